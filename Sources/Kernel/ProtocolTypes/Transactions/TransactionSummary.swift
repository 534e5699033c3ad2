// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What signers of a transaction agree to: its effects before the fee.
public struct TransactionSummary: Hashable, Sendable {
    /// What changes in the account.
    public let delta: AccountDelta
    /// The notes that are consumed.
    public let inputNotes: InputNotes<InputNote>
    /// The notes that are made.
    public let outputNotes: OutputNotes<RawOutputNote>
    /// A word that keeps two summaries apart.
    public let salt: Word

    /// Gathers the parts.
    public init(
        delta: AccountDelta,
        inputNotes: InputNotes<InputNote>,
        outputNotes: OutputNotes<RawOutputNote>,
        salt: Word
    ) {
        self.delta = delta
        self.inputNotes = inputNotes
        self.outputNotes = outputNotes
        self.salt = salt
    }

    /// The elements of ``commitment``.
    ///
    /// Shape `[16]`: delta, input notes, output notes, salt.
    public var elements: [Felt] {
        delta.commitment.elements + inputNotes.commitment.elements
            + outputNotes.commitment.elements + salt.elements
    }

    /// The message that is signed.
    public var commitment: Word { Poseidon2.hash(elements) }
}

extension TransactionSummary: ByteEncodable, ByteDecodable {
    /// Appends delta, input notes, output notes and salt.
    public func encode(to writer: inout ByteWriter) {
        writer.write(delta)
        writer.write(inputNotes)
        writer.write(outputNotes)
        writer.write(salt)
    }

    /// Reads delta, input notes, output notes and salt.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let delta = try reader.read(AccountDelta.self)
        let inputNotes = try reader.read(InputNotes<InputNote>.self)
        let outputNotes = try reader.read(OutputNotes<RawOutputNote>.self)
        self.init(
            delta: delta,
            inputNotes: inputNotes,
            outputNotes: outputNotes,
            salt: try reader.readWord()
        )
    }
}
