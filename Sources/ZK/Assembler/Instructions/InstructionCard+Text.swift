// SPDX-License-Identifier: MIT

import FieldArithmetic

extension InstructionCard {
    /// The instruction as debug information prints it.
    func text(_ argument: Argument) -> String {
        switch argument {
        // The reference prints a line feed behind this one instruction.
        case .none: name == "adv.insert_hperm" ? name + "\n" : name
        case .number(let value): "\(name).\(value)"
        case .numbers(let values): name + values.map { ".\($0)" }.joined()
        case .bits(let width): "\(name).u\(width)"
        case .word(let word): "\(name).\(Self.text(word))"
        case .slice(let word, let start, let end):
            "\(name).\(Self.text(word))[\(start)..\(end)]"
        case .error(let text): "\(name).err=\"\(text)\""
        }
    }

    private static func text(_ word: Word) -> String {
        "[" + word.elements.map { "\($0.value)" }.joined(separator: ",") + "]"
    }
}
