// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The state of compiling a graph: which nodes have a slot, and who still needs them.
///
/// Each root is computed right before it is output, operands first, so that values stay alive for
/// as short as the order of the outputs allows.
struct ProgramCompilation {
    private(set) var instructions: [ConstraintProgram.Instruction] = []
    private(set) var constants: [Felt] = []
    private(set) var baseSlots: SlotBank
    private(set) var extensionSlots: SlotBank

    private let builder: ConstraintBuilder
    private let nodes: [ConstraintNode]
    private var slots: [Int?]
    private var uses: [Int]

    init(_ builder: ConstraintBuilder, roots: [Int], shape: TraceShape) {
        self.builder = builder
        nodes = builder.nodes
        slots = nodes.map { shape.inputSlot(of: $0) }
        uses = Array(repeating: 0, count: nodes.count)
        baseSlots = SlotBank(inputCount: shape.baseInputCount)
        extensionSlots = SlotBank(inputCount: shape.extensionInputCount)
        for root in roots { uses[root] += 1 }
        for index in nodes.indices.reversed() where uses[index] > 0 {
            nodes[index].forEachOperand { uses[$0] += 1 }
            if case .constant(let value) = nodes[index] {
                slots[index] = baseSlots.take()
                constants.append(value)
            }
        }
    }

    mutating func output(_ root: Int, as position: Int) {
        compute(root)
        append(
            builder.isExtension(root) ? .outputExtension : .outputBase,
            target: position,
            left: slot(root)
        )
        release(root)
    }

    /// Computes a node that has no slot yet, and first whatever it needs.
    private mutating func compute(_ root: Int) {
        var pending = [root]
        while let index = pending.last {
            guard slots[index] == nil else {
                pending.removeLast()
                continue
            }
            let depth = pending.count
            nodes[index].forEachOperand { if slots[$0] == nil { pending.append($0) } }
            guard pending.count == depth else { continue }
            pending.removeLast()
            translate(index)
        }
    }

    private mutating func translate(_ index: Int) {
        let operation: ConstraintProgram.Operation
        var (left, right) = (0, 0)
        switch nodes[index] {
        case .add(let first, let second):
            (left, right) = extensionFirst(first, second)
            operation = select(left, right, .addBase, .addExtension, .addMixed)
        case .multiply(let first, let second):
            (left, right) = extensionFirst(first, second)
            operation = select(left, right, .multiplyBase, .multiplyExtension, .multiplyMixed)
        case .subtract(let first, let second):
            (left, right) = (first, second)
            operation =
                !builder.isExtension(left) && builder.isExtension(right)
                ? .subtractFromBase
                : select(left, right, .subtractBase, .subtractExtension, .subtractMixed)
        case .negate(let operand):
            (left, right) = (operand, operand)
            operation = builder.isExtension(operand) ? .negateExtension : .negateBase
        default: return
        }
        let (leftSlot, rightSlot) = (slot(left), slot(right))
        nodes[index].forEachOperand { release($0) }
        // An operand used for the last time may give its slot to the result: every instruction
        // reads both operands before it writes.
        let target = builder.isExtension(index) ? extensionSlots.take() : baseSlots.take()
        slots[index] = target
        append(operation, target: target, left: leftSlot, right: rightSlot)
    }

    private func extensionFirst(_ first: Int, _ second: Int) -> (Int, Int) {
        builder.isExtension(first) || !builder.isExtension(second)
            ? (first, second) : (second, first)
    }

    private func select(
        _ left: Int,
        _ right: Int,
        _ base: ConstraintProgram.Operation,
        _ extended: ConstraintProgram.Operation,
        _ mixed: ConstraintProgram.Operation
    ) -> ConstraintProgram.Operation {
        guard builder.isExtension(left) else { return base }
        return builder.isExtension(right) ? extended : mixed
    }

    private func slot(_ index: Int) -> Int {
        guard let slot = slots[index] else { preconditionFailure("operand before its value") }
        return slot
    }

    private mutating func release(_ index: Int) {
        uses[index] -= 1
        guard uses[index] == 0, nodes[index].isComputed else { return }
        if builder.isExtension(index) {
            extensionSlots.giveBack(slot(index))
        } else {
            baseSlots.giveBack(slot(index))
        }
    }

    private mutating func append(
        _ operation: ConstraintProgram.Operation,
        target: Int,
        left: Int,
        right: Int = 0
    ) {
        instructions.append(
            ConstraintProgram.Instruction(
                operation: operation,
                target: UInt16(target),
                left: UInt16(left),
                right: UInt16(right)
            )
        )
    }
}

extension ConstraintProgram {
    /// Compiles the constraints of a graph, in emission order.
    public init(_ builder: ConstraintBuilder, shape: TraceShape) {
        self.init(builder, roots: builder.constraints.map { $0.root }, shape: shape)
    }

    /// Compiles some nodes of a graph.
    ///
    /// - Parameters:
    ///   - builder: The graph.
    ///   - roots: Indices of the nodes to output, in this order; a node may occur twice.
    ///   - shape: The input shape; every column the graph names must lie within it.
    public init(_ builder: ConstraintBuilder, roots: [Int], shape: TraceShape) {
        var compilation = ProgramCompilation(builder, roots: roots, shape: shape)
        for (output, root) in roots.enumerated() { compilation.output(root, as: output) }
        self.shape = shape
        instructions = compilation.instructions
        constants = compilation.constants
        baseSlotCount = compilation.baseSlots.count
        extensionSlotCount = compilation.extensionSlots.count
        outputCount = roots.count
    }
}
