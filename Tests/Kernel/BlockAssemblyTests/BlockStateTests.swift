// SPDX-License-Identifier: MIT

import BlockAssembly
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing

/// Witnesses must be about the state after the previous block.
@Suite struct BlockStateTests {
    private var world: SmallWorld

    init() throws { world = try SmallWorld(seed: 4) }

    private func refusal(_ block: CheckedBlock) -> BlockStateRefusal? {
        #expect(throws: BlockStateRefusal.self) { try buildHeaderAndBody(block) }
    }

    /// A block on the tip with witnesses of an earlier state.
    private func block(
        _ batches: [ProvenBatch],
        accounts: ChainState,
        nullifiers: ChainState
    ) throws -> CheckedBlock {
        let right = world.state.inputs(for: batches)
        let inputs = BlockInputs(
            previousHeader: right.previousHeader,
            blockchain: right.blockchain,
            accountWitnesses: accounts.inputs(for: batches).accountWitnesses,
            nullifierWitnesses: nullifiers.inputs(for: batches).nullifierWitnesses,
            noteProofs: [:]
        )
        return try proposeBlock(
            batches: batches,
            inputs: inputs,
            timestamp: world.state.tip.timestamp + 1
        )
    }

    private mutating func commitOne() throws {
        try world.commit(world.propose([world.state.batch([world.independentTransaction()])]))
    }

    @Test mutating func `stale witnesses are refused`() throws {
        let old = world.state
        let batch = try provenUnseen(old.batch([world.independentTransaction()]))
        try commitOne()
        let new = world.state
        _ = try buildHeaderAndBody(block([batch], accounts: new, nullifiers: new))
        #expect(
            try refusal(block([batch], accounts: old, nullifiers: new))
                == .staleAccountRoot(expected: new.accounts.root, got: old.accounts.root)
        )
        #expect(
            try refusal(block([batch], accounts: new, nullifiers: old))
                == .staleNullifierRoot(expected: new.nullifiers.root, got: old.nullifiers.root)
        )
    }

    @Test mutating func `an account with the prefix of another is refused`() throws {
        let first = try world.account()
        let second = try AccountID(
            prefix: first.prefix,
            suffix: Felt(canonical: first.suffix.value ^ 0x100)
        )
        try world.commit(world.propose([world.state.batch([world.transaction(first)])]))
        let batch = try world.state.batch([world.transaction(second)])
        let block = try world.propose([batch])
        #expect(refusal(block) == .accountPrefixTaken(second))
    }

    @Test mutating func `two accounts with one prefix make no block`() throws {
        let first = try world.account()
        let second = try AccountID(
            prefix: first.prefix,
            suffix: Felt(canonical: first.suffix.value ^ 0x100)
        )
        let batch = try world.state.batch([
            world.transaction(first), world.transaction(second),
        ])
        let block = try world.propose([batch])
        #expect(refusal(block) == .accountPrefixTaken(max(first, second)))
    }

    @Test(arguments: UInt64(0)..<4)
    mutating func `a made-up chain of random blocks holds together`(seed: UInt64) throws {
        world = try SmallWorld(seed: seed)
        var open: [(account: AccountID, state: Word)] = []
        var notes: [OutputNote] = []
        for _ in 0..<12 {
            var batches: [CheckedBatch] = []
            for _ in 0..<Int.random(in: 0...3, using: &world.random) {
                let account = try world.account()
                let final = world.random.word()
                let made = try world.note(from: account)
                var transactions = [
                    try world.transaction(
                        account,
                        to: final,
                        inputs: [world.input()],
                        outputs: [made]
                    )
                ]
                if let (account, state) = open.popLast() {
                    let consumed = Bool.random(using: &world.random) ? [made] : []
                    if consumed.isEmpty { notes.append(made) }
                    transactions.append(
                        try world.transaction(
                            account,
                            from: state,
                            inputs: consumed.map { world.input($0) }
                        )
                    )
                }
                open.append((account, final))
                batches.append(try world.state.batch(transactions))
            }
            let block = try world.propose(batches)
            #expect(block.notesTakenOnTrust.isEmpty)
            try world.commit(block)
            #expect(world.state.tip.number == block.number)
        }
        #expect(world.state.headers.count == 13)
    }
}
