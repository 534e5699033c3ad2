// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing

/// Each test breaks one rule of blocks and names the check that must refuse it.
@Suite struct BlockRefusalTests {
    private var world: SmallWorld

    init() throws {
        world = try SmallWorld(seed: 1)
        try world.commit(world.propose([]))
    }

    private func refusal(_ body: () throws -> Void) -> BlockRefusal? {
        #expect(throws: BlockRefusal.self) { try body() }
    }

    private mutating func independentBatch() throws -> CheckedBatch {
        try world.state.batch([world.independentTransaction()])
    }

    @Test mutating func `more batches than a block may have`() throws {
        let limit = AssemblyLimits.batchesPerBlockMax
        let batches = try (0...limit).map { _ in try independentBatch() }
        let refusal = refusal { _ = try world.propose(batches) }
        #expect(refusal == .tooManyBatches(limit + 1))
        let full = try world.propose(Array(batches.dropLast()))
        try world.commit(full)
    }

    @Test mutating func `a batch twice`() throws {
        let batch = try independentBatch()
        let refusal = refusal { _ = try world.propose([batch, batch]) }
        #expect(refusal == .duplicateBatch(batch.id))
    }

    @Test mutating func `a time that does not advance`() throws {
        let tip = world.state.tip
        let inputs = world.state.inputs(for: [])
        let refusal = refusal {
            _ = try proposeBlock(batches: [], inputs: inputs, timestamp: tip.timestamp)
        }
        #expect(refusal == .timestamp(previous: tip.timestamp, got: tip.timestamp))
    }

    @Test mutating func `a previous block that is the last there can be`() throws {
        let inputs = world.state.inputs(for: [])
        let last = try inputs.previousHeader.moved(to: .max)
        let refusal = refusal {
            _ = try proposeBlock(
                batches: [],
                inputs: BlockInputs(
                    previousHeader: last,
                    blockchain: inputs.blockchain,
                    accountWitnesses: [:],
                    nullifierWitnesses: [:],
                    noteProofs: [:]
                ),
                timestamp: last.timestamp + 1
            )
        }
        #expect(refusal == .noHeightLeft)
    }

