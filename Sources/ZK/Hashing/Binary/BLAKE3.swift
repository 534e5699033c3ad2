// SPDX-License-Identifier: MIT

/// BLAKE3 with 32-byte output: names, and the default hash of proofs.
///
/// - Source: the BLAKE3 specification, sections 2.1 to 2.5.
public enum BLAKE3: Sendable {
    /// Hashes bytes.
    ///
    /// - Complexity: one compression for every 64 bytes and one for every further KiB.
    public static func hash(_ bytes: [UInt8]) -> Digest {
        var words: [UInt32] = []
        words.reserveCapacity((bytes.count + 63) / 64 * 16)
        var index = 0
        while index + 4 <= bytes.count {
            words.append(
                UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8
                    | UInt32(bytes[index + 2]) << 16 | UInt32(bytes[index + 3]) << 24
            )
            index += 4
        }
        if index < bytes.count {
            var last: UInt32 = 0
            for position in (index..<bytes.count).reversed() {
                last = last << 8 | UInt32(bytes[position])
            }
            words.append(last)
        }
        return hash(words: words, byteCount: bytes.count)
    }

    /// Hashes 64-bit lanes, eight little-endian bytes each.
    public static func hash(lanes: [UInt64]) -> Digest {
        var words: [UInt32] = []
        words.reserveCapacity(lanes.count * 2)
        for lane in lanes {
            words.append(UInt32(truncatingIfNeeded: lane))
            words.append(UInt32(truncatingIfNeeded: lane >> 32))
        }
        return hash(words: words, byteCount: lanes.count * 8)
    }

    /// Hashes two digests: the inner node of a binary tree.
    public static func merge(_ left: Digest, _ right: Digest) -> Digest {
        var block = [16 of UInt32](repeating: 0)
        left.store(into: &block, at: 0)
        right.store(into: &block, at: 8)
        let flags: UInt32 = .chunkStart | .chunkEnd | .root
        return Chaining.initial.compressed(block, counter: 0, byteCount: 64, flags: flags).digest
    }

    private static func hash(words: [UInt32], byteCount: Int) -> Digest {
        let chunkCount = max(1, (byteCount + 1023) / 1024)
        guard chunkCount > 1 else {
            return hashChunk(words, at: 0, byteCount: byteCount, counter: 0, flags: .root).digest
        }
        return hashTree(words, chunks: 0..<chunkCount, byteCount: byteCount, flags: .root).digest
    }

    /// Hashes a run of chunks; the left child takes the largest power of two below their number.
    static func hashTree(
        _ words: [UInt32],
        chunks: Range<Int>,
        byteCount: Int,
        flags: UInt32
    ) -> Chaining {
        guard chunks.count > 1 else {
            let start = chunks.lowerBound * 1024
            return hashChunk(
                words,
                at: start / 4,
                byteCount: min(1024, byteCount - start),
                counter: UInt64(chunks.lowerBound),
                flags: 0
            )
        }
        let split = 1 << (Int.bitWidth - 1 - (chunks.count - 1).leadingZeroBitCount)
        let middle = chunks.lowerBound + split
        let left = hashTree(
            words,
            chunks: chunks.lowerBound..<middle,
            byteCount: byteCount,
            flags: 0
        )
        let right = hashTree(
            words,
            chunks: middle..<chunks.upperBound,
            byteCount: byteCount,
            flags: 0
        )
        var block = [16 of UInt32](repeating: 0)
        left.digest.store(into: &block, at: 0)
        right.digest.store(into: &block, at: 8)
        return Chaining.initial.compressed(
            block,
            counter: 0,
            byteCount: 64,
            flags: flags | .parent
        )
    }

    private static func hashChunk(
        _ words: [UInt32],
        at start: Int,
        byteCount: Int,
        counter: UInt64,
        flags: UInt32
    ) -> Chaining {
        let blockCount = max(1, (byteCount + 63) / 64)
        var chaining = Chaining.initial
        for index in 0..<blockCount {
            var block = [16 of UInt32](repeating: 0)
            let offset = start + 16 * index
            for word in 0..<min(16, max(0, words.count - offset)) {
                block[word] = words[offset + word]
            }
            var blockFlags: UInt32 = index == 0 ? .chunkStart : 0
            if index == blockCount - 1 { blockFlags |= .chunkEnd | flags }
            chaining = chaining.compressed(
                block,
                counter: counter,
                byteCount: UInt32(min(64, byteCount - 64 * index)),
                flags: blockFlags
            )
        }
        return chaining
    }
}

