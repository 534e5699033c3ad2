// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic
public import VMCore

/// All that is needed to execute a transaction, as it goes to a prover.
public struct TransactionInputs: Hashable, Sendable {
    /// The account.
    public let account: PartialAccount
    /// The block to execute against.
    public let referenceBlock: BlockHeader
    /// The chain before that block.
    public let blockchain: PartialBlockchain
    /// The notes to consume.
    public let inputNotes: InputNotes<InputNote>
    /// What the sender gives.
    public let args: TransactionArgs
    /// What the program can ask for.
    public let adviceInputs: AdviceInputs
    /// The code of other accounts.
    public let foreignCode: [AccountCode]
    /// The names of other accounts' slots.
    public let foreignSlotNames: [ForeignSlotName]

    /// The name of a slot of another account, under its id.
    public struct ForeignSlotName: Hashable, Sendable {
        /// The id.
        public let id: StorageSlotID
        /// The name.
        public let name: StorageSlotName

        /// Names a slot.
        public init(_ name: StorageSlotName) {
            id = name.id
            self.name = name
        }
    }

    /// Puts inputs together: the chain must be that of the block, and the notes in its blocks.
    public init(
        account: PartialAccount,
        referenceBlock: BlockHeader,
        blockchain: PartialBlockchain,
        inputNotes: InputNotes<InputNote>,
        args: TransactionArgs = TransactionArgs(),
        adviceInputs: AdviceInputs = AdviceInputs(),
        foreignCode: [AccountCode] = [],
        foreignSlotNames: [ForeignSlotName] = []
    ) throws(TransactionError) {
        let chain: ReferenceChain
        do { chain = try ReferenceChain(block: referenceBlock, blockchain: blockchain) } catch {
            throw .chain(error)
        }
        for note in inputNotes.notes { try Self.check(note, in: chain) }
        self.account = account
        self.referenceBlock = referenceBlock
        self.blockchain = blockchain
        self.inputNotes = inputNotes
        self.args = args
        self.adviceInputs = adviceInputs
        self.foreignCode = foreignCode
        self.foreignSlotNames = foreignSlotNames
    }

    private static func check(
        _ note: InputNote,
        in chain: ReferenceChain
    ) throws(TransactionError) {
        guard let proof = note.inclusionProof else { return }
        let number = proof.blockNumber
        guard let header = chain.header(number) else { throw .noteBlockUntracked(note.id, number) }
        do { try proof.verify(note.id, noteRoot: header.noteRoot) } catch {
            throw .noteNotInBlock(note.id, number)
        }
    }
}

extension TransactionInputs.ForeignSlotName: ByteEncodable, ByteDecodable {
    /// Appends id and name.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(name)
    }

    /// Reads id and name, which must belong together.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        id = try reader.read()
        name = try reader.read()
        guard name.id == id else { throw reader.broken("a slot name under its id", at: start) }
    }
}

extension TransactionInputs: ByteEncodable, ByteDecodable {
    /// Appends all parts in order.
    public func encode(to writer: inout ByteWriter) {
        writer.write(account)
        writer.write(referenceBlock)
        writer.write(blockchain)
        writer.write(inputNotes)
        writer.write(args)
        writer.write(adviceInputs)
        writer.writeList(foreignCode)
        writer.writeList(foreignSlotNames)
    }

    /// Reads all parts in order.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let account = try reader.read(PartialAccount.self)
        let block = try reader.read(BlockHeader.self)
        let chain = try reader.read(PartialBlockchain.self)
        let notes = try reader.read(InputNotes<InputNote>.self)
        let args = try reader.read(TransactionArgs.self)
        let advice = try reader.read(AdviceInputs.self)
        let code = try reader.readList(AccountCode.self, itemByteCount: 80)
        let names = try reader.readAscending(ForeignSlotName.self, itemByteCount: 21) {
            $0.id < $1.id
        }
        self = try reader.checked(at: start) { () throws(TransactionError) in
            try TransactionInputs(
                account: account,
                referenceBlock: block,
                blockchain: chain,
                inputNotes: notes,
                args: args,
                adviceInputs: advice,
                foreignCode: code,
                foreignSlotNames: names
            )
        }
    }
}
