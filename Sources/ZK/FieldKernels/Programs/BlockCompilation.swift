// SPDX-License-Identifier: MIT

import AIR

/// Puts the nodes of a graph in order and gives them slots.
///
/// Slots of the base bank: main current, main next, periodic, the three selectors, what is the same
/// on all rows, the rest. Slots of the extension bank: auxiliary current, auxiliary next, what is
/// the same on all rows, the rest.
struct BlockCompilation {
    private(set) var instructions: [BlockInstruction] = []
    /// How many instructions there are up to and with each output.
    private(set) var ends: [Int] = []
    /// The nodes behind the fixed slots of each bank, and behind the weights.
    private(set) var fixedBase: [Int] = []
    private(set) var fixedExtended: [Int] = []
    private(set) var weights: [Int] = []
    private(set) var baseSlots: SlotBank
    private(set) var extensionSlots: SlotBank

    private let graph: ProgramGraph
    private var slots: [Int?]
    private var uses: [Int]
    private var weightPlaces: [Int: Int] = [:]

    /// Compiles a graph to output some of its nodes.
    init(_ graph: ProgramGraph, roots: [Int], shape: TraceShape) {
        self.graph = graph
        slots = Array(repeating: nil, count: graph.nodes.count)
        uses = graph.uses(from: roots)
        let rowCells = 2 * shape.mainWidth + shape.periodicCount
        let selectors = rowCells + shape.publicValueCount
        var (baseCount, extensionCount) = (rowCells + 3, 2 * shape.auxWidth)
        for index in graph.nodes.indices where uses[index] > 0 {
            switch graph.nodes[index] {
            case .base(let slot) where slot < rowCells: slots[index] = slot
            case .base(let slot) where slot >= selectors && slot < selectors + 3:
                slots[index] = slot - shape.publicValueCount
            case .extended(let slot) where slot < extensionCount: slots[index] = slot
            default: break
            }
        }
        baseSlots = SlotBank(inputCount: 0)
        extensionSlots = SlotBank(inputCount: 0)
        let isOperand = fixedOperands(roots)
        for index in graph.nodes.indices where isOperand[index] {
            if graph.traits[index].isExtension {
                slots[index] = extensionCount + fixedExtended.count
                fixedExtended.append(index)
            } else {
                slots[index] = baseCount + fixedBase.count
                fixedBase.append(index)
            }
        }
        baseCount += fixedBase.count
        extensionCount += fixedExtended.count
        baseSlots = SlotBank(inputCount: baseCount)
        extensionSlots = SlotBank(inputCount: extensionCount)
        for (position, root) in roots.enumerated() { output(root, as: position) }
    }

    /// Which values are the same on all rows and read where it matters.
    private func fixedOperands(_ roots: [Int]) -> [Bool] {
        var isOperand = Array(repeating: false, count: graph.nodes.count)
        for root in roots where graph.traits[root].isFixed { isOperand[root] = true }
        for index in graph.nodes.indices where uses[index] > 0 && !graph.traits[index].isFixed {
            for operand in graph.operands(of: index) where graph.traits[operand].isFixed {
                isOperand[operand] = true
            }
        }
        return isOperand
    }

    private mutating func output(_ root: Int, as position: Int) {
        compute(root)
        let isExtension = graph.traits[root].isExtension
        instructions.append(
            BlockInstruction(
                operation: isExtension ? .outputExtension : .outputBase,
                target: position,
                left: slot(root)
            )
        )
        ends.append(instructions.count)
        release(root)
    }

    /// Computes a node that has no slot yet, and first whatever it needs.
    private mutating func compute(_ root: Int) {
        var pending = [root]
        while let index = pending.popLast() {
            if slots[index] != nil { continue }
            let missing = graph.operands(of: index).filter { slots[$0] == nil }
            if missing.isEmpty {
                translate(index)
            } else {
                pending.append(index)
                pending += missing.reversed()
            }
        }
    }

    private mutating func translate(_ index: Int) {
        if case .weightedSum(let terms) = graph.nodes[index] {
            translate(index, terms)
            return
        }
        let operands = graph.operands(of: index)
        var (left, right) = (operands[0], operands[operands.count - 1])
        let areExtended = (graph.traits[left].isExtension, graph.traits[right].isExtension)
        let commutes: Bool
        switch graph.nodes[index] {
        case .add, .multiply: commutes = true
        default: commutes = false
        }
        if commutes && !areExtended.0 && areExtended.1 { swap(&left, &right) }
        let isMixed = areExtended.0 != areExtended.1
        let isExtension = areExtended.0 || areExtended.1
        let operation = select(
            graph.nodes[index],
            isMixed: isMixed,
            isExtension: isExtension,
            isBaseFirst: !areExtended.0
        )
        let (leftSlot, rightSlot) = (slot(left), slot(right))
        let target = takeSlot(for: index)
        instructions.append(
            BlockInstruction(
                operation: operation,
                target: target,
                left: leftSlot,
                right: rightSlot
            )
        )
    }

    private func select(
        _ node: ProgramGraph.Node,
        isMixed: Bool,
        isExtension: Bool,
        isBaseFirst: Bool
    ) -> BlockInstruction.Operation {
        switch node {
        case .add: isMixed ? .addMixed : isExtension ? .addExtension : .addBase
        case .multiply:
            isMixed ? .multiplyMixed : isExtension ? .multiplyExtension : .multiplyBase
        case .negate: isExtension ? .negateExtension : .negateBase
        default:
            isMixed
                ? isBaseFirst ? .subtractFromBase : .subtractMixed
                : isExtension ? .subtractExtension : .subtractBase
        }
    }

    private mutating func translate(_ index: Int, _ terms: [ProgramGraph.Term]) {
        let steps = terms.map { term in
            BlockInstruction(
                operation: .term,
                target: weightPlace(term.weight),
                left: slot(term.value)
            )
        }
        let target = takeSlot(for: index)
        instructions.append(
            BlockInstruction(operation: .weightedSum, target: target, left: steps.count)
        )
        instructions += steps
    }

    private mutating func weightPlace(_ node: Int) -> Int {
        if let place = weightPlaces[node] { return place }
        weightPlaces[node] = weights.count
        weights.append(node)
        return weights.count - 1
    }

    /// A slot for a node that is computed next.
    ///
    /// An operand used for the last time may give its slot: every step reads before it writes.
    private mutating func takeSlot(for index: Int) -> Int {
        for operand in graph.operands(of: index) { release(operand) }
        let isExtension = graph.traits[index].isExtension
        let slot = isExtension ? extensionSlots.take() : baseSlots.take()
        slots[index] = slot
        return slot
    }

    private func slot(_ index: Int) -> Int {
        guard let slot = slots[index] else { preconditionFailure("operand before its value") }
        return slot
    }

    private mutating func release(_ index: Int) {
        uses[index] -= 1
        guard uses[index] == 0, !graph.traits[index].isFixed else { return }
        switch graph.nodes[index] {
        case .base, .extended, .weight: return
        default: break
        }
        if graph.traits[index].isExtension {
            extensionSlots.giveBack(slot(index))
        } else {
            baseSlots.giveBack(slot(index))
        }
    }
}
