// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes

/// One thing that an inspection says.
enum InspectedValue: Equatable, Sendable {
    case text(String)
    case texts([String])
    case count(Int)
    case flag(Bool)
    case null
}

/// What an inspection says of an object, in the order of saying it.
struct InspectedFields: Sendable {
    /// The names and values; no name comes twice.
    private(set) var entries: [(name: String, value: InspectedValue)] = []

    /// The value under a name.
    subscript(name: String) -> InspectedValue? { entries.first { $0.name == name }?.value }

    /// Says a text, or that there is none.
    mutating func text(_ name: String, _ text: String?) {
        add(name, text.map { .text($0) } ?? .null)
    }

    /// Says several texts.
    mutating func texts(_ name: String, _ texts: [String]) { add(name, .texts(texts)) }

    /// Says a word, or that there is none.
    mutating func word(_ name: String, _ word: Word?) { text(name, word?.hex) }

    /// Says a 64-bit value, in decimal digits, so that no reader loses precision.
    mutating func decimal(_ name: String, _ value: UInt64) { text(name, "\(value)") }

    /// Says a count, or another number of at most 53 bits.
    mutating func count(_ name: String, _ value: Int) { add(name, .count(value)) }

    /// Says a block's number.
    mutating func block(_ name: String, _ number: BlockNumber) { count(name, Int(number.value)) }

    /// Says whether something holds.
    mutating func flag(_ name: String, _ value: Bool) { add(name, .flag(value)) }

    private mutating func add(_ name: String, _ value: InspectedValue) {
        assert(self[name] == nil, "\(name) is said twice")
        entries.append((name, value))
    }
}
