// SPDX-License-Identifier: MIT

public import ByteCoding

/// An Ed25519 signature: a point and a scalar, as they were written.
public struct Ed25519Signature: Hashable, Sendable {
    /// The number of bytes.
    public static let byteCount = 64

    /// The 64 bytes: the point R and the scalar s, lowest byte first.
    public let bytes: [UInt8]

    /// Reads 64 bytes.
    /// - Throws: ``SignatureError/byteCount(expected:got:)``.
    public init(bytes: [UInt8]) throws(SignatureError) {
        guard bytes.count == Self.byteCount else {
            throw .byteCount(expected: Self.byteCount, got: bytes.count)
        }
        self.bytes = bytes
    }

    /// Reads 64 bytes, bare or in a `BIT STRING`.
    /// - Throws: ``SignatureError/malformedDER``.
    public init(der: [UInt8]) throws(SignatureError) {
        let prefix: [UInt8] = [0x03, 0x41, 0x00]
        let isWrapped = der.count == prefix.count + Self.byteCount && der.starts(with: prefix)
        guard isWrapped || der.count == Self.byteCount else { throw .malformedDER }
        bytes = isWrapped ? Array(der[prefix.count...]) : der
    }

    /// The bytes of R.
    var pointBytes: [UInt8] { Array(bytes[..<32]) }

    /// The scalar s; nil if it is not below the order.
    var scalar: Edwards25519Point.Scalar? {
        Edwards25519Point.Scalar(canonical: UInt256(littleEndian: bytes, at: 32))
    }
}

extension Ed25519Signature: ByteEncodable, ByteDecodable {
    /// Appends the 64 bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(bytes) }

    /// Reads 64 bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        bytes = try reader.readBytes(Self.byteCount)
    }
}
