// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// Something that accounts and notes hold: a key word and a value word.
public enum Asset: Hashable, Sendable {
    /// An amount.
    case fungible(FungibleAsset)
    /// One thing of its kind.
    case nonFungible(NonFungibleAsset)

    /// Reads a key and a value.
    public init(key: Word, value: Word) throws(AssetError) {
        try self.init(key: AssetVaultKey(word: key), value: value)
    }

    /// Puts a value under a key.
    public init(key: AssetVaultKey, value: Word) throws(AssetError) {
        switch key.composition {
        case .fungible:
            guard value.e1 == .zero, value.e2 == .zero, value.e3 == .zero else {
                throw .fungibleValueElements(value)
            }
            self = .fungible(
                try FungibleAsset(
                    faucetID: key.faucetID,
                    amount: value.e0.value,
                    hasCallbacks: key.hasCallbacks
                )
            )
        case .none:
            guard key.assetID == AssetID(value.e0, value.e1) else {
                throw .idNotOfValue(key: key.word, value: value)
            }
            self = .nonFungible(
                NonFungibleAsset(
                    faucetID: key.faucetID,
                    value: value,
                    hasCallbacks: key.hasCallbacks
                )
            )
        }
    }

    /// The key in a vault.
    public var key: AssetVaultKey {
        switch self {
        case .fungible(let asset): asset.key
        case .nonFungible(let asset): asset.key
        }
    }

    /// The value in a vault.
    public var value: Word {
        switch self {
        case .fungible(let asset): asset.value
        case .nonFungible(let asset): asset.value
        }
    }

    /// Who issues it.
    public var faucetID: AccountID { key.faucetID }

    /// Key, then value; shape `[8]`.
    public var elements: [Felt] { key.word.elements + value.elements }
}

extension Asset: ByteEncodable, ByteDecodable {
    /// The length of the shorter byte form, that of a fungible asset.
    static let leastByteCount = 25

    /// Appends composition, faucet, amount or value, and the callback flag.
    public func encode(to writer: inout ByteWriter) {
        writer.write(key.composition.rawValue)
        writer.write(faucetID)
        switch self {
        case .fungible(let asset): writer.write(asset.amount)
        case .nonFungible(let asset): writer.write(asset.value)
        }
        writer.write(key.hasCallbacks)
    }

    /// Reads composition, faucet, amount or value, and the callback flag.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let code = try reader.readUInt8()
        let composition = try reader.checked(at: start) { () throws(AssetError) in
            try AssetVaultKey.composition(code)
        }
        let faucetID = try reader.read(AccountID.self)
        switch composition {
        case .fungible:
            let amount = try reader.readUInt64()
            let hasCallbacks = try reader.readBool()
            let asset = try reader.checked(at: start) { () throws(AssetError) in
                try FungibleAsset(faucetID: faucetID, amount: amount, hasCallbacks: hasCallbacks)
            }
            self = .fungible(asset)
        case .none:
            let value = try reader.readWord()
            self = .nonFungible(
                NonFungibleAsset(
                    faucetID: faucetID,
                    value: value,
                    hasCallbacks: try reader.readBool()
                )
            )
        }
    }
}
