// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// When it makes sense to try to consume a note.
public enum ExecutionHint: Hashable, Sendable {
    /// Nothing is said.
    case none
    /// At any time.
    case always
    /// From a block on.
    case afterBlock(BlockNumber)
    /// In one slot of every round; lengths are given by their logarithms.
    case onBlockSlot(log2RoundLength: UInt8, log2SlotLength: UInt8, slotOffset: UInt8)

    /// Reads `payload << 8 | tag`; bits from 40 on are dropped.
    public init(_ value: UInt64) throws(ExecutionHintError) {
        let payload = UInt32(truncatingIfNeeded: value >> 8)
        switch UInt8(truncatingIfNeeded: value) {
        case 0 where payload == 0: self = .none
        case 1 where payload == 0: self = .always
        case 2: self = .afterBlock(BlockNumber(payload))
        case 3 where payload >> 24 == 0:
            self = .onBlockSlot(
                log2RoundLength: UInt8(payload >> 16),
                log2SlotLength: UInt8(payload >> 8 & 0xFF),
                slotOffset: UInt8(payload & 0xFF)
            )
        case 0, 1, 3: throw .invalidPayload(tag: UInt8(value & 0xFF), payload: payload)
        case let tag: throw .unknownTag(tag)
        }
    }

    /// The kind, 0 to 3.
    public var tag: UInt8 {
        switch self {
        case .none: 0
        case .always: 1
        case .afterBlock: 2
        case .onBlockSlot: 3
        }
    }

    /// What belongs to the kind.
    public var payload: UInt32 {
        switch self {
        case .none, .always: 0
        case .afterBlock(let block): block.value
        case .onBlockSlot(let round, let slot, let offset):
            UInt32(round) << 16 | UInt32(slot) << 8 | UInt32(offset)
        }
    }

    /// The form `payload << 8 | tag`.
    public var value: UInt64 { UInt64(payload) << 8 | UInt64(tag) }

    /// The form `payload << 8 | tag` as an element.
    public var felt: Felt { Felt(reducing: value) }

    /// Whether the hint speaks for a block; nil where nothing is said.
    public func canBeConsumed(at block: BlockNumber) -> Bool? {
        switch self {
        case .none: return nil
        case .always: return true
        case .afterBlock(let first): return block >= first
        case .onBlockSlot(let round, let slot, let offset):
            let roundLength = UInt64(1) << UInt64(min(round, 63))
            let slotLength = UInt64(1) << UInt64(min(slot, 32))
            let position = UInt64(block.value) % roundLength
            let start = UInt64(offset) * slotLength
            return position >= start && position < start + slotLength
        }
    }
}

/// Why a number is no hint.
public enum ExecutionHintError: Error, Equatable, Sendable {
    /// The payload does not suit the kind.
    case invalidPayload(tag: UInt8, payload: UInt32)
    /// The kind is above 3.
    case unknownTag(UInt8)
}
