// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

extension AccountID: ByteEncodable, ByteDecodable {
    /// The 15 bytes: the prefix big-endian, then the upper seven of the suffix.
    public var bytes: [UInt8] {
        let high = (0..<8).map { UInt8(truncatingIfNeeded: prefix.value >> UInt64(56 - 8 * $0)) }
        let low = (0..<7).map { UInt8(truncatingIfNeeded: suffix.value >> UInt64(56 - 8 * $0)) }
        return high + low
    }

    /// Reads 15 bytes.
    public init(bytes: [UInt8]) throws(AccountIDError) {
        guard bytes.count == Self.byteCount else {
            throw .dataLength(expected: Self.byteCount, got: bytes.count)
        }
        let integer = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) } << 8
        try self.init(integer: integer)
    }

    /// Appends 15 bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(bytes) }

    /// Reads 15 bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let bytes = try reader.readBytes(Self.byteCount)
        self = try reader.checked(at: start) { () throws(AccountIDError) in
            try AccountID(bytes: bytes)
        }
    }
}

extension AccountID {
    /// The first data byte of a bech32m text that is an account id.
    static let addressType: UInt8 = 0xE8

    /// `0x` and 30 lower-case digits.
    public var hex: String { "0x" + hexDigits(bytes) }

    /// Reads `0x` and 30 digits of either case.
    public init(hex: String) throws(AccountIDError) {
        guard hex.utf8.count == 32 else { throw .hexLength(hex.utf8.count) }
        guard hex.hasPrefix("0x") else { throw .hexPrefixMissing }
        guard let bytes = hexBytes(hex) else { throw .hexDigit }
        try self.init(bytes: bytes)
    }

    /// The bech32m text for a network.
    public func bech32(network: NetworkID) -> String {
        Bech32.encode([Self.addressType] + bytes, prefix: network.text)
    }

    /// Reads a bech32m text; the network is read along.
    public static func parse(
        bech32: String
    ) throws(AccountIDError) -> (network: NetworkID, id: AccountID) {
        let decoded: (prefix: String, data: [UInt8])
        let network: NetworkID
        do {
            decoded = try Bech32.decode(bech32)
            network = try NetworkID(decoded.prefix)
        } catch { throw .bech32(error) }
        guard decoded.data.count == byteCount + 1 else {
            // A known length is asked for first only if there is a type to look at.
            throw .dataLength(expected: byteCount + 1, got: decoded.data.count)
        }
        guard decoded.data[0] == addressType else { throw .unknownAddressType(decoded.data[0]) }
        return (network, try AccountID(bytes: Array(decoded.data.dropFirst())))
    }

    /// Reads hex when the text starts with `0x` or `0X`, else bech32m.
    public static func parse(
        _ text: String
    ) throws(AccountIDError) -> (network: NetworkID?, id: AccountID) {
        if text.hasPrefix("0x") || text.hasPrefix("0X") {
            return (nil, try AccountID(hex: "0x" + text.dropFirst(2)))
        }
        let (network, id) = try parse(bech32: text)
        return (network, id)
    }
}
