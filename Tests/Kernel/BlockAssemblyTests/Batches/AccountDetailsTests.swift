// SPDX-License-Identifier: MIT

import BlockAssembly
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing
import VMCore

/// Changes of a public account are taken together, in the order of its states.
@Suite struct AccountDetailsTests {
    private var world: SmallWorld
    private let account: AccountID
    private let faucet: AccountID
    private let states: [Word]

    init() throws {
        var world = try SmallWorld(seed: 31)
        account = try AccountID(prefix: Felt(canonical: 0xAB11), suffix: Felt(canonical: 0x100))
        faucet = try AccountID(prefix: Felt(canonical: 0xCD11), suffix: Felt(canonical: 0x200))
        states = (0..<3).map { _ in world.random.word() }
        self.world = world
    }

    /// Step `step` of the account, in which its balance grows.
    private mutating func transaction(
        step: Int,
        amount: Int64,
        nonceDelta: Felt = .one
    ) throws -> ProvenTransaction {
        var vault = VaultDelta()
        try vault.change(FungibleAsset(faucetID: faucet, amount: 0).key, by: amount)
        let delta = try AccountDelta(id: account, vault: vault, nonceDelta: nonceDelta)
        return try world.transaction(
            account,
            from: states[step],
            to: states[step + 1],
            details: .delta(delta)
        )
    }

    @Test mutating func `a batch and a block add changes up`() throws {
        let steps = [
            try transaction(step: 0, amount: 5), try transaction(step: 1, amount: 7),
        ]
        let together = try world.state.batch(steps)
        guard case .delta(let delta) = together.accountUpdates[0].details else {
            Issue.record("the details are public")
            return
        }
        #expect(delta.nonceDelta == Felt(2 as UInt32))
        let details = try steps[0].accountUpdate.details
            .merged(with: steps[1].accountUpdate.details)
        #expect(together.accountUpdates[0].details == details)

        let split = try steps.map { try world.state.batch([$0]) }
        let start = [account: try witnessOfStart()]
        for batches in [split, split.reversed()] {
            let block = try world.propose(batches, accountWitnesses: start)
            #expect(block.proposal.accountUpdates[account]?.details == details)
            #expect(block.proposal.accountUpdates[account]?.finalState == states[2])
        }
    }

    @Test mutating func `changes that do not add up are refused in batch and block`() throws {
        let first = try transaction(step: 0, amount: .max)
        let second = try transaction(step: 1, amount: 1)
        let refusal = #expect(throws: BatchRefusal.self) {
            try world.state.batch([first, second])
        }
        guard case .accountDetails(second.id, account, .amountOverflow) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        let batches = [try world.state.batch([first]), try world.state.batch([second])]
        let fault = #expect(throws: BlockRefusal.self) {
            try world.propose(batches, accountWitnesses: [account: witnessOfStart()])
        }
        guard case .accountDetails(account, .amountOverflow) = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
    }

    private func witnessOfStart() throws -> AccountWitness {
        let path = world.state.accounts.witness(for: account).path
        return try AccountWitness(id: account, commitment: states[0], path: path)
    }
}
