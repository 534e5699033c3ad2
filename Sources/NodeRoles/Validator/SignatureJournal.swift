// SPDX-License-Identifier: MIT

import Glibc

/// Remembers, across any crash, which block of each height was signed.
///
/// A file of records of fixed size, one a height without gaps, each on disk before the signature
/// leaves the process. Beside it lies the last signed block whole, behind a copy of its record, so
/// that a sequencer that died before storing it can have it again. The block is written first: who
/// dies in between completes the record when it comes back.
final class SignatureJournal {
    private let descriptor: Int32
    private let path: String
    private let lastBlockPath: String
    private let directory: String
    /// The first record: the block from which the validator started.
    private(set) var first: SignatureRecord?
    /// The last record; nil only in a journal that was just made.
    private(set) var last: SignatureRecord?

    /// Opens the journal in a directory, which is made if it is missing.
    init(directory: String) throws(JournalError) {
        let isNew = mkdir(directory, 0o700) == 0
        if !isNew, errno != EEXIST { throw .fileSystem(path: directory, code: errno) }
        self.directory = directory
        lastBlockPath = directory + "/last-block"
        path = directory + "/signatures"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .fileSystem(path: path, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
        if isNew { try synchronize(folder: directory + "/..") }
        try synchronize(folder: directory)
        try restore()
    }

    /// Gives the file back to other processes.
    deinit { close(descriptor) }

    /// Reads both ends, cuts off a torn record, and completes one that only the block has.
    private func restore() throws(JournalError) {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw .fileSystem(path: path, code: errno) }
        let count = Int(end) / SignatureRecord.byteCount
        let whole = off_t(count * SignatureRecord.byteCount)
        guard end == whole || ftruncate(descriptor, whole) == 0 else {
            throw .fileSystem(path: path, code: errno)
        }
        if count > 0 {
            let (first, last) = (try record(at: 0), try record(at: count - 1))
            guard Int(last.height) - Int(first.height) == count - 1 else {
                throw .damaged(path: path)
            }
            (self.first, self.last) = (first, last)
        }
        guard let last, let (record, _) = try storedBlock(), record.height == last.height + 1
        else { return }
        try write(record)
    }

    /// The record of a height; nil if the journal does not reach there.
    func record(of height: UInt32) throws(JournalError) -> SignatureRecord? {
        guard let first, let last, (first.height...last.height).contains(height) else { return nil }
        return try record(at: Int(height - first.height))
    }

    /// Starts an empty journal with a block that was signed elsewhere.
    func start(at record: SignatureRecord) throws(JournalError) {
        assert(last == nil)
        try write(record)
    }

    /// Puts a record and its block on disk.
    func append(_ record: SignatureRecord, block: [UInt8]) throws(JournalError) {
        assert(last.map { record.height == $0.height + 1 } ?? false)
        try replaceFile(lastBlockPath, with: record.bytes + block)
        try write(record)
    }

    /// The bytes of the last signed block; nil before the first.
    func lastBlock() throws(JournalError) -> [UInt8]? {
        guard let last, last != first else { return nil }
        guard let (record, block) = try storedBlock(), record == last else {
            throw .damaged(path: lastBlockPath)
        }
        return block
    }

    private func storedBlock() throws(JournalError) -> (SignatureRecord, [UInt8])? {
        let file = open(lastBlockPath, O_RDONLY | O_CLOEXEC)
        if file < 0, errno == ENOENT { return nil }
        guard file >= 0 else { throw .fileSystem(path: lastBlockPath, code: errno) }
        defer { close(file) }
        let bytes = try readFile(file, path: lastBlockPath)
        guard let record = SignatureRecord(bytes: bytes.prefix(SignatureRecord.byteCount)) else {
            throw .damaged(path: lastBlockPath)
        }
        return (record, Array(bytes.dropFirst(SignatureRecord.byteCount)))
    }

    private func record(at index: Int) throws(JournalError) -> SignatureRecord {
        var bytes = [UInt8](repeating: 0, count: SignatureRecord.byteCount)
        let offset = off_t(index * SignatureRecord.byteCount)
        let count = bytes.withUnsafeMutableBytes {
            pread(descriptor, $0.baseAddress, $0.count, offset)
        }
        guard count >= 0 else { throw .fileSystem(path: path, code: errno) }
        guard count == bytes.count, let record = SignatureRecord(bytes: bytes[...]) else {
            throw .damaged(path: path)
        }
        return record
    }

    /// Writes behind the last record, over what an attempt that failed may have left there.
    private func write(_ record: SignatureRecord) throws(JournalError) {
        let index = first.map { Int(record.height - $0.height) } ?? 0
        let end = off_t(index * SignatureRecord.byteCount)
        guard lseek(descriptor, end, SEEK_SET) == end else {
            throw .fileSystem(path: path, code: errno)
        }
        try writeAll(record.bytes, to: descriptor, path: path)
        guard fsync(descriptor) == 0 else { throw .fileSystem(path: path, code: errno) }
        if first == nil { first = record }
        last = record
    }

    private func replaceFile(_ path: String, with bytes: [UInt8]) throws(JournalError) {
        let draft = path + ".new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .fileSystem(path: draft, code: errno) }
        defer { close(file) }
        try writeAll(bytes, to: file, path: draft)
        guard fsync(file) == 0, rename(draft, path) == 0 else {
            throw .fileSystem(path: path, code: errno)
        }
        try synchronize(folder: directory)
    }
}

/// Why the journal of signatures cannot be used.
public enum JournalError: Error, Equatable, Sendable {
    /// A system call on a file failed.
    case fileSystem(path: String, code: Int32)
    /// Another process holds the journal.
    case inUse(path: String)
    /// The file does not hold what a validator writes.
    case damaged(path: String)
}

/// Makes names in a folder survive a power cut.
private func synchronize(folder path: String) throws(JournalError) {
    let folder = open(path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw .fileSystem(path: path, code: errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .fileSystem(path: path, code: errno) }
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
