// SPDX-License-Identifier: MIT

import Glibc

/// Whole files, read and written with errors that name them.
enum Files {
    /// The longest file that a command reads.
    static let byteCountMax = 1 << 30

    /// Reads a file; `-` is standard input.
    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if descriptor != 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: buffer[..<count])
            guard bytes.count <= byteCountMax else {
                throw CommandFailure(.failure, code: "file_too_large", "\(path) is too large")
            }
        }
    }

    /// Writes a file, in the place of one that is there.
    static func save(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            written += count
        }
    }

    /// The files below a folder, with paths relative to it, in order of their paths.
    ///
    /// Folders are followed 32 deep; links are not followed.
    static func tree(_ root: String) throws -> [String] {
        var found: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let place = folder.isEmpty ? root : "\(root)/\(folder)"
            guard let stream = opendir(place) else { throw failure(place) }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name == "." || name == ".." { continue }
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                var status = stat()
                guard lstat("\(root)/\(path)", &status) == 0 else { throw failure(path) }
                switch status.st_mode & S_IFMT {
                case S_IFDIR where path.split(separator: "/").count < 32: folders.append(path)
                case S_IFREG: found.append(path)
                default: break
                }
            }
        }
        return found.sorted()
    }

    /// Reads a secret, which nobody but its owner may be able to read.
    static func readSecret(_ path: String) throws -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(path) }
        guard status.st_mode & 0o077 == 0 else {
            throw CommandFailure(
                .failure,
                code: "key_file_mode",
                "others may read the key file \(path)",
                hint: "chmod 600 \(path)"
            )
        }
        return try read(path)
    }

    /// Writes a new file that only its owner may read; leaves one that is there.
    static func writeSecret(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0, errno == EEXIST { return }
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count, fsync(descriptor) == 0 else { throw failure(path) }
    }

    /// Makes a folder and those above it.
    static func makeDirectory(_ path: String) throws {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o755) != 0, errno != EEXIST { throw failure(made) }
        }
    }

    private static func failure(_ path: String) -> CommandFailure {
        let code = errno
        return CommandFailure(
            code == ENOENT ? .notFound : .failure,
            code: code == ENOENT ? "file_not_found" : "file_error",
            "\(path): \(String(cString: strerror(code)))"
        )
    }
}
