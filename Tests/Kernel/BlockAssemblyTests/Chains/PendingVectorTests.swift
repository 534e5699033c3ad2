// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import ECDSASigning
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

/// Transactions that wait on top of a recorded chain.
@Suite struct PendingVectorTests {
    private let state: ChainState
    private let pending: [JSONValue]
    private let key: ECDSASecretKey

    init() throws {
        let chain = try RecordedChain("spine")
        state = try chain.state(after: chain.blocks.count - 1)
        pending = chain.index["pending"].items
        key = try ECDSASecretKey(bytes: chain.index["validator_secret_key"].hex)
    }

    private func transaction(_ entry: JSONValue) throws -> ProvenTransaction {
        try ProvenTransaction(decoding: Vectors.bytes("spine/\(try entry["file"].string)"))
    }

    private func transaction(named name: String) throws -> ProvenTransaction {
        let entry = try #require(pending.first { $0["name"].text == name })
        return try transaction(entry)
    }

    private func block(of groups: [[ProvenTransaction]]) throws -> CheckedBlock {
        let batches = try groups.map { try provenUnseen(state.batch($0)) }
        return try proposeBlock(
            batches: batches,
            inputs: state.inputs(for: batches),
            timestamp: state.tip.timestamp + 1
        )
    }

    @Test func `pending transactions are as described`() throws {
        #expect(!pending.isEmpty)
        for entry in pending {
            let transaction = try transaction(entry)
            #expect(transaction.id.hex == entry["id"].text)
            #expect(transaction.accountUpdate.accountID.hex == entry["account"].text)
        }
    }

    @Test func `all that may be committed fits one batch and one block`() throws {
        let ready = try pending.filter { $0["expect"].text?.hasPrefix("commit") == true }
            .map { try transaction($0) }
        let one = try block(of: [ready])
        let each = try block(of: ready.map { [$0] })
        let (first, _) = try buildHeaderAndBody(one)
        let (second, _) = try buildHeaderAndBody(each)
        #expect(first.accountRoot == second.accountRoot)
        #expect(first.nullifierRoot == second.nullifierRoot)
        #expect(first.transactionCommitment == second.transactionCommitment)
        #expect(first.number == state.tip.number.next)
    }

    @Test func `the chain goes on block by block with the validator's key`() throws {
        var next = state
        let ready = try pending.filter { $0["expect"].text?.hasPrefix("commit") == true }
            .map { try transaction($0) }
        var proofs: [NoteID: NoteInclusionProof] = [:]
        for transaction in ready {
            let batch = try provenUnseen(next.batch([transaction], noteProofs: proofs))
            let block = try proposeBlock(
                batches: [batch],
                inputs: next.inputs(for: [batch], noteProofs: proofs),
                timestamp: next.tip.timestamp + 1
            )
            let (header, body) = try buildHeaderAndBody(block)
            let signature = key.sign(message: header.commitment)
            try next.apply(seal(header, body, signature: signature))
            for (index, note) in try body.placedNotes() {
                proofs[note.id] = try NoteInclusionProof(
                    blockNumber: header.number,
                    index: index,
                    path: body.noteTree().path(from: index)
                )
            }
            let account = transaction.accountUpdate
            #expect(next.accounts[account.accountID] == account.finalCommitment)
            let number = next.tip.number
            for nullifier in transaction.inputNotes.nullifiers {
                #expect(next.nullifiers[nullifier] == number)
            }
        }
        #expect(!ready.isEmpty && next.headers.count == state.headers.count + ready.count)
        #expect(next.tip.validatorKey == key.publicKey)
    }

    @Test func `one that builds on another stands neither alone nor before it`() throws {
        let later = pending.filter { $0["expect"].text == "commit_after" }
        #expect(!later.isEmpty)
        for entry in later {
            let second = try transaction(entry)
            let firsts = try entry["after"].items.map { try transaction(named: $0.string) }
            _ = try block(of: [firsts + [second]])
            #expect(throws: BatchRefusal.self) { try state.batch([second] + firsts) }
            #expect(throws: BlockRefusal.self) { try block(of: [[second]]) }
        }
    }

    @Test func `of those that exclude each other one alone passes`() throws {
        let exclusive = pending.filter { $0["expect"].text == "one_of" }
        #expect(!exclusive.isEmpty)
        for entry in exclusive {
            let one = try transaction(entry)
            _ = try block(of: [[one]])
            for name in entry["after"].items {
                let other = try transaction(named: name.string)
                #expect(throws: BatchRefusal.self) { try state.batch([one, other]) }
                #expect(throws: BlockRefusal.self) { try block(of: [[one], [other]]) }
            }
        }
    }
}
