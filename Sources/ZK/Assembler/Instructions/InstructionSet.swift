// SPDX-License-Identifier: MIT

/// All instructions of the language.
enum InstructionSet {
    /// The reference card.
    static let cards: [InstructionCard] =
        assertions + fieldArithmetic + fieldComparison + extensionField + u32Conversion
        + u32Arithmetic + u32Bits + u32Comparison + stack + environment + memory + locals + advice
        + cryptography + control

    /// Where each name is in ``cards``.
    private static let indices = Dictionary(
        uniqueKeysWithValues: cards.enumerated().map { ($0.element.name, $0.offset) }
    )

    /// The names of all instructions.
    static let names = cards.map(\.name)

    /// The index of an instruction; nil if there is none of this name.
    static func index(of name: String) -> Int? { indices[name] }

    /// The words in front of the first dot of the names.
    static let firstWords = Set(cards.map { card in String(card.name.prefix { $0 != "." }) })

    /// Names that had a meaning in earlier versions.
    static let removedNames: Set<String> = [
        "mem_loadw", "mem_storew", "loc_loadw", "loc_storew",
    ]

    /// The index of an instruction that is known to exist.
    static func known(_ name: String) -> Int {
        let index = indices[name]
        assert(index != nil, "the card has a row \(name)")
        return index ?? 0
    }

    static let nop = known("nop")
    static let push = known("push")
    static let drop = known("drop")
}
