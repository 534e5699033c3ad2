// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import Processor

/// `[KEY, ROOT]`: answers the value that a sparse Merkle tree has under a key.
func peekSparseTree(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
    let (key, root) = (view.word(1), view.word(5))
    let leaf: Word
    do throws(MerkleError) {
        leaf = try view.advice.store.node(root: root, at: NodeIndex(leaf: key.e3.value))
    } catch { throw .merkle(error) }
    guard leaf != .zero else { return [.pushStack(Word.zero.elements)] }
    guard let entries = view.advice[leaf], entries.count.isMultiple(of: 8) else {
        throw .advice(leaf)
    }
    for start in stride(from: 0, to: entries.count, by: 8)
    where Word(entries, at: start) == key {
        return [.pushStack(Word(entries, at: start + 4).elements)]
    }
    return [.pushStack(Word.zero.elements)]
}

/// `[KEY, start, end]`: answers the place of the first word that is not below a key, and whether it
/// is the key.
func findInWords(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
    try find(view.word(1), in: view, stride: 4) { $0 }
}

/// `[KEY, start, end, use_full_key]`: the same over pairs of key and value, with whole keys or with
/// elements 2 and 3 of them.
func findInPairs(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
    switch view.item(7).value {
    case 0: try find(view.word(1), in: view, stride: 8) { Word(.zero, .zero, $0.e2, $0.e3) }
    case 1: try find(view.word(1), in: view, stride: 8) { $0 }
    default: throw .operand(view.item(7))
    }
}

/// The most words that one search looks at, so that no row is the work of minutes: the limit on all
/// reads is looked at between events.
private let searchedWordsMax: UInt64 = 1 << 24

/// Finds a key among those in memory, which must not descend.
///
/// - Complexity: linear in the words between the addresses, within a second for the most there may
///   be.
private func find(
    _ key: Word,
    in view: MachineView,
    stride step: UInt64,
    by comparable: (Word) -> Word
) throws(EventRefusal) -> [AdviceMutation] {
    let (start, end) = (view.item(5).value, view.item(6).value)
    guard start <= end, end <= UInt64(UInt32.max), start & 3 == 0,
        (end - start).isMultiple(of: step), (end - start) / 4 <= searchedWordsMax
    else { throw .addresses(start: start, end: end) }
    let key = comparable(key)
    var previous = Word.zero
    var found: (address: UInt64, isEqual: Bool)?
    for address in stride(from: start, to: end, by: Int(step)) {
        let word = comparable(view.memoryWord(UInt32(address)))
        guard previous <= word else { throw .memory(address: address) }
        if found == nil, key <= word { found = (address, key == word) }
        previous = word
    }
    let place = Felt(reducing: found?.address ?? end)
    return [.pushStack([place, found?.isEqual == true ? .one : .zero])]
}

extension MachineView {
    /// A word of memory at a multiple of four; zero where nothing was written.
    fileprivate func memoryWord(_ address: UInt32) -> Word {
        Word(
            element(address),
            element(address + 1),
            element(address + 2),
            element(address + 3)
        )
    }
}
