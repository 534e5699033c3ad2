// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
public import ProtocolTypes

extension Store {
    /// Puts the next block on the chain, all of it or nothing.
    ///
    /// In one transaction the block is checked, its rows and tree nodes are written, and its
    /// transactions leave the journal. Once this returns, the block is on disk.
    ///
    /// - Parameters:
    ///   - block: The block after the tip, or genesis for an empty store.
    ///   - drops: Transactions that cannot be sealed after this block and leave the journal with
    ///     it.
    /// - Throws: ``BlockApplicationError/refused(_:)`` for a block that does not follow, or is no
    ///   block of this chain; ``BlockApplicationError/database(_:)``.
    /// - Complexity: linear in the block, with about 64 permutations an account and a nullifier.
    public func apply(
        _ block: SignedBlock,
        dropping drops: [DroppedTransaction] = []
    ) throws(BlockApplicationError) {
        let bytes = block.encodedBytes
        let application = BlockApplication(database: database, block: block, bytes: bytes)
        try apply(application, dropping: drops)
    }

    /// Puts the next block on the chain and keeps its bytes as they came.
    ///
    /// A block has one form: bytes are refused that are read as a block but written otherwise.
    /// What is left to change unnoticed lies in the code of new accounts and public notes, where
    /// digests cover no more than what is executed: the code that a failing assertion tells, the
    /// mark of a no-op that fills a group, the advice map and, in accounts, names and places.
    ///
    /// - Parameter bytes: The whole of a signed block.
    /// - Returns: The block.
    /// - Throws: As ``apply(_:dropping:)``.
    @discardableResult
    public func apply(encoded bytes: [UInt8]) throws(BlockApplicationError) -> SignedBlock {
        let application = try BlockApplication(encoded: bytes, to: database)
        try apply(application, dropping: [])
        return application.block
    }

    /// Begins the chain, or confirms that it began with this block.
    ///
    /// - Parameter genesis: Block 0, signed by the validator that it names.
    /// - Returns: False if the chain had begun.
    /// - Throws: ``BlockRefusal/otherGenesis(expected:got:)`` if it began with another block, or
    ///   as ``apply(_:dropping:)``.
    @discardableResult
    public func bootstrap(genesis: SignedBlock) throws(BlockApplicationError) -> Bool {
        let known: Word?
        do {
            known = try database.first("SELECT commitment FROM blocks WHERE number = 0") {
                (row) throws(DatabaseError) in try row.word(0)
            }
        } catch { throw .database(error) }
        guard let known else {
            try apply(genesis)
            return true
        }
        guard known == genesis.header.commitment else {
            throw .refused(.otherGenesis(expected: known, got: genesis.header.commitment))
        }
        return false
    }

    private func apply(
        _ application: BlockApplication,
        dropping drops: [DroppedTransaction]
    ) throws(BlockApplicationError) {
        try database.transaction(wrapping: { .database($0) }) { () throws(BlockApplicationError) in
            try application.run()
            do throws(DatabaseError) { try write(drops) } catch { throw .database(error) }
        }
    }
}