// What a node of the tree is, as the compression function is told.
extension UInt32 {
    static var chunkStart: UInt32 { 1 }
    static var chunkEnd: UInt32 { 2 }
    static var parent: UInt32 { 4 }
    static var root: UInt32 { 8 }
}

extension Digest {
    func store(into block: inout [16 of UInt32], at offset: Int) {
        block[offset] = UInt32(truncatingIfNeeded: lane0)
        block[offset + 1] = UInt32(truncatingIfNeeded: lane0 >> 32)
        block[offset + 2] = UInt32(truncatingIfNeeded: lane1)
        block[offset + 3] = UInt32(truncatingIfNeeded: lane1 >> 32)
        block[offset + 4] = UInt32(truncatingIfNeeded: lane2)
        block[offset + 5] = UInt32(truncatingIfNeeded: lane2 >> 32)
        block[offset + 6] = UInt32(truncatingIfNeeded: lane3)
        block[offset + 7] = UInt32(truncatingIfNeeded: lane3 >> 32)
    }
}

/// The chaining value: eight words in two rows of four.
struct Chaining {
    typealias Row = SIMD4<UInt32>
    let low, high: Row

    static let firstRow = Row(0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A)
    static let initial = Chaining(
        low: firstRow,
        high: Row(0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19)
    )

    var digest: Digest {
        func lane(_ row: Row, _ index: Int) -> UInt64 {
            UInt64(row[index]) | UInt64(row[index + 1]) << 32
        }
        return Digest(lane(low, 0), lane(low, 2), lane(high, 0), lane(high, 2))
    }

    func compressed(
        _ block: [16 of UInt32],
        counter: UInt64,
        byteCount: UInt32,
        flags: UInt32
    ) -> Chaining {
        var state = Mixer(
            a: low,
            b: high,
            c: Self.firstRow,
            d: Row(
                UInt32(truncatingIfNeeded: counter),
                UInt32(truncatingIfNeeded: counter >> 32),
                byteCount,
                flags
            )
        )
        var message = block
        for round in 0..<7 {
            state.mixRound(message)
            if round < 6 { message = permuted(message) }
        }
        return Chaining(low: state.a ^ state.c, high: state.b ^ state.d)
    }

    private func permuted(_ m: [16 of UInt32]) -> [16 of UInt32] {
        [
            m[2], m[6], m[3], m[10], m[7], m[0], m[4], m[13],
            m[1], m[11], m[12], m[5], m[9], m[14], m[15], m[8],
        ]
    }
}

/// The sixteen words of the compression function, mixed four columns at a time.
private struct Mixer {
    typealias Row = SIMD4<UInt32>
    var a, b, c, d: Row

    @inline(__always)
    mutating func mixRound(_ m: [16 of UInt32]) {
        mix(Row(m[0], m[2], m[4], m[6]), Row(m[1], m[3], m[5], m[7]))
        b = Row(b[1], b[2], b[3], b[0])
        c = Row(c[2], c[3], c[0], c[1])
        d = Row(d[3], d[0], d[1], d[2])
        mix(Row(m[8], m[10], m[12], m[14]), Row(m[9], m[11], m[13], m[15]))
        b = Row(b[3], b[0], b[1], b[2])
        c = Row(c[2], c[3], c[0], c[1])
        d = Row(d[1], d[2], d[3], d[0])
    }

    @inline(__always)
    private mutating func mix(_ x: Row, _ y: Row) {
        a = a &+ b &+ x
        d = rotated(d ^ a, by: 16)
        c = c &+ d
        b = rotated(b ^ c, by: 12)
        a = a &+ b &+ y
        d = rotated(d ^ a, by: 8)
        c = c &+ d
        b = rotated(b ^ c, by: 7)
    }

    @inline(__always)
    private func rotated(_ row: Row, by count: UInt32) -> Row {
        row &>> Row(repeating: count) | row &<< Row(repeating: 32 - count)
    }
}
