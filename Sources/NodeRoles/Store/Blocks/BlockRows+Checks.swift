// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import MerkleStructures
import ProtocolTypes

/// What a block must fulfil on its own, whatever the chain before it.
extension BlockRows {
    /// Checks that the rows are those of the header and that nothing comes twice.
    func checkBody() throws(BlockRefusal) {
        if claims.number == .genesis && !nullifiers.isEmpty { throw .genesisSpends }
        var ids: Set<TransactionID> = []
        for transaction in transactions where !ids.insert(transaction.id).inserted {
            throw .duplicateTransaction(transaction.id)
        }
        var spent: Set<Nullifier> = []
        for nullifier in nullifiers where !spent.insert(nullifier).inserted {
            throw .duplicateNullifier(nullifier)
        }
        var updated: [Felt: AccountID] = [:]
        for account in accounts {
            guard let other = updated.updateValue(account.id, forKey: account.id.prefix) else {
                continue
            }
            throw other == account.id
                ? .duplicateAccount(account.id) : .accountPrefixTaken(account.id)
        }
        let commitment = transactionCommitment
        guard commitment == claims.transactions else {
            throw .transactionCommitment(expected: claims.transactions, got: commitment)
        }
        let noteRoot = try Self.noteTree(notes.map { (UInt64($0.leaf), $0.id.word) }).root
        guard noteRoot == claims.noteRoot else {
            throw .noteRoot(expected: claims.noteRoot, got: noteRoot)
        }
    }

    /// The commitment to the transactions, in order; zero if there is none.
    private var transactionCommitment: Word {
        if transactions.isEmpty { return .zero }
        var elements: [Felt] = []
        elements.reserveCapacity(8 * transactions.count)
        for transaction in transactions {
            elements += transaction.id.word.elements
            elements += [transaction.account.prefix, transaction.account.suffix, .zero, .zero]
        }
        return Poseidon2.hash(elements)
    }

    /// The note tree of a block.
    static func noteTree(
        _ leaves: [(leaf: UInt64, id: Word)]
    ) throws(BlockRefusal) -> SimpleSparseTree {
        let tree: SimpleSparseTree
        do {
            tree = try SimpleSparseTree(
                depth: noteTreeDepth,
                entries: leaves.map { (key: $0.leaf, value: $0.id) }
            )
        } catch {
            switch error {
            case .positionOutOfRange(let position, _): throw .noteLeaf(position)
            case .duplicateKey(let leaf): throw .noteLeaf(leaf)
            default: preconditionFailure("a tree of depth 16 has no other fault")
            }
        }
        return tree
    }
}
