// SPDX-License-Identifier: MIT

public import ByteCoding

/// An account with the keys that authenticate it, as people keep it.
public struct AccountFile: Hashable, Sendable {
    /// The account.
    public var account: Account
    /// The secret keys.
    public var secretKeys: [AuthSecretKey]

    private static let magic = Array("acct".utf8)

    /// Pairs an account with keys.
    public init(account: Account, secretKeys: [AuthSecretKey]) {
        self.account = account
        self.secretKeys = secretKeys
    }
}

/// Which signatures authenticate.
public enum AuthScheme: UInt8, Sendable, CaseIterable {
    /// ECDSA over secp256k1 with Keccak.
    case ecdsaK256Keccak = 1
    /// Falcon-512 with Poseidon2.
    case falcon512Poseidon2 = 2

    /// The length of a secret key.
    public var secretKeyByteCount: Int { self == .ecdsaK256Keccak ? 32 : 1281 }
    /// The length of a public key.
    public var publicKeyByteCount: Int { self == .ecdsaK256Keccak ? 33 : 897 }
    /// The length of a signature.
    public var signatureByteCount: Int { self == .ecdsaK256Keccak ? 65 : 1524 }
}

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

extension AccountFile: ByteEncodable, ByteDecodable {
    /// Appends the four letters, the account and the keys.
    public func encode(to writer: inout ByteWriter) {
        writer.write(Self.magic)
        writer.write(account)
        writer.writeList(secretKeys)
    }

    /// Reads the four letters, the account and the keys.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        guard try reader.readBytes(4) == Self.magic else {
            throw reader.broken("the four letters acct", at: start)
        }
        account = try reader.read()
        secretKeys = try reader.readList(itemByteCount: 33)
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
        let start = reader.offset
        let code = try reader.readUInt8()
        guard let scheme = AuthScheme(rawValue: code) else {
            throw DecodingFailure(offset: start, cause: .unknownTag(code))
        }
        self.scheme = scheme
        bytes = try reader.readBytes(scheme.secretKeyByteCount)
    }
}
