// SPDX-License-Identifier: MIT

import Glibc

/// Remembers, across any crash, which block of each height was signed.
///
/// A file of records of fixed size, each on disk before the signature leaves the process. A torn
/// last record was never acknowledged and is cut off. Beside it lies the last signed block whole,
/// so that a sequencer that died before storing it can have it again.
final class SignatureJournal {
    /// One signature.
    struct Record: Equatable {
        let height: UInt32
        /// The block's commitment. Shape `[32]`.
        let commitment: [UInt8]
        /// The signature over it. Shape `[65]`.
        let signature: [UInt8]

        static let byteCount = 4 + 32 + 65

        var bytes: [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: height >> UInt32(8 * $0)) } + commitment
                + signature
        }

        init(height: UInt32, commitment: [UInt8], signature: [UInt8]) {
            assert(commitment.count == 32 && signature.count == 65)
            self.height = height
            self.commitment = commitment
            self.signature = signature
        }

        init(bytes: ArraySlice<UInt8>) {
            let start = bytes.startIndex
            height = (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
            commitment = Array(bytes[start + 4..<start + 36])
            signature = Array(bytes[start + 36..<start + Record.byteCount])
        }
    }

    private let descriptor: Int32
    private let lastBlockPath: String
    private let directory: String
    /// The last record; nil before the first.
    private(set) var last: Record?

    /// Opens the journal in a directory, which is made if it is missing.
    init(directory: String) throws(JournalError) {
        if mkdir(directory, 0o700) != 0, errno != EEXIST {
            throw .fileSystem(path: directory, code: errno)
        }
        self.directory = directory
        lastBlockPath = directory + "/last-block"
        let path = directory + "/signatures"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .fileSystem(path: path, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
        let bytes = try readFile(descriptor, path: path)
        let whole = bytes.count / Record.byteCount * Record.byteCount
        if whole < bytes.count, ftruncate(descriptor, off_t(whole)) != 0 {
            throw .fileSystem(path: path, code: errno)
        }
        if whole > 0 { last = Record(bytes: bytes[(whole - Record.byteCount)..<whole]) }
        guard lseek(descriptor, 0, SEEK_END) == off_t(whole) else {
            throw .fileSystem(path: path, code: errno)
        }
    }

    /// Puts a record and its block on disk.
    func append(_ record: Record, block: [UInt8]) throws(JournalError) {
        assert(last.map { record.height == $0.height + 1 } ?? true)
        try replaceFile(lastBlockPath, with: block)
        try writeAll(record.bytes, to: descriptor, path: directory)
        guard fsync(descriptor) == 0 else { throw .fileSystem(path: directory, code: errno) }
        last = record
    }

    /// The bytes of the last signed block; nil before the first.
    func lastBlock() throws(JournalError) -> [UInt8]? {
        guard last != nil else { return nil }
        let file = open(lastBlockPath, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .fileSystem(path: lastBlockPath, code: errno) }
        defer { close(file) }
        return try readFile(file, path: lastBlockPath)
    }

    /// Gives the file back to other processes.
    deinit { close(descriptor) }

    private func replaceFile(_ path: String, with bytes: [UInt8]) throws(JournalError) {
        let draft = path + ".new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .fileSystem(path: draft, code: errno) }
        defer { close(file) }
        try writeAll(bytes, to: file, path: draft)
        guard fsync(file) == 0, rename(draft, path) == 0 else {
            throw .fileSystem(path: path, code: errno)
        }
        let folder = open(directory, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw .fileSystem(path: directory, code: errno) }
        defer { close(folder) }
        // The new name itself must survive a power cut.
        guard fsync(folder) == 0 else { throw .fileSystem(path: directory, code: errno) }
    }
}

/// Why the journal of signatures cannot be used.
public enum JournalError: Error, Equatable, Sendable {
    /// A system call on a file failed.
    case fileSystem(path: String, code: Int32)
    /// Another process holds the journal.
    case inUse(path: String)
}

private func writeAll(_ bytes: [UInt8], to file: Int32, path: String) throws(JournalError) {
    var written = 0
    while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw .fileSystem(path: path, code: errno) }
        written += count
    }
}

private func readFile(_ file: Int32, path: String) throws(JournalError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw .fileSystem(path: path, code: errno) }
        if count == 0 { return bytes }
        bytes.append(contentsOf: buffer[..<count])
    }
}
