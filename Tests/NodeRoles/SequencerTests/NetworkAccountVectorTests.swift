// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import NodeInterfaces
import ProtocolTypes
import Store
import TestSupport
import Testing

@testable import Sequencer

/// The network accounts of a recorded chain are found in the store and closed to users.
@Suite struct NetworkAccountVectorTests {
    @Test func `a transaction of a network account on chain is refused at the door`() async throws {
        let index = try Vectors.json("transactions/chain/index.json")
        let bytes = try Vectors.bytes("transactions/chain/blocks.bin")
        let folder = try TemporaryDirectory()
        let store = try Store(directory: folder.path)
        var deployed: [AccountID: Bool] = [:]
        for item in index["blocks"].items {
            let start = try item["offset"].int
            let block = Array(bytes[start..<start + (try item["length"].int)])
            try await store.apply(encoded: block)
            for update in try SignedBlock(decoding: block).body.accountUpdates {
                let isDeployed = NetworkAccount.isDeployed(by: update.details)
                deployed[update.accountID] = deployed[update.accountID] ?? isDeployed
            }
        }
        #expect(deployed.values.contains(true) && deployed.values.contains(false))
        for (id, isNetworkAccount) in deployed {
            let facts = try facts(about: id, from: .zero, store)
            #expect(facts.isNetworkAccount == isNetworkAccount)
            let user = transaction(of: id, from: facts.accountState)
            var mempool = Mempool()
            do {
                try mempool.admit(user, facts: facts)
                #expect(!isNetworkAccount)
            } catch { #expect(error == .networkAccountRestricted(id) && isNetworkAccount) }
        }
    }

    private func transaction(of id: AccountID, from state: Word) -> PendingTransaction {
        PendingTransaction(
            id: TransactionID(MempoolWorld.word(1)),
            account: id,
            initialState: state,
            finalState: MempoolWorld.word(2),
            nullifiers: [],
            unauthenticatedNotes: [],
            outputNotes: [],
            expiration: 1_000,
            byteCount: 10
        )
    }

    private func facts(
        about id: AccountID,
        from state: Word,
        _ store: Store
    ) throws -> ChainFacts {
        let transaction = transaction(of: id, from: state)
        return try store.read { (snapshot) throws(DatabaseError) in
            try snapshot.facts(about: transaction)
        }
    }
}
