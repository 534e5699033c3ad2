// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// A point of edwards25519 that verifies signatures.
///
/// Kept as it was written: the form need not be reduced, and points of small order are allowed.
public struct Ed25519PublicKey: Sendable {
    /// The number of bytes.
    public static let byteCount = 32

    /// The 32 bytes.
    public let bytes: [UInt8]
    let point: Edwards25519Point

    /// Reads 32 bytes.
    /// - Throws: ``SignatureError/byteCount(expected:got:)``, ``SignatureError/notOnCurve``.
    public init(bytes: [UInt8]) throws(SignatureError) {
        guard bytes.count == Self.byteCount else {
            throw .byteCount(expected: Self.byteCount, got: bytes.count)
        }
        guard let point = Edwards25519Point(compressed: bytes) else { throw .notOnCurve }
        self.bytes = bytes
        self.point = point
    }

    /// The 32 bytes, four to an element.
    ///
    /// Shape `[8]`.
    public var elements: [Felt] { Felt.packing(bytes) }

    /// The word that stands for the key in accounts.
    public var commitment: Word { Poseidon2.hash(elements) }
}

extension Ed25519PublicKey: Hashable {
    /// Compares the bytes.
    public static func == (lhs: Ed25519PublicKey, rhs: Ed25519PublicKey) -> Bool {
        lhs.bytes == rhs.bytes
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension Ed25519PublicKey: ByteEncodable, ByteDecodable {
    /// Appends the 32 bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(bytes) }

    /// Reads 32 bytes of a point.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let bytes = try reader.readBytes(Self.byteCount)
        do { try self.init(bytes: bytes) } catch {
            throw reader.broken("a point of edwards25519", at: start)
        }
    }
}
