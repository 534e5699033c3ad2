// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Hashing

/// A hash of bytes that drives a ``ByteTranscript``.
public protocol ByteHash: Sendable {
    /// Hashes bytes.
    static func hash(_ bytes: [UInt8]) -> Digest
    /// Hashes a prefix and eight bytes more, for who tries many.
    static func continuation(of prefix: [UInt8]) -> (UInt64) -> Digest
}

extension ByteHash {
    /// Hashes all of it each time.
    public static func continuation(of prefix: [UInt8]) -> (UInt64) -> Digest {
        { lane in
            hash(prefix + (0..<8).map { UInt8(truncatingIfNeeded: lane >> UInt64(8 * $0)) })
        }
    }
}

extension BLAKE3: ByteHash {
    /// Hashes what all continuations share once.
    public static func continuation(of prefix: [UInt8]) -> (UInt64) -> Digest {
        BLAKE3Continuation(prefix: prefix).hash
    }
}

extension Keccak: ByteHash {
    /// Hashes bytes with Keccak-256.
    public static func hash(_ bytes: [UInt8]) -> Digest { hash256(bytes) }
}

/// The transcript of the byte hashes.
///
/// Observed bytes gather in a buffer. A draw hashes the buffer, which the digest then replaces, and
/// takes the digest's bytes from the end; the next observation drops what was not taken.
public struct ByteTranscript<Hash: ByteHash>: Transcript {
    private var input: [UInt8] = []
    private var output: [UInt8] = []

    /// Starts empty and binds the relation's digest.
    public init(relation: Word) {
        for index in 0..<4 { observe(relation[index]) }
    }

    /// Binds eight bytes, little-endian.
    public mutating func observe(_ felt: Felt) {
        output.removeAll(keepingCapacity: true)
        append(felt.value)
    }

    /// Binds the 32 bytes.
    public mutating func observe(_ digest: Digest) {
        output.removeAll(keepingCapacity: true)
        append(digest.lane0)
        append(digest.lane1)
        append(digest.lane2)
        append(digest.lane3)
    }

    private mutating func append(_ lane: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            input.append(UInt8(truncatingIfNeeded: lane >> shift))
        }
    }

    private mutating func drawLane() -> UInt64 {
        var lane: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            if output.isEmpty {
                output = Hash.hash(input).bytes
                input = output
            }
            lane |= UInt64(output.removeLast()) << shift
        }
        return lane
    }

    /// Draws a base element: eight bytes, again while they make `p` or more.
    public mutating func drawFelt() -> Felt {
        while true {
            let lane = drawLane()
            if lane < Felt.modulus { return Felt(reducing: lane) }
        }
    }

    /// Draws the low bits of eight bytes.
    public mutating func drawBits(_ bitCount: Int) -> UInt64 {
        drawLane() & (1 << UInt64(bitCount) - 1)
    }

    /// Hashes the buffer once for all witnesses.
    public func workTrial(bitCount: Int) -> (Felt) -> Bool {
        let continuation = Hash.continuation(of: input)
        let mask: UInt64 = 1 << UInt64(bitCount) - 1
        // Bytes are taken from the digest's end, the least significant first.
        return { witness in continuation(witness.value).lane3.byteSwapped & mask == 0 }
    }
}
