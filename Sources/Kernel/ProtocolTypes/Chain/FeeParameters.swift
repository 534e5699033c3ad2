// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// What transactions pay, and in which asset.
public struct FeeParameters: Hashable, Sendable {
    /// Who issues the asset of fees.
    public let faucetID: AccountID
    /// The price of one doubling of cycles, in base units.
    public let verificationBaseFee: UInt32

    /// Gathers the parts.
    public init(faucetID: AccountID, verificationBaseFee: UInt32) {
        self.faucetID = faucetID
        self.verificationBaseFee = verificationBaseFee
    }

    /// `[0, base fee, faucet suffix, faucet prefix]`.
    public var word: Word {
        Word(.zero, Felt(verificationBaseFee), faucetID.suffix, faucetID.prefix)
    }
}

extension FeeParameters: ByteEncodable, ByteDecodable {
    /// Appends faucet and base fee: 19 bytes.
    public func encode(to writer: inout ByteWriter) {
        writer.write(faucetID)
        writer.write(verificationBaseFee)
    }

    /// Reads faucet and base fee.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        faucetID = try reader.read(AccountID.self)
        verificationBaseFee = try reader.readUInt32()
    }
}
