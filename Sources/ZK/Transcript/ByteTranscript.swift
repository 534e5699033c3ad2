// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Hashing

/// A hash of bytes that drives a ``ByteTranscript``.
public protocol ByteHash: Sendable {
    /// Hashes a prefix and eight bytes more, for who tries many.
    associatedtype Continuation: HashContinuation
    /// Hashes bytes.
    static func hash(_ bytes: [UInt8]) -> Digest
}

extension BLAKE3: ByteHash {
    /// Hashes what all continuations share once.
    public typealias Continuation = BLAKE3Continuation
}

extension Keccak: ByteHash {
    /// Hashes what all continuations share once.
    public typealias Continuation = KeccakContinuation
    /// Hashes bytes with Keccak-256.
    public static func hash(_ bytes: [UInt8]) -> Digest { hash256(bytes) }
}

/// The transcript of the byte hashes.
///
/// Observed bytes gather in a buffer. A draw hashes the buffer, which the digest then replaces, and
/// takes the digest's bytes from the end; the next observation drops what was not taken.
public struct ByteTranscript<Hash: ByteHash>: GrindingTranscript {
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

    /// The bits that work must leave zero in a digest's last lane: bytes are taken from the end,
    /// the least significant first.
    private func workMask(bitCount: Int) -> UInt64 { (1 << UInt64(bitCount) - 1).byteSwapped }

    /// Hashes the buffer once for all witnesses.
    public func workTrial(bitCount: Int) -> (Felt) -> Bool {
        let continuation = Hash.Continuation(prefix: input)
        let mask = workMask(bitCount: bitCount)
        return { witness in continuation.hash(witness.value).lane3 & mask == 0 }
    }

    /// The buffer's hash, which a witness continues.
    public func pendingWork(bitCount: Int) -> PendingWork {
        let continuation = Hash.Continuation(prefix: input)
        return PendingWork(
            cells: continuation.cells,
            place: continuation.place,
            mask: workMask(bitCount: bitCount)
        )
    }
}
