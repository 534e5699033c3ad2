// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// A state that enters the permutation, with how often it does.
package struct DistinctPermutation: Sendable {
    /// The lanes before.
    package let input: HashState
    /// The number of controller rows that ask for it.
    package let multiplicity: UInt32
}

/// Collects the distinct states that enter the permutation.
///
/// Open addressing over a table of positions. The hash is the standard library's, which is seeded:
/// a program cannot choose states that fall into one place.
struct PermutationTable {
    /// The states in the order in which they were met.
    private(set) var inputs: [HashState] = []
    private var multiplicities: [UInt32] = []
    /// What was hashed already, because something is chained to it.
    private var outputs: [HashState?] = []
    /// The upper half holds the hash, the lower half the entry plus one; zero is empty.
    private var slots: [UInt64]

    /// Makes room for as many states without growing.
    init(capacity: Int) {
        var slotCount = 64
        while slotCount < 2 * capacity { slotCount *= 2 }
        slots = Array(repeating: 0, count: slotCount)
        inputs.reserveCapacity(capacity)
    }

    /// The entry of a state, a new one if it was not met before.
    mutating func entry(of input: HashState) -> Int {
        var hasher = Hasher()
        for lane in 0..<12 { hasher.combine(input[lane].value) }
        let hash = UInt64(UInt32(truncatingIfNeeded: hasher.finalize()))
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let entry = Int(slots[slot] & 0xFFFF_FFFF) - 1
            if slots[slot] >> 32 == hash, isEqual(inputs[entry], input) { return entry }
            slot = (slot + 1) & mask
        }
        inputs.append(input)
        multiplicities.append(0)
        outputs.append(nil)
        slots[slot] = hash << 32 | UInt64(inputs.count)
        if 2 * inputs.count > slots.count { grow() }
        return inputs.count - 1
    }

    /// Counts a controller row that asks for an entry.
    mutating func addRequest(for entry: Int) { multiplicities[entry] &+= 1 }

    /// The lanes after the permutation of an entry, which is computed once.
    mutating func output(of entry: Int) -> HashState {
        if let output = outputs[entry] { return output }
        var state = inputs[entry]
        Poseidon2.permute(&state)
        outputs[entry] = state
        return state
    }

    /// The states in the order of their lanes, first lane first, and the place of each entry.
    func sorted() -> (permutations: [DistinctPermutation], places: [UInt32]) {
        // The first lane decides almost always, and next to its entry it is at hand.
        var order = inputs.enumerated().map { (lane: $1[0].value, entry: $0) }
        order.sort { left, right in
            if left.lane != right.lane { return left.lane < right.lane }
            return isLess(inputs[left.entry], inputs[right.entry])
        }
        var places = [UInt32](repeating: 0, count: order.count)
        for (place, item) in order.enumerated() { places[item.entry] = UInt32(place) }
        let permutations = order.map { item in
            DistinctPermutation(
                input: inputs[item.entry],
                multiplicity: multiplicities[item.entry]
            )
        }
        return (permutations, places)
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: 2 * old.count)
        let mask = slots.count - 1
        for item in old where item != 0 {
            var slot = Int(item >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = item
        }
    }
}

private func isEqual(_ left: HashState, _ right: HashState) -> Bool {
    for lane in 0..<12 where left[lane] != right[lane] { return false }
    return true
}

private func isLess(_ left: HashState, _ right: HashState) -> Bool {
    for lane in 0..<12 where left[lane] != right[lane] { return left[lane] < right[lane] }
    return false
}
