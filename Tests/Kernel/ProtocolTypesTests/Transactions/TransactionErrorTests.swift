// SPDX-License-Identifier: MIT

import ByteCoding
import ProtocolTypes
import TestSupport
import Testing

/// Every test breaks one rule of honest inputs and names the rule.
@Suite(.enabled(if: TransactionInputsVectorTests.hasInputs))
struct TransactionErrorTests {
    let inputs: [TransactionInputs]

    init() throws {
        let pending = try Vectors.json("spine/index.json")["pending"].items
        inputs = try pending.map {
            try TransactionInputs(decoding: Vectors.bytes("spine/" + $0["inputs"].string))
        }
    }

    private func remade(
        _ inputs: TransactionInputs,
        block: BlockHeader? = nil,
        chain: PartialBlockchain? = nil,
        notes: InputNotes<InputNote>? = nil
    ) throws {
        _ = try TransactionInputs(
            account: inputs.account,
            referenceBlock: block ?? inputs.referenceBlock,
            blockchain: chain ?? inputs.blockchain,
            inputNotes: notes ?? inputs.inputNotes
        )
    }

    private struct Missing: Error {}

    private func withProof() throws -> (TransactionInputs, Note, NoteInclusionProof) {
        for inputs in inputs {
            for input in inputs.inputNotes.notes {
                if let proof = input.inclusionProof { return (inputs, input.note, proof) }
            }
        }
        throw Missing()
    }

    @Test func `a chain of another length is refused`() throws {
        let inputs = try #require(inputs.first)
        let number = inputs.referenceBlock.number
        #expect(throws: TransactionError.chain(.length(expected: number, got: 0))) {
            try remade(inputs, chain: PartialBlockchain())
        }
    }

    @Test func `a chain with other peaks is refused`() throws {
        let inputs = try #require(inputs.first)
        var bytes = inputs.referenceBlock.encodedBytes
        // The chain commitment stands behind version, previous commitment and number.
        bytes[40] ^= 1
        let block = try BlockHeader(decoding: bytes)
        let error = TransactionError.chain(
            .commitment(expected: block.chainCommitment, got: inputs.blockchain.commitment)
        )
        #expect(throws: error) { try remade(inputs, block: block) }
    }

    @Test func `a note of an unknown block is refused`() throws {
        let (inputs, note, proof) = try withProof()
        let number = try #require(
            (0..<inputs.referenceBlock.number.value).map { BlockNumber($0) }
                .first { !inputs.blockchain.contains($0) }
        )
        let other = try NoteInclusionProof(
            blockNumber: number,
            index: proof.index,
            path: proof.path
        )
        let notes = try InputNotes([InputNote(note, inclusionProof: other)])
        #expect(throws: TransactionError.noteBlockUntracked(note.id, number)) {
            try remade(inputs, notes: notes)
        }
    }

    @Test func `a note at another place is refused`() throws {
        let (inputs, note, proof) = try withProof()
        let index = BlockNoteIndex(proof.index.value ^ 1)
        let other = try NoteInclusionProof(
            blockNumber: proof.blockNumber,
            index: index,
            path: proof.path
        )
        let notes = try InputNotes([InputNote(note, inclusionProof: other)])
        #expect(throws: TransactionError.noteNotInBlock(note.id, proof.blockNumber)) {
            try remade(inputs, notes: notes)
        }
    }
}
