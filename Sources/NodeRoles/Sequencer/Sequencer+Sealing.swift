// SPDX-License-Identifier: MIT

public import BlockAssembly
public import NodeInterfaces
public import ProtocolTypes
import Signatures
public import Store

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
    /// If the validator has signed a block of this height before, whose signature did not arrive
    /// or which could not be stored, that one is taken over instead.
    ///
    /// - Returns: The block, which is on disk.
    /// - Throws: ``SealingFailure``.
    @discardableResult
    public func sealBlock() async throws(SealingFailure) -> SignedBlock {
        guard !isSealing else { throw .busy }
        isSealing = true
        let began = configuration.now()
        defer {
            isSealing = false
            sealing = []
            sealingNumber = nil
        }
        do throws(SealingFailure) {
            let block = try await makeSignedBlock()
            let now = configuration.now()
            meter.note {
                $0.blocksSealed += 1
                $0.sealingMilliseconds += now > began ? now - began : 0
            }
            return block
        } catch {
            meter.note { $0.sealingFailures += 1 }
            throw error
        }
    }

    private func makeSignedBlock() async throws(SealingFailure) -> SignedBlock {
        await recordDrops()
        do { try catchUp() } catch { throw .store(error) }
        let batches = mempool.nextBatches(before: Set(journaling.keys))
        sealing = Set(batches.flatMap { $0 })
        let proposal = try proposal(for: batches)
        sealingNumber = proposal.inputs.previousHeader.number.next
        let derived: (header: BlockHeader, body: BlockBody)
        do throws(SealingFailure) { derived = try derive(proposal) } catch {
            await dropUnsealable(of: batches)
            throw error
        }
        let signature: ECDSASignature
        do { signature = try await signer.sign(proposal) } catch {
            if case .alreadySigned = error, let block = try await takeOver() { return block }
            throw .signer(error)
        }
        let block: SignedBlock
        do { block = try seal(derived.header, derived.body, signature: signature) } catch {
            throw .unsealable(error)
        }
        try await apply(block)
        return block
    }

    /// Takes over a block that was signed but not stored before the process died.
    ///
    /// - Returns: The block; nil if there is none.
    /// - Throws: ``SealingFailure``.
    @discardableResult
    public func recoverSignedBlock() async throws(SealingFailure) -> SignedBlock? {
        guard !isSealing else { throw .busy }
        isSealing = true
        defer {
            isSealing = false
            sealingNumber = nil
        }
        return try await takeOver()
    }

    private func takeOver() async throws(SealingFailure) -> SignedBlock? {
        let last: SignedBlock?
        do { last = try await signer.lastSigned() } catch { throw .signer(error) }
        guard let last else { return nil }
        let tip: ChainTip?
        do {
            tip = try store.read { (snapshot) throws(DatabaseError) in snapshot.tip }
        } catch { throw .store(error) }
        guard let tip, last.header.number == tip.number.next else { return nil }
        log(.info, "takes over block \(last.header.number.value), signed but not stored")
        sealingNumber = last.header.number
        try await apply(last)
        return last
    }

    private func apply(_ block: SignedBlock) async throws(SealingFailure) {
        do { try await store.apply(block) } catch {
            // A commit that reports failure may still have happened.
            isOutOfDate = true
            throw .refused(error)
        }
        await rebuildMempool(without: Set(block.body.transactions.map(\.id)))
    }
}
