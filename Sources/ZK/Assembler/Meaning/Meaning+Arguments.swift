// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import VMCore

extension Meaning {
    /// The immediate of an instruction that calls nothing, names replaced by values.
    func argument(of instruction: InstructionSyntax, in module: Int) throws(Fault) -> Argument {
        switch instruction.operand {
        case .none, .target: return .none
        case .value(let immediate):
            return try argument(
                immediate,
                InstructionSet.cards[instruction.card].shape,
                in: module
            )
        case .values(let values):
            var numbers: [UInt64] = []
            guard case .numbers(_, let bits) = InstructionSet.cards[instruction.card].shape else {
                return .none
            }
            for value in values {
                numbers.append(try number(value, below: 1 << UInt64(bits), in: module))
            }
            return .numbers(numbers)
        case .bits(let width): return .bits(width)
        case .word(let word): return .word(word)
        case .slice(let slice): return try argument(slice, in: module)
        case .text(let text): return .error(text)
        case .textName(let name):
            guard let value = try value(of: name, in: module) else { return .none }
            guard case .text(let text) = value else {
                throw wrongKind(
                    name,
                    value,
                    expected: "a text, or the name of a constant that is one"
                )
            }
            return .error(text)
        case .event(let text): return .number(Felt(name: text).value)
        case .eventName(let name):
            guard let value = try value(of: name, in: module) else { return .none }
            guard case .event(let text) = value else {
                throw wrongKind(name, value, expected: "an event, as in 'event(\"a::b\")'")
            }
            return .number(Felt(name: text).value)
        }
    }

    /// The problem with a constant of another kind than its place asks for.
    func wrongKind(_ name: NameSyntax, _ got: ConstantValue, expected: String) -> Fault {
        let kind =
            switch got {
            case .integer: "a number"
            case .word, .hashedWord: "a word"
            case .text: "a text"
            case .event: "an event"
            }
        let problem = SemanticProblem.wrongKind(name.text, got: kind, expected: expected)
        return Fault(problem, at: name.span)
    }

    private func argument(
        _ immediate: ImmediateSyntax,
        _ shape: ImmediateShape,
        in module: Int
    ) throws(Fault) -> Argument {
        guard case .name(let name) = immediate else {
            return .number(try number(immediate, below: 0, in: module))
        }
        switch shape {
        case .felt, .exponent, .push: break
        case .u32, .number: return .number(try number(immediate, below: 1 << 32, in: module))
        case .shift: return .number(try number(immediate, below: 1 << 8, in: module))
        default: return .number(try number(immediate, below: 1 << 16, in: module))
        }
        guard let value = try value(of: name, in: module) else { return .none }
        switch value {
        case .integer(let number): return .number(number)
        case .event(let text): return .number(Felt(name: text).value)
        case .word(let word) where shape == .push: return .word(word)
        case .hashedWord(let text) where shape == .push: return .word(Word(name: text))
        case .word, .hashedWord, .text:
            throw wrongKind(
                name,
                value,
                expected: "a number, or the name of a constant that is one"
            )
        }
    }

    private func argument(_ slice: SliceSyntax, in module: Int) throws(Fault) -> Argument {
        switch slice.base {
        case .word(let word): return .slice(word, start: slice.start, end: slice.end)
        case .name(let name):
            guard let value = try value(of: name, in: module) else { return .none }
            switch value {
            case .word(let word): return .slice(word, start: slice.start, end: slice.end)
            case .hashedWord(let text):
                return .slice(Word(name: text), start: slice.start, end: slice.end)
            case .integer, .text, .event:
                throw wrongKind(name, value, expected: "the name of a constant that is a word")
            }
        }
    }
}
