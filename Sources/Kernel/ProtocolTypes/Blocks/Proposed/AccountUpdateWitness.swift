// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// What a block does to an account, with the account's place in the tree before.
public struct AccountUpdateWitness: Hashable, Sendable {
    /// The commitment before.
    public let initialState: Word
    /// The commitment after.
    public let finalState: Word
    /// The place in the account tree.
    public let witness: AccountWitness
    /// What the chain learns of the change.
    public let details: AccountUpdateDetails

    /// Gathers the parts.
    public init(
        initialState: Word,
        finalState: Word,
        witness: AccountWitness,
        details: AccountUpdateDetails
    ) {
        self.initialState = initialState
        self.finalState = finalState
        self.witness = witness
        self.details = details
    }
}

extension AccountUpdateWitness: ByteEncodable, ByteDecodable {
    /// The fewest bytes that an update takes.
    static let leastByteCount = 65 + AccountWitness.leastByteCount

    /// Appends states, witness and details.
    public func encode(to writer: inout ByteWriter) {
        writer.write(initialState)
        writer.write(finalState)
        writer.write(witness)
        writer.write(details)
    }

    /// Reads states, witness and details.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        initialState = try reader.readWord()
        finalState = try reader.readWord()
        witness = try reader.read(AccountWitness.self)
        details = try reader.read(AccountUpdateDetails.self)
    }
}
