// SPDX-License-Identifier: MIT

internal import ProtocolTypes
internal import Synchronization

/// The latest blocks in encoded form, each encoded once however many streams carry it.
///
/// Nobody is pushed to: streams ask for the height they need next. Older heights than the ring
/// holds come from the source, so a stream may begin anywhere and needs no queue of its own.
final class BlockRing: Sendable {
    private struct State {
        var tip: BlockNumber?
        var blocks: [BlockNumber: EncodedBlock] = [:]
        var oldest: UInt32 = 0
    }

    private let source: any BlockSource
    private let capacity: UInt32
    private let state = Mutex(State())
    private let isStale = Atomic(true)

    init(source: any BlockSource, capacity: Int) {
        precondition(capacity > 0)
        self.source = source
        self.capacity = UInt32(clamping: capacity)
    }

    /// Says that the chain may have grown; must be called before streams are woken.
    func markStale() { isStale.store(true, ordering: .sequentiallyConsistent) }

    /// The last block, as far as the chain was seen; looks again if it may have grown.
    func tip() throws -> BlockNumber? {
        guard isStale.load(ordering: .sequentiallyConsistent) else {
            return state.withLock { $0.tip }
        }
        return try state.withLock { state in
            // Cleared before the look: what comes after it marks the ring anew.
            if isStale.exchange(false, ordering: .sequentiallyConsistent) {
                do { advance(&state, to: try source.readTip()) } catch {
                    markStale()
                    throw error
                }
            }
            return state.tip
        }
    }

    /// A block; nil if the chain does not have it yet.
    func block(_ number: BlockNumber) throws -> EncodedBlock? {
        guard let tip = try tip(), number <= tip else { return nil }
        if tip.value - number.value >= capacity { return try source.readBlock(number) }
        return try state.withLock { state in
            if let known = state.blocks[number] { return known }
            let block = try source.readBlock(number)
            // The tip may have moved on meanwhile, and the block out of the ring.
            if let block, number.value >= state.oldest { state.blocks[number] = block }
            return block
        }
    }

    private func advance(_ state: inout State, to tip: BlockNumber?) {
        guard let tip else { return }
        if let before = state.tip, tip <= before { return }
        state.tip = tip
        let oldest = tip.value >= capacity ? tip.value - capacity + 1 : 0
        for number in state.blocks.keys where number.value < oldest { state.blocks[number] = nil }
        state.oldest = oldest
        assert(state.blocks.count <= Int(capacity))
    }

    /// How many blocks are held.
    var count: Int { state.withLock { $0.blocks.count } }
}
