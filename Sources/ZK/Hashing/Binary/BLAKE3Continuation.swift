// SPDX-License-Identifier: MIT

/// The BLAKE3 hash of a fixed prefix and eight bytes more, for many choices of these.
///
/// All that the choices share is compressed once: the chunks before the last, and the blocks before
/// the last of the last chunk.
public struct BLAKE3Continuation: HashContinuation {
    /// The subtrees to the left of the last chunk, the smallest first.
    private var subtrees: [Chaining] = []
    private var chaining = Chaining.initial
    private var block = [16 of UInt32](repeating: 0)
    /// Words of the prefix in the last block.
    private let wordCount: Int
    private var flags: UInt32 = .chunkEnd

    /// Compresses what all continuations share.
    ///
    /// - Parameter prefix: A multiple of eight bytes.
    public init(prefix: [UInt8]) {
        precondition(prefix.count % 8 == 0, "continuations are aligned")
        let chunk = prefix.count / 1024
        let start = chunk * 1024
        let words = Self.words(prefix)
        var first = 0
        for bit in (0..<Int.bitWidth - 1).reversed() where chunk >> bit & 1 == 1 {
            let chunks = first..<first + 1 << bit
            subtrees.insert(
                BLAKE3.hashTree(words, chunks: chunks, byteCount: prefix.count, flags: 0),
                at: 0
            )
            first = chunks.upperBound
        }
        let blockCount = (prefix.count - start) / 64
        for index in 0..<blockCount {
            for word in 0..<16 { block[word] = words[start / 4 + 16 * index + word] }
            chaining = chaining.compressed(
                block,
                counter: UInt64(chunk),
                byteCount: 64,
                flags: index == 0 ? .chunkStart : 0
            )
        }
        block = [16 of UInt32](repeating: 0)
        let rest = start / 4 + 16 * blockCount
        wordCount = words.count - rest
        for word in 0..<wordCount { block[word] = words[rest + word] }
        if blockCount == 0 { flags |= .chunkStart }
        if chunk == 0 { flags |= .root }
        counter = UInt64(chunk)
    }

    private let counter: UInt64

    private static func words(_ bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count, by: 4).map { start in
            var word: UInt32 = 0
            for index in (start..<start + 4).reversed() { word = word << 8 | UInt32(bytes[index]) }
            return word
        }
    }

    /// The chaining value, the last block, its chunk, bytes and flags, and the subtrees after their
    /// number.
    public var cells: [UInt64] {
        let words = (0..<8).map { UInt64(block[2 * $0]) | UInt64(block[2 * $0 + 1]) << 32 }
        let end = [counter, UInt64(byteCount), UInt64(flags), UInt64(subtrees.count)]
        return chaining.lanes + words + end + subtrees.flatMap { $0.lanes }
    }

    /// The cell that takes the integer: one of the block's.
    public var place: Int { 4 + wordCount / 2 }

    private var byteCount: UInt32 { UInt32(4 * wordCount + 8) }

    /// The hash of the prefix and an integer's eight bytes, little-endian.
    ///
    /// - Complexity: one compression, and one more for each one in the binary number of whole KiB
    ///   of the prefix.
    public func hash(_ lane: UInt64) -> Digest {
        var last = block
        last[wordCount] = UInt32(truncatingIfNeeded: lane)
        last[wordCount + 1] = UInt32(truncatingIfNeeded: lane >> 32)
        var node = chaining.compressed(
            last,
            counter: counter,
            byteCount: byteCount,
            flags: flags
        )
        for (index, subtree) in subtrees.enumerated() {
            let isRoot = index == subtrees.count - 1
            var pair = [16 of UInt32](repeating: 0)
            subtree.digest.store(into: &pair, at: 0)
            node.digest.store(into: &pair, at: 8)
            node = Chaining.initial.compressed(
                pair,
                counter: 0,
                byteCount: 64,
                flags: isRoot ? .parent | .root : .parent
            )
        }
        return node.digest
    }
}

extension Chaining {
    fileprivate var lanes: [UInt64] {
        let digest = digest
        return [digest.lane0, digest.lane1, digest.lane2, digest.lane3]
    }
}
