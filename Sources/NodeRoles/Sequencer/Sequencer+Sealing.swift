// SPDX-License-Identifier: MIT

public import BlockAssembly
import ByteCoding
public import NodeInterfaces
public import ProtocolTypes
public import Store
import TransactionVerifier

/// Why a block was not made; the transactions stay where they are unless they are at fault.
public enum SealingFailure: Error, Equatable, Sendable {
    /// The store has no block to build on.
    case noGenesis
    /// The store cannot be read or written.
    case store(DatabaseError)
    /// The store refuses the block.
    case refused(BlockApplicationError)
    /// The validator does not sign.
    case signer(SigningRefusal)
    /// The transactions do not fit together.
    case unfit(BlockProposalRefusal<Never>)
    /// The witnesses are not about the state before the block.
    case staleWitnesses(BlockStateRefusal)
    /// Header, body and signature do not fit.
    case unsealable(BlockError)
    /// Another block is being made.
    case busy
}

extension Sequencer {
    /// Makes blocks until the task is cancelled.
    public func run() async throws {
        do { try await recoverSignedBlock() } catch {
            log(.error, "the last signed block cannot be taken over: \(error)")
        }
        guard let interval = configuration.blockInterval else {
            try await Task.sleep(for: .seconds(Int64.max / 1_000_000_000))
            return
        }
        while true {
            try await Task.sleep(for: interval)
            do {
                let block = try await sealBlock()
                let count = block.body.transactions.count
                log(.info, "sealed block \(block.header.number.value), \(count) transactions")
            } catch {
                log(.warning, "no block: \(error)")
            }
        }
    }

    /// Makes the next block of the transactions that wait, empty if none do.
    ///
    /// - Returns: The block, which is on disk.
    /// - Throws: ``SealingFailure``.
    @discardableResult
    public func sealBlock() async throws(SealingFailure) -> SignedBlock {
        guard !isSealing else { throw .busy }
        isSealing = true
        defer {
            isSealing = false
            sealing = []
        }
        let batches = mempool.nextBatches()
        sealing = Set(batches.flatMap { $0 })
        let proposal = try proposal(for: batches)
        let checked: CheckedBlock
        do {
            // Every transaction in the mempool was verified on its way in.
            checked = try proposal.checked { (_) throws(Never) in }
        } catch {
            await dropUnsealable()
            throw .unfit(error)
        }
        let derived: (header: BlockHeader, body: BlockBody)
        do { derived = try buildHeaderAndBody(checked) } catch { throw .staleWitnesses(error) }
        let block: SignedBlock
        do {
            let signature = try await signer.sign(proposal)
            block = try seal(derived.header, derived.body, signature: signature)
        } catch let error as SigningRefusal {
            throw .signer(error)
        } catch let error as BlockError {
            throw .unsealable(error)
        } catch {
            throw .signer(.unavailable(reason: "\(error)"))
        }
        try await apply(block)
        return block
    }

    /// Takes over a block that was signed but not stored before the process died.
    func recoverSignedBlock() async throws(SealingFailure) {
        let last: SignedBlock?
        do { last = try await signer.lastSigned() } catch { throw .signer(error) }
        guard let last else { return }
        let tip: ChainTip?
        do {
            tip = try store.read { (snapshot) throws(DatabaseError) in snapshot.tip }
        } catch { throw .store(error) }
        guard let tip, last.header.number == tip.number.next else { return }
        log(.info, "takes over block \(last.header.number.value), signed but not stored")
        try await apply(last)
    }

    private func apply(_ block: SignedBlock) async throws(SealingFailure) {
        do { try await store.apply(block) } catch { throw .refused(error) }
        await rebuildMempool(without: Set(block.body.transactions.map(\.id)))
    }

    private func proposal(
        for batches: [[TransactionID]]
    ) throws(SealingFailure) -> BlockProposal {
        let timestamp = UInt32(truncatingIfNeeded: configuration.now() / 1000)
        let proposal: BlockProposal?
        do {
            proposal = try store.read { (snapshot) throws(DatabaseError) in
                var loaded: [[ProvenTransaction]] = []
                for batch in batches {
                    var transactions: [ProvenTransaction] = []
                    for id in batch {
                        guard let entry = try snapshot.journaled(id),
                            let transaction = try? ProvenTransaction(decoding: entry.bytes)
                        else { throw DatabaseError.unexpectedRow("journaled transaction") }
                        transactions.append(transaction)
                    }
                    loaded.append(transactions)
                }
                return try snapshot.blockProposal(batches: loaded, timestamp: timestamp)
            }
        } catch { throw .store(error) }
        guard let proposal else { throw .noGenesis }
        return proposal
    }

    /// Finds the first transaction with which no block can be made, and drops it.
    ///
    /// Admission should let none in; if one came in all the same, the others must not wait for it.
    private func dropUnsealable() async {
        let ids = mempool.nextBatches().flatMap { $0 }
        for index in ids.indices {
            guard let proposal = try? proposal(for: ids[...index].map { [$0] }) else { return }
            do { _ = try proposal.checked { (_) throws(Never) in } } catch {
                log(.warning, "dropped \(ids[index].hex), which no block can hold: \(error)")
                let drop = DroppedTransaction(
                    id: ids[index],
                    block: proposal.inputs.previousHeader.number,
                    code: "unsealable",
                    detail: "no block can hold this transaction"
                )
                try? await store.recordDrops([drop])
                await rebuildMempool(without: [drop.id])
                return
            }
        }
    }
}
