// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import ProtocolTypes

/// Why new commitments do not fit into the account tree.
enum AccountChangeRefusal: Error {
    /// Another account has the same prefix, hence the same leaf.
    case prefixTaken(AccountID, by: AccountID)
    /// The tree does not know the place, or has no room there.
    case tree(MerkleError)
}

/// Why nullifiers do not fit into their tree.
enum SpendingRefusal: Error {
    /// The note was consumed before.
    case spent(Nullifier)
    /// The tree does not know the place, or has no room there.
    case tree(MerkleError)
}

/// The root of the account tree after some accounts get new commitments.
func accountRoot(
    _ tree: PartialSparseTree,
    setting accounts: [(id: AccountID, commitment: Word)]
) throws(AccountChangeRefusal) -> Word {
    var tree = tree
    for account in accounts {
        let key = account.id.key
        let leaf: SparseTreeLeaf
        do { leaf = try tree.leaf(for: key) } catch { throw .tree(error) }
        if let other = leaf.entries.first(where: { $0.key != key }) {
            throw .prefixTaken(account.id, by: (try? AccountID(key: other.key)) ?? account.id)
        }
        do { try tree.insert(key: key, value: account.commitment) } catch { throw .tree(error) }
    }
    return tree.root
}

/// The root of the nullifier tree after a block spends some notes.
func nullifierRoot(
    _ tree: PartialSparseTree,
    spending nullifiers: [Nullifier],
    in block: BlockNumber
) throws(SpendingRefusal) -> Word {
    var tree = tree
    for nullifier in nullifiers {
        let old: Word
        do {
            old = try tree.insert(key: nullifier.word, value: NullifierTree.value(block))
        } catch { throw .tree(error) }
        guard old == .zero else { throw .spent(nullifier) }
    }
    return tree.root
}
