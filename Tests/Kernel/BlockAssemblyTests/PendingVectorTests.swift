// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

/// Transactions that wait on top of a recorded chain.
@Suite struct PendingVectorTests {
    private let state: ChainState
    private let pending: [JSONValue]

    init() throws {
        let chain = try RecordedChain("spine")
        state = try chain.state(after: chain.blocks.count - 1)
        pending = chain.index["pending"].items
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
