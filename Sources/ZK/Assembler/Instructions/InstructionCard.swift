// SPDX-License-Identifier: MIT

import VMCore

/// A row of the reference card: name, immediate, stack effect, what it becomes.
struct InstructionCard: Sendable {
    /// What an instruction is to the body it stands in.
    enum Role: Hashable, Sendable {
        /// Operations.
        case operations
        /// One or more values to push.
        case push
        /// The power by an exponent.
        case power
        /// Another procedure's node.
        case exec
        /// A node that calls another procedure.
        case call
        /// A node that calls a kernel procedure.
        case syscall
        /// A node that calls what the stack names.
        case dynexec
        /// The same in another context.
        case dyncall
        /// The root of another procedure, pushed.
        case procref
        /// A remark for people, of this decorator kind.
        case decorator(DecoratorKind)
    }

    /// The kinds of remarks.
    enum DecoratorKind: Hashable, Sendable {
        case stack, memory, locals, adviceStack, trace
    }

    let name: String
    let shape: ImmediateShape
    let effect: String
    let role: Role
    /// What it becomes without an immediate.
    let plain: [Operation]
    /// What it becomes by position, where the immediate is one.
    let byPosition: [[Operation]]
    /// What it becomes with an immediate.
    let rule: ImmediateRule?

    /// An instruction that becomes operations.
    init(
        _ name: String,
        _ effect: String,
        _ plain: String,
        _ shape: ImmediateShape = .none,
        with rule: ImmediateRule? = nil
    ) {
        self.name = name
        self.shape = shape
        self.effect = effect
        role = .operations
        self.plain = OperationNotation.operations(plain)
        byPosition = []
        self.rule = rule
    }

    /// An instruction whose immediate is a position, with a row for each.
    init(
        _ name: String,
        _ effect: String,
        _ range: ClosedRange<Int>,
        default position: Int? = nil,
        by rows: [String]
    ) {
        assert(rows.count == range.count, "a row for every position")
        self.name = name
        shape = .position(range, default: position)
        self.effect = effect
        role = .operations
        plain = []
        byPosition = rows.map(OperationNotation.operations)
        rule = nil
    }

    /// An instruction that is more than operations.
    init(_ name: String, _ effect: String, _ role: Role, _ shape: ImmediateShape = .none) {
        self.name = name
        self.shape = shape
        self.effect = effect
        self.role = role
        plain = []
        byPosition = []
        rule = nil
    }
}
