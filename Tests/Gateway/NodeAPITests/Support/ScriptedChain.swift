// SPDX-License-Identifier: MIT

import ProtocolTypes
import Synchronization

@testable import NodeAPI

/// A chain in memory that grows when a test says so.
final class ScriptedChain: ChannelSource, BlockSource {
    struct Broken: Error {}

    private struct State {
        var count: UInt32 = 0
        var reads: [UInt32: Int] = [:]
        var isBroken = false
    }

    private let state = Mutex(State())
    private let made = Mutex<BlockRing?>(nil)
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    var ring: BlockRing {
        made.withLock { made in
            if let made { return made }
            let ring = BlockRing(source: Link(chain: self), capacity: capacity)
            made = ring
            return ring
        }
    }

    /// The ring's way back, which does not keep the chain alive.
    private struct Link: BlockSource {
        weak var chain: ScriptedChain?

        func readTip() throws -> BlockNumber? { try chain?.readTip() }
        func readBlock(_ number: BlockNumber) throws -> EncodedBlock? {
            try chain?.readBlock(number)
        }
    }

    /// Adds blocks without telling anybody.
    func grow(_ count: UInt32) { state.withLock { $0.count += count } }

    func setBroken(_ isBroken: Bool) { state.withLock { $0.isBroken = isBroken } }

    var count: UInt32 { state.withLock { $0.count } }

    /// How often a block was encoded.
    func readCount(_ number: UInt32) -> Int { state.withLock { $0.reads[number] ?? 0 } }

    func readTip() throws -> BlockNumber? {
        try state.withLock { state in
            if state.isBroken { throw Broken() }
            return state.count == 0 ? nil : BlockNumber(state.count - 1)
        }
    }

    func readBlock(_ number: BlockNumber) throws -> EncodedBlock? {
        try state.withLock { state in
            if state.isBroken { throw Broken() }
            guard number.value < state.count else { return nil }
            state.reads[number.value, default: 0] += 1
            return EncodedBlock(
                number: number,
                json: Array(#"{"n":\#(number.value)}"#.utf8),
                headerJSON: Array(#"{"h":\#(number.value)}"#.utf8),
                raw: [UInt8(truncatingIfNeeded: number.value), 1, 2, 3],
                header: [UInt8(truncatingIfNeeded: number.value)]
            )
        }
    }

    /// Every third block has something for every filter.
    func nextMatch(
        _ filter: ChannelFilter,
        from number: BlockNumber
    ) throws -> ChannelMatch? {
        let count = count
        guard number.value < count else { return nil }
        let match = (number.value + 2) / 3 * 3
        guard match < count else {
            return ChannelMatch(through: BlockNumber(count - 1), data: nil)
        }
        return ChannelMatch(through: BlockNumber(match), data: Array("[\(match)]".utf8))
    }

    func transaction(_ id: TransactionID) throws -> (json: [UInt8], isSettled: Bool)? {
        count < 5 ? nil : (Array("{}".utf8), true)
    }

    func mempoolState() -> (revision: UInt64, json: [UInt8])? { (1, Array("{}".utf8)) }

    func statusState() throws -> [UInt8] { Array("{}".utf8) }
}
