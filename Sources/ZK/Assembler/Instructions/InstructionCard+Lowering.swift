// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import VMCore

extension InstructionCard {
    /// The operations of an instruction.
    ///
    /// - Parameters:
    ///   - argument: Its immediate.
    ///   - localCount: How many locals the procedure has.
    ///   - operations: Where they are appended.
    /// - Throws: What is wrong with the immediate.
    func lower(
        _ argument: Argument,
        localCount: Int,
        to operations: inout [Operation]
    ) throws(LoweringProblem) {
        switch (role, argument) {
        case (.push, _): try Self.push(argument, to: &operations)
        case (.power, _): Self.power(argument, to: &operations)
        case (_, .none): operations += plain
        case (_, .error(let text)):
            let code = Felt(name: text)
            operations += plain.map { Operation($0.opcode, $0.hasImmediate ? $0.argument : code) }
        case (_, .number(let value)):
            if case .position(let range, _) = shape {
                operations += byPosition[Int(value) - range.lowerBound]
            } else if let rule {
                try rule.lower(value, localCount: localCount, to: &operations)
            }
        case (_, .numbers), (_, .bits), (_, .word), (_, .slice): break
        }
    }

    private static func push(
        _ argument: Argument,
        to operations: inout [Operation]
    ) throws(LoweringProblem) {
        switch argument {
        case .number(let value): operations.appendPush(Felt(reducing: value))
        case .word(let word):
            for element in word.elements.reversed() { operations.appendPush(element) }
        case .slice(let word, let start, let end):
            guard start < end, end <= 4 else { throw .sliceOutOfRange }
            for index in (start..<end).reversed() { operations.appendPush(word[index]) }
        case .none, .numbers, .bits, .error: break
        }
    }

    private static func power(_ argument: Argument, to operations: inout [Operation]) {
        var width: UInt64 = 64
        switch argument {
        case .bits(let bits): width = bits
        case .number(let exponent):
            switch exponent {
            case 0: return operations += OperationNotation.operations("DROP PAD INCR")
            case 1: return operations.append(Operation(.noop))
            case 2...7:
                for _ in 1..<exponent { operations.append(Operation(.dup0)) }
                for _ in 1..<exponent { operations.append(Operation(.mul)) }
                return
            default:
                operations.append(.push(Felt(reducing: exponent)))
                width = UInt64(64 - exponent.leadingZeroBitCount)
            }
        case .none, .numbers, .word, .slice, .error: break
        }
        operations += [.init(.pad), .init(.incr), .init(.moveUp2), .init(.pad)]
        for _ in 0..<width { operations.append(Operation(.expAcc)) }
        operations += [.init(.drop), .init(.drop), .init(.swap), .init(.eqz), .init(.assert)]
    }
}

extension ImmediateRule {
    /// The operations for an immediate.
    func lower(
        _ immediate: UInt64,
        localCount: Int,
        to operations: inout [Operation]
    ) throws(LoweringProblem) {
        let value = try transformed(immediate, localCount: localCount)
        if let own = special[immediate] { return operations += own }
        for step in steps {
            switch step {
            case .operation(let operation): operations.append(operation)
            case .shortPush: operations.appendPush(value)
            case .fullPush: operations.append(.push(value))
            }
        }
    }

    private func transformed(
        _ value: UInt64,
        localCount: Int
    ) throws(LoweringProblem) -> Felt {
        switch transform {
        case .identity:
            let isRefused = folding == .zeroRefused || folding == .oneVanishesZeroRefused
            if isRefused, value == 0 { throw .divisionByZero }
            return Felt(reducing: value)
        case .negated: return -Felt(reducing: value)
        case .inverse:
            guard let inverse = Felt(reducing: value).inverse() else { throw .divisionByZero }
            return inverse
        case .powerOfTwo, .rotation:
            guard value < 32 else { throw .shiftOutOfRange(value) }
            return Felt(reducing: 1 << (transform == .rotation ? 32 - value : value))
        case .local, .localWord:
            let index = Int(value)
            guard index < localCount else {
                throw .localOutOfRange(index, count: localCount)
            }
            if transform == .localWord {
                guard index % 4 == 0 else { throw .unalignedLocal(index) }
                guard index + 4 <= localCount else {
                    throw .localOutOfRange(index + 3, count: localCount)
                }
            }
            return -Felt(reducing: UInt64((localCount + 3) / 4 * 4 - index))
        }
    }
}

extension [Operation] {
    /// Appends the shortest operations that push a value.
    mutating func appendPush(_ value: Felt) {
        switch value.value {
        case 0: append(Operation(.pad))
        case 1: self += [Operation(.pad), Operation(.incr)]
        default: append(.push(value))
        }
    }
}
