// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

/// A constraint program as a graph, for what only a prover gains from: it evaluates one program on
/// millions of rows, and most of what it evaluates is summed up at once.
struct ProgramGraph {
    /// A value; operands are places of other nodes.
    enum Node {
        case base(slot: Int)
        case extended(slot: Int)
        /// The factor of an output in the sum of all.
        case weight(Int)
        case add(Int, Int)
        case subtract(Int, Int)
        case multiply(Int, Int)
        case negate(Int)
        /// Base values by extension elements that are the same on all rows.
        case weightedSum([Term])
    }

    struct Term {
        let value: Int
        let weight: Int
    }

    struct Traits {
        var isExtension = false
        /// Whether the value is the same on all rows.
        var isFixed = false
        /// The degree as a multiple of the trace length; that of the transition selector is one in
        /// all and counted apart.
        var degree = 0
        var transitions = 0
    }

    private(set) var nodes: [Node] = []
    private(set) var traits: [Traits] = []
    /// The nodes of the program's outputs.
    private(set) var roots: [Int] = []

    /// Turns each instruction into a node.
    init(_ program: ConstraintProgram) {
        let shape = program.shape
        let rowCells = 2 * shape.mainWidth + shape.periodicCount
        let selectors = rowCells + shape.publicValueCount
        let baseInputs = selectors + 3 + program.constants.count
        for slot in 0..<baseInputs {
            let isFixed = slot >= rowCells && slot < selectors || slot >= selectors + 3
            let isTransition = slot == selectors + 2
            let degree = isFixed || isTransition ? 0 : 1
            let transitions = isTransition ? 1 : 0
            nodes.append(.base(slot: slot))
            traits.append(Traits(isFixed: isFixed, degree: degree, transitions: transitions))
        }
        let auxCells = 2 * shape.auxWidth
        let extendedInputs = auxCells + 2 + shape.finalCount
        for slot in 0..<extendedInputs {
            let isFixed = slot >= auxCells
            nodes.append(.extended(slot: slot))
            traits.append(Traits(isExtension: true, isFixed: isFixed, degree: isFixed ? 0 : 1))
        }
        var base = Array(0..<program.baseSlotCount)
        var extended = (0..<program.extensionSlotCount).map { $0 + baseInputs }
        roots = Array(repeating: 0, count: program.outputCount)
        for step in program.instructions {
            let (target, left, right) = (Int(step.target), Int(step.left), Int(step.right))
            switch step.operation {
            case .addBase: base[target] = append(.add(base[left], base[right]))
            case .subtractBase: base[target] = append(.subtract(base[left], base[right]))
            case .multiplyBase: base[target] = append(.multiply(base[left], base[right]))
            case .negateBase: base[target] = append(.negate(base[left]))
            case .addExtension: extended[target] = append(.add(extended[left], extended[right]))
            case .subtractExtension:
                extended[target] = append(.subtract(extended[left], extended[right]))
            case .multiplyExtension:
                extended[target] = append(.multiply(extended[left], extended[right]))
            case .negateExtension: extended[target] = append(.negate(extended[left]))
            case .addMixed: extended[target] = append(.add(extended[left], base[right]))
            case .subtractMixed: extended[target] = append(.subtract(extended[left], base[right]))
            case .subtractFromBase:
                extended[target] = append(.subtract(base[left], extended[right]))
            case .multiplyMixed: extended[target] = append(.multiply(extended[left], base[right]))
            case .outputBase: roots[target] = base[left]
            case .outputExtension: roots[target] = extended[left]
            }
        }
    }

    /// Appends a node; its operands are there.
    mutating func append(_ node: Node) -> Int {
        traits.append(traits(of: node))
        nodes.append(node)
        return nodes.count - 1
    }

    /// Puts another formula for the same value in a node's place.
    mutating func replace(_ index: Int, by node: Node) { nodes[index] = node }

    private func traits(of node: Node) -> Traits {
        switch node {
        case .base, .extended: preconditionFailure("inputs come first")
        case .weight: return Traits(isExtension: true, isFixed: true)
        case .negate(let operand): return traits[operand]
        case .add(let left, let right), .subtract(let left, let right):
            return joined(left, right, by: max)
        case .multiply(let left, let right): return joined(left, right, by: +)
        case .weightedSum(let terms):
            return terms.reduce(into: Traits(isExtension: true)) { sum, term in
                sum.degree = max(sum.degree, traits[term.value].degree)
                sum.transitions = max(sum.transitions, traits[term.value].transitions)
            }
        }
    }

    private func joined(_ left: Int, _ right: Int, by degree: (Int, Int) -> Int) -> Traits {
        let (left, right) = (traits[left], traits[right])
        return Traits(
            isExtension: left.isExtension || right.isExtension,
            isFixed: left.isFixed && right.isFixed,
            degree: degree(left.degree, right.degree),
            transitions: degree(left.transitions, right.transitions)
        )
    }
}

extension ProgramGraph {
    /// A node's operands, the first to be computed first.
    func operands(of index: Int) -> [Int] {
        switch nodes[index] {
        case .base, .extended, .weight: []
        case .add(let left, let right), .subtract(let left, let right),
            .multiply(let left, let right):
            [left, right]
        case .negate(let operand): [operand]
        case .weightedSum(let terms): terms.map { $0.value }
        }
    }

    /// How often each node is an operand of what the roots need, or a root itself.
    func uses(from roots: [Int]) -> [Int] {
        var uses = Array(repeating: 0, count: nodes.count)
        var pending = roots
        while let index = pending.popLast() {
            uses[index] += 1
            if uses[index] == 1 { pending += operands(of: index) }
        }
        return uses
    }
}
