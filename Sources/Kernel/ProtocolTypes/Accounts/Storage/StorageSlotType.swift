// SPDX-License-Identifier: MIT

/// Whether a slot holds a value or a map.
public enum StorageSlotType: UInt8, Sendable {
    /// A word.
    case value = 0
    /// A map.
    case map = 1
}
