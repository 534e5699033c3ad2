// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import ProtocolTypes

/// A block as the rows that it adds and the claims that its header makes about them.
struct BlockRows {
    struct Account {
        let id: AccountID
        let commitment: Word
        let details: [UInt8]
    }

    struct Note {
        /// The leaf of the block's note tree.
        let leaf: UInt32
        let id: NoteID
        let tag: NoteTag
        let sender: AccountID
        let bytes: [UInt8]
    }

    struct Transaction {
        let id: TransactionID
        let account: AccountID
        let header: [UInt8]
    }

    /// What the header says.
    struct Claims {
        let number: BlockNumber
        let commitment: Word
        let previous: Word
        let chain: Word
        let accountRoot: Word
        let nullifierRoot: Word
        let noteRoot: Word
        let transactions: Word
        let timestamp: UInt32
    }

    /// The depth of a block's note tree.
    static let noteTreeDepth = 16

    let claims: Claims
    /// The header's bytes.
    let header: [UInt8]
    /// The bytes of the whole signed block.
    let bytes: [UInt8]
    let accounts: [Account]
    let notes: [Note]
    let nullifiers: [Nullifier]
    let transactions: [Transaction]
}
