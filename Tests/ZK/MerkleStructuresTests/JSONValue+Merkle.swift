// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

extension JSONValue {
    /// The items of a section; an issue if the section is there but has none.
    var cases: [JSONValue] {
        #expect(isNull || !items.isEmpty, "a section without cases")
        return items
    }

    /// A list of words.
    var words: [Word] { get throws { try items.map { try $0.word } } }

    /// A list of keys and values, both words.
    var wordPairs: [(Word, Word)] {
        get throws { try items.map { (try $0[0].word, try $0[1].word) } }
    }

    /// A list of integer keys and values.
    var leafPairs: [(key: UInt64, value: Word)] {
        get throws { try items.map { (try $0[0].uint64, try $0[1].word) } }
    }

    /// A place in a tree.
    var nodeIndex: NodeIndex {
        get throws {
            try NodeIndex(depth: UInt8(self["depth"].int), position: self["position"].uint64)
        }
    }

    /// True where the reference succeeds.
    var isOK: Bool { text == "ok" }
}

extension SeededGenerator {
    /// A word whose last element is one of few, so that keys meet in leaves and subtrees.
    mutating func crowdedKey() -> Word {
        let last = Felt(reducing: (next() % 4) << 62 | next() % 3)
        return Word(felt(), .zero, .zero, last)
    }
}
