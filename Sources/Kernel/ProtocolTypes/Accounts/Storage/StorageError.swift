// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// Why slots make no storage, or why storage has no answer.
public enum StorageError: Error, Equatable, Sendable {
    /// More than 255 slots.
    case tooManySlots(Int)
    /// Two slots have one name.
    case duplicateName(String)
    /// There is no such slot.
    case slotNotFound(String)
    /// The slot holds a map.
    case slotNotValue(String)
    /// The slot holds a value.
    case slotNotMap(String)
    /// A map's entries have one key twice.
    case duplicateKey(Word)
    /// The tree of a map refuses an entry.
    case tree(MerkleError)
}

extension StorageError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .tooManySlots: "at most 255 slots"
        case .duplicateName: "each slot name once"
        case .slotNotFound: "a slot that is there"
        case .slotNotValue: "a slot that holds a value"
        case .slotNotMap: "a slot that holds a map"
        case .duplicateKey: "each map key once"
        case .tree: "at most 1024 entries in a leaf"
        }
    }
}
