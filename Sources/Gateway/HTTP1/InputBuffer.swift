// SPDX-License-Identifier: MIT

/// Bytes that came and were not consumed yet.
struct InputBuffer: Sendable {
    private var bytes: [UInt8] = []
    private var position = 0
    /// How far the search for a line's end has come, so that slow feeding stays linear.
    private var scanned = 0

    var count: Int { bytes.count - position }

    mutating func append(_ more: UnsafeRawBufferPointer) {
        if position == bytes.count {
            bytes.removeAll(keepingCapacity: true)
            (position, scanned) = (0, 0)
        } else if position > 4096 && position > bytes.count / 2 {
            bytes.removeFirst(position)
            scanned -= position
            position = 0
        }
        bytes.append(contentsOf: more)
    }

    enum LineFailure: Error { case tooLong, bareLineFeed, bareCarriageReturn }

    /// Takes a line without its CRLF; `nil` when its end has not come.
    ///
    /// The verdict depends on the bytes only, not on how they were cut.
    mutating func takeLine(byteCountMax: Int) throws(LineFailure) -> ArraySlice<UInt8>? {
        scanned = max(scanned, position)
        let searchEnd = min(bytes.count, position + byteCountMax + 2)
        guard let feed = bytes[scanned..<searchEnd].firstIndex(of: 0x0A) else {
            scanned = searchEnd
            if count > byteCountMax + 1 { throw .tooLong }
            return nil
        }
        guard feed > position, bytes[feed - 1] == 0x0D else { throw .bareLineFeed }
        let line = bytes[position..<(feed - 1)]
        guard line.count <= byteCountMax else { throw .tooLong }
        guard !line.contains(0x0D) else { throw .bareCarriageReturn }
        position = feed + 1
        scanned = position
        return line
    }

    /// Takes up to `byteCount` bytes.
    mutating func take(_ byteCount: Int) -> ArraySlice<UInt8> {
        let end = position + min(byteCount, count)
        defer { position = end }
        return bytes[position..<end]
    }
}
