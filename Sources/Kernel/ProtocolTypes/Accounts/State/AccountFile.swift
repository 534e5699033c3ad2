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
