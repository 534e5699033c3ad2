// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// When a note can be consumed, as far as its maker says; nothing enforces it.
///
/// One integer: the kind in the low byte, 32 bits of payload above it.
public enum NoteExecutionHint: Hashable, Sendable {
    /// Nothing is said.
    case none
    /// At any time.
    case always
    /// From a block on.
    case afterBlock(BlockNumber)
    /// In one slot of each round; both lengths are base-2 logarithms.
    case onBlockSlot(log2RoundLength: UInt8, log2SlotLength: UInt8, slot: UInt8)

    /// Reads the integer; bits from 40 upwards are ignored.
    /// - Throws: ``NoteExecutionHintError``.
    public init(_ integer: UInt64) throws(NoteExecutionHintError) {
        let kind = UInt8(truncatingIfNeeded: integer)
        let payload = UInt32(truncatingIfNeeded: integer >> 8)
        switch kind {
        case 0, 1:
            guard payload == 0 else { throw .payload(kind: kind, payload) }
            self = kind == 0 ? .none : .always
        case 2: self = .afterBlock(BlockNumber(payload))
        case 3:
            guard payload >> 24 == 0 else { throw .payload(kind: kind, payload) }
            self = .onBlockSlot(
                log2RoundLength: UInt8(truncatingIfNeeded: payload >> 16),
                log2SlotLength: UInt8(truncatingIfNeeded: payload >> 8),
                slot: UInt8(truncatingIfNeeded: payload)
            )
        default: throw .unknownKind(kind)
        }
    }

    /// The integer; below 2^40.
    public var integer: UInt64 {
        switch self {
        case .none: 0
        case .always: 1
        case .afterBlock(let number): UInt64(number.value) << 8 | 2
        case .onBlockSlot(let round, let slotLength, let slot):
            (UInt64(round) << 16 | UInt64(slotLength) << 8 | UInt64(slot)) << 8 | 3
        }
    }

    /// The integer as an element.
    public var felt: Felt { Felt(reducing: integer) }

    /// Whether the note can be consumed at a height; nil if nothing is said.
    public func allows(_ number: BlockNumber) -> Bool? {
        switch self {
        case .none: nil
        case .always: true
        case .afterBlock(let first): number >= first
        case .onBlockSlot(let round, let slotLength, let slot):
            Self.isInSlot(number, round: round, slotLength: slotLength, slot: slot)
        }
    }

    /// Lengths beyond 32 bits hold every height there is: the first round never ends.
    private static func isInSlot(
        _ number: BlockNumber,
        round: UInt8,
        slotLength: UInt8,
        slot: UInt8
    ) -> Bool {
        let height = UInt64(number.value)
        let roundLength = UInt64(1) << UInt64(min(round, 32))
        let length = UInt64(1) << UInt64(min(slotLength, 32))
        let start = height / roundLength * roundLength + UInt64(slot) * length
        return height >= start && height - start < length
    }
}