    @Test mutating func `a chain that ends elsewhere or holds another block`() throws {
        let inputs = world.state.inputs(for: [])
        var other = try SmallWorld(seed: 8)
        try other.commit(other.propose([]))
        for chain in [PartialBlockchain(), other.state.partialChain()] {
            let refusal = refusal {
                _ = try proposeBlock(
                    batches: [],
                    inputs: BlockInputs(
                        previousHeader: inputs.previousHeader,
                        blockchain: chain,
                        accountWitnesses: [:],
                        nullifierWitnesses: [:],
                        noteProofs: [:]
                    ),
                    timestamp: inputs.previousHeader.timestamp + 1
                )
            }
            let (header, got) = (inputs.previousHeader, chain.commitment)
            #expect(
                refusal
                    == (chain.length == 0
                        ? .chain(.length(expected: header.number, got: 0))
                        : .chain(.commitment(expected: header.chainCommitment, got: got)))
            )
        }
    }

    @Test mutating func `a batch that has expired`() throws {
        let next = try #require(world.state.tip.number.next)
        let transaction = try world.transaction(world.account(), expiration: next)
        let batch = try world.state.batch([transaction])
        _ = try world.propose([batch])
        try world.commit(world.propose([]))
        let refusal = refusal { _ = try world.propose([batch]) }
        let block = try #require(next.next)
        #expect(refusal == .expired(batch.id, expiration: next, block: block))
    }

    @Test mutating func `a reference block without its header or of a fork`() throws {
        let batch = try independentBatch()
        try world.commit(world.propose([]))
        let proven = try provenUnseen(batch)
        let complete = world.state.inputs(for: [proven])
        let partial = BlockInputs(
            previousHeader: complete.previousHeader,
            blockchain: world.state.partialChain(),
            accountWitnesses: complete.accountWitnesses,
            nullifierWitnesses: complete.nullifierWitnesses,
            noteProofs: [:]
        )
        let time = world.state.tip.timestamp + 1
        _ = try proposeBlock(batches: [proven], inputs: complete, timestamp: time)
        let first = refusal {
            _ = try proposeBlock(batches: [proven], inputs: partial, timestamp: time)
        }
        #expect(first == .reference(.unknown(batch.id, batch.proposal.referenceHeader.number)))

        var fork = try SmallWorld(seed: 9)
        try fork.commit(fork.propose([]))
        let forked = try fork.state.batch([fork.independentTransaction()])
        let second = refusal { _ = try world.propose([forked]) }
        guard case .reference(.differs(forked.id, 1, _, _)) = second else {
            Issue.record("\(String(describing: second))")
            return
        }
    }

    @Test mutating func `a note that nobody has seen`() throws {
        let input = world.input(try world.note(from: world.account()))
        let transaction = try world.transaction(world.account(), inputs: [input])
        let batch = try world.state.batch([transaction])
        let refusal = refusal { _ = try world.propose([batch]) }
        #expect(refusal == .noteNotAuthenticated(input.nullifier))
    }

    @Test mutating func `witnesses that are missing or about something else`() throws {
        let batch = try provenUnseen(independentBatch())
        let nullifier = batch.inputNotes.nullifiers[0]
        let account = try #require(batch.accountUpdates.keys.first)
        let complete = world.state.inputs(for: [batch])
        let time = world.state.tip.timestamp + 1
        let other = Nullifier(world.random.word())
        let noNullifier = BlockInputs(
            previousHeader: complete.previousHeader,
            blockchain: complete.blockchain,
            accountWitnesses: complete.accountWitnesses,
            nullifierWitnesses: [nullifier: world.state.nullifiers.witness(for: other)],
            noteProofs: [:]
        )
        let first = refusal {
            _ = try proposeBlock(batches: [batch], inputs: noNullifier, timestamp: time)
        }
        #expect(first == .nullifierWitnessMissing(nullifier))
        let noAccount = BlockInputs(
            previousHeader: complete.previousHeader,
            blockchain: complete.blockchain,
            accountWitnesses: [:],
            nullifierWitnesses: complete.nullifierWitnesses,
            noteProofs: [:]
        )
        let second = refusal {
            _ = try proposeBlock(batches: [batch], inputs: noAccount, timestamp: time)
        }
        #expect(second == .accountWitnessMissing(account))
    }

    @Test mutating func `a note that an earlier block consumed`() throws {
        let input = world.input()
        let first = try world.transaction(world.account(), inputs: [input])
        try world.commit(world.propose([world.state.batch([first])]))
        let second = try world.transaction(world.account(), inputs: [input])
        let batch = try world.state.batch([second])
        let refusal = refusal { _ = try world.propose([batch]) }
        #expect(refusal == .nullifierSpent(input.nullifier))
    }

    @Test mutating func `changes of an account in any order, from one state, with a gap`() throws {
        let account = try world.account()
        let states = [Word.zero] + (0..<4).map { _ in world.random.word() }
        let batches = try (0..<4).map { step in
            try world.state.batch([
                world.transaction(account, from: states[step], to: states[step + 1])
            ])
        }
        let block = try world.propose(batches.shuffled(using: &world.random))
        #expect(block.proposal.accountUpdates.values.map(\.finalState) == [states[4]])

        let gap = refusal { _ = try world.propose([batches[0], batches[2]]) }
        #expect(gap == .accountStateDiffers(account, state: states[1]))
        let fork = try world.state.batch([
            world.transaction(account, from: states[0], to: states[3])
        ])
        let conflict = refusal { _ = try world.propose([batches[0], fork]) }
        #expect(
            conflict
                == .conflictingUpdates(
                    account,
                    initial: .zero,
                    first: batches[0].id,
                    second: fork.id
                )
        )
    }

    @Test mutating func `a change that leaves the account as it is conflicts with none`() throws {
        let account = try world.account()
        let state = world.random.word()
        let idle = try world.state.batch([
            world.transaction(account, to: .zero, inputs: [world.input()])
        ])
        let real = try world.state.batch([world.transaction(account, to: state)])
        let block = try world.propose([idle, real])
        #expect(block.proposal.accountUpdates.values.map(\.finalState) == [state])
        #expect(try world.propose([idle]).proposal.accountUpdates.isEmpty)
    }
}

extension BlockHeader {
    /// The same header at another height, which its bytes give behind version and predecessor.
    fileprivate func moved(to number: BlockNumber) throws -> BlockHeader {
        var bytes = encodedBytes
        bytes.replaceSubrange(36..<40, with: number.encodedBytes)
        return try BlockHeader(decoding: bytes)
    }
}
