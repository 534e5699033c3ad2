// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// Events that the machine answers itself.
enum SystemEvent: String, CaseIterable {
    case merkleNodeMerge = "sys::merkle_node_merge"
    case merkleNodeToStack = "sys::merkle_node_to_stack"
    case mapValueToStack = "sys::map_value_to_stack"
    case mapValueCountToStack = "sys::map_value_count_to_stack"
    case mapValueWithCount = "sys::map_value_to_stack_n_0"
    case mapValueInWords = "sys::map_value_to_stack_n_4"
    case mapValueInDoubleWords = "sys::map_value_to_stack_n_8"
    case hasMapKey = "sys::has_map_key"
    case ext2Inverse = "sys::ext2_inv"
    case u32LeadingZeros = "sys::u32_clz"
    case u32TrailingZeros = "sys::u32_ctz"
    case u32LeadingOnes = "sys::u32_clo"
    case u32TrailingOnes = "sys::u32_cto"
    case logarithm = "sys::ilog2"
    case memoryToMap = "sys::mem_to_map"
    case doubleWordToMap = "sys::hdword_to_map"
    case doubleWordToMapInDomain = "sys::hdword_to_map_with_domain"
    case quadrupleWordToMap = "sys::hqword_to_map"
    case permutationToMap = "sys::hperm_to_map"

    private static let byID = Dictionary(
        uniqueKeysWithValues: allCases.map { (Felt(name: $0.rawValue).value, $0) }
    )

    /// The event with an identifier.
    init?(id: UInt64) {
        guard let event = Self.byID[id] else { return nil }
        self = event
    }
}
