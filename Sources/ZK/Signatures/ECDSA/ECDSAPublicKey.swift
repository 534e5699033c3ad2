// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// A point of secp256k1 that verifies signatures.
public struct ECDSAPublicKey: Hashable, Sendable {
    /// The number of bytes.
    public static let byteCount = 33
    /// What stands before the 33 bytes of a key in a `SubjectPublicKeyInfo`.
    private static let infoPrefix: [UInt8] = [
        0x30, 0x36, 0x30, 0x10, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x05,
        0x2B, 0x81, 0x04, 0x00, 0x0A, 0x03, 0x22, 0x00,
    ]

    private let x: Secp256k1Point.Coordinate
    private let y: Secp256k1Point.Coordinate

    /// Reads 33 bytes: 02 for an even second coordinate, 03 for an odd one, or 05, which stands for
    /// 02; then the first coordinate, highest byte first.
    ///
    /// - Throws: ``SignatureError/byteCount(expected:got:)``,
    ///   ``SignatureError/unknownPrefix(_:)``, ``SignatureError/notOnCurve``.
    /// - Complexity: one square root.
    public init(bytes: [UInt8]) throws(SignatureError) {
        guard bytes.count == Self.byteCount else {
            throw .byteCount(expected: Self.byteCount, got: bytes.count)
        }
        guard [2, 3, 5].contains(bytes[0]) else { throw .unknownPrefix(bytes[0]) }
        let x = UInt256(bigEndian: bytes, at: 1)
        guard let point = Secp256k1Point(x: x, isOdd: bytes[0] == 3) else { throw .notOnCurve }
        self.init(affine: (point.x, point.y))
    }

    /// Reads a `SubjectPublicKeyInfo` of a compressed key.
    /// - Throws: ``SignatureError/malformedDER``, or as ``init(bytes:)``.
    public init(publicKeyInfo der: [UInt8]) throws(SignatureError) {
        guard der.starts(with: Self.infoPrefix) else { throw .malformedDER }
        try self.init(bytes: Array(der[Self.infoPrefix.count...]))
    }

    init(affine: (x: Secp256k1Point.Coordinate, y: Secp256k1Point.Coordinate)) {
        x = affine.x
        y = affine.y
    }

    var point: Secp256k1Point { Secp256k1Point(affineX: x, y: y) }

    /// The 33 bytes, the first of them 02 or 03.
    public var bytes: [UInt8] { [y.isOdd ? 3 : 2] + x.integer.bigEndianBytes }

    /// The `SubjectPublicKeyInfo`.
    public var publicKeyInfo: [UInt8] { Self.infoPrefix + bytes }

    /// The 33 bytes, four to an element.
    ///
    /// Shape `[9]`.
    public var elements: [Felt] { Felt.packing(bytes) }

    /// The word that stands for the key in accounts.
    public var commitment: Word { Poseidon2.hash(elements) }
}

extension ECDSAPublicKey: ByteEncodable, ByteDecodable {
    /// Appends the 33 bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(bytes) }

    /// Reads 33 bytes of a point.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let bytes = try reader.readBytes(Self.byteCount)
        do { try self.init(bytes: bytes) } catch {
            throw reader.broken("a compressed point of secp256k1", at: start)
        }
    }
}
