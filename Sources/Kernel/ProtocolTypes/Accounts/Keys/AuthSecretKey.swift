// SPDX-License-Identifier: MIT

public import ByteCoding

/// A secret key as bytes.
public struct AuthSecretKey: Hashable, Sendable {
    /// What it signs with.
    public let scheme: AuthScheme
    /// The key, as long as the scheme says.
    public let bytes: [UInt8]

    /// Takes a key; nil if it has another length than the scheme's.
    public init?(scheme: AuthScheme, bytes: [UInt8]) {
        guard bytes.count == scheme.secretKeyByteCount else { return nil }
        self.scheme = scheme
        self.bytes = bytes
    }
}

extension AuthSecretKey: ByteEncodable, ByteDecodable {
    /// Appends the scheme and the key.
    public func encode(to writer: inout ByteWriter) {
        writer.write(scheme.rawValue)
        writer.write(bytes)
    }

    /// Reads the scheme and the key.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        scheme = try reader.readAuthScheme()
        bytes = try reader.readBytes(scheme.secretKeyByteCount)
    }
}
