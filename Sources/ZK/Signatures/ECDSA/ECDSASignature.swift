// SPDX-License-Identifier: MIT

public import ByteCoding

/// An ECDSA signature over secp256k1 with the number that selects among recovered keys.
///
/// Holds what was read; whether the scalars are usable shows when it is verified.
public struct ECDSASignature: Hashable, Sendable {
    /// The number of bytes.
    public static let byteCount = 65

    let r: UInt256
    let s: UInt256
    /// Bit 0 says that the nonce's point has an odd second coordinate, bit 1 that its first was
    /// reduced by the order.
    public let recoveryID: UInt8

    init(r: UInt256, s: UInt256, recoveryID: UInt8) {
        self.r = r
        self.s = s
        self.recoveryID = recoveryID
    }

    /// Reads 65 bytes: r and s, highest byte first, and the recovery number.
    /// - Throws: ``SignatureError/byteCount(expected:got:)``, ``SignatureError/recoveryID(_:)``.
    public init(bytes: [UInt8]) throws(SignatureError) {
        guard bytes.count == Self.byteCount else {
            throw .byteCount(expected: Self.byteCount, got: bytes.count)
        }
        guard bytes[64] <= 3 else { throw .recoveryID(bytes[64]) }
        self.init(
            r: UInt256(bigEndian: bytes),
            s: UInt256(bigEndian: bytes, at: 32),
            recoveryID: bytes[64]
        )
    }

    /// The 65 bytes.
    public var bytes: [UInt8] { r.bigEndianBytes + s.bigEndianBytes + [recoveryID] }
}

extension ECDSASignature: ByteEncodable, ByteDecodable {
    /// Appends the 65 bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(bytes) }

    /// Reads 65 bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let bytes = try reader.readBytes(Self.byteCount)
        do { try self.init(bytes: bytes) } catch {
            throw reader.broken("a recovery number of at most 3", at: start + 64)
        }
    }
}
