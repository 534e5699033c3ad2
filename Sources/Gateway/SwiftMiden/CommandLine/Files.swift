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
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count, fsync(descriptor) == 0 else { throw failure(path) }
    }

    /// Writes a file whole or not at all, in place of one that is there.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let draft = path + ".part"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
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
        guard rename(draft, path) == 0 else { throw failure(path) }
    }

    /// The files below a folder with an ending, as paths relative to it, in order.
    static func list(_ folder: String, suffix: String) throws -> [String] {
        var found: [String] = []
        var waiting = [""]
        while let below = waiting.popLast() {
            guard let directory = opendir(folder + "/" + below) else { throw failure(folder) }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                        String(cString: $0)
                    }
                }
                guard !name.hasPrefix(".") else { continue }
                if entry.pointee.d_type == DT_DIR {
                    waiting.append(below + name + "/")
                } else if name.hasSuffix(suffix) {
                    found.append(below + name)
                }
                guard found.count + waiting.count <= filesMax else {
                    throw CommandFailure(
                        .failure,
                        code: "too_many_files",
                        "\(folder) holds more than \(filesMax) files"
                    )
                }
            }
        }
        return found.sorted()
    }

    /// The most files that a command reads from a folder.
    private static let filesMax = 65_536

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
