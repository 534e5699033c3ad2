// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Operations as the reference card writes them: `PUSH.2 PAD EXPACC*6 DROP`.
///
/// `@` stands for pushing the immediate the short way, `#` for pushing it in full.
enum OperationNotation {
    /// A step of a sequence.
    enum Step: Hashable, Sendable {
        /// An operation.
        case operation(Operation)
        /// `PAD`, `PAD INCR` or `PUSH`, as the immediate asks.
        case shortPush
        /// `PUSH` of the immediate.
        case fullPush
    }

    private static let opcodes = Dictionary(
        uniqueKeysWithValues: Opcode.allCases.map { ("\($0.name)", $0) }
    )

    /// The steps that a text of the card names; nil if it names something else.
    static func steps(_ text: String) -> [Step]? {
        var steps: [Step] = []
        for part in text.split(separator: " ") {
            let halves = part.split(separator: "*")
            guard let name = halves.first, let count = halves.count == 2 ? Int(halves[1]) : 1,
                let step = step(String(name))
            else { return nil }
            for _ in 0..<count { steps.append(step) }
        }
        return steps
    }

    /// The operations that a text of the card names, all of them fixed.
    static func operations(_ text: String) -> [Operation] {
        let steps = steps(text)
        assert(steps != nil, "the card names operations: \(text)")
        return (steps ?? []).compactMap {
            if case .operation(let operation) = $0 { operation } else { nil }
        }
    }

    private static func step(_ name: String) -> Step? {
        if name == "@" { return .shortPush }
        if name == "#" { return .fullPush }
        let halves = name.split(separator: ".")
        guard let opcode = opcodes[String(halves[0])] else { return nil }
        guard halves.count == 2 else { return .operation(Operation(opcode)) }
        guard let value = UInt64(halves[1]) else { return nil }
        return .operation(Operation(opcode, Felt(reducing: value)))
    }
}
