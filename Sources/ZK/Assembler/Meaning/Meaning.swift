// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import VMCore

/// What all names of all modules mean.
struct Meaning {
    /// The most repetitions of a body.
    static let maxRepetitions: UInt64 = 1_000_000

    let graph: ModuleGraph
    let constants: ConstantTable
    /// The path of the kernel's module, if there is one.
    let kernel: Int?
    /// The first procedure of a library under each root.
    let assembledRoots: [Word: ItemID]

    /// What an instruction calls.
    enum Callee: Hashable {
        /// A procedure of a source.
        case source(ItemID)
        /// A procedure of a library.
        case assembled(ItemID, Word)
        /// Code of which only the root is known.
        case root(Word)
    }

    init(_ graph: ModuleGraph, reportingTo diagnostics: inout DiagnosticList) {
        self.graph = graph
        constants = ConstantTable(graph, reportingTo: &diagnostics)
        kernel = graph.modules.firstIndex { $0.kind == .kernel && $0.path == ItemPath(["$kernel"]) }
        var roots: [Word: ItemID] = [:]
        for (index, module) in graph.modules.enumerated() where !module.hasSource {
            for (item, entry) in module.items.enumerated() {
                guard case .assembled(_, let digest) = entry.kind, roots[digest] == nil else {
                    continue
                }
                roots[digest] = ItemID(module: index, item: item)
            }
        }
        assembledRoots = roots
    }

    /// The value that a name stands for; nil if it has none, which was reported.
    func value(of name: NameSyntax, in module: Int) throws(Fault) -> ConstantValue? {
        guard case .item(let id) = try graph.resolve(name, in: module), constants.isConstant(id)
        else { throw Fault(LinkProblem.notAConstant(name.text), at: name.span) }
        return constants.value(of: id)
    }

    /// A number below a bound.
    func number(
        _ immediate: ImmediateSyntax,
        below bound: UInt64,
        in module: Int
    ) throws(Fault) -> UInt64 {
        switch immediate {
        case .literal(let value): return value
        case .name(let name):
            guard let value = try value(of: name, in: module) else { return 1 }
            guard case .integer(let number) = value else {
                throw wrongKind(
                    name,
                    value,
                    expected: "a number, or the name of a constant that is one"
                )
            }
            guard number < bound else {
                let problem = SemanticProblem.constantOutOfRange(
                    name.text,
                    got: number,
                    largest: bound - 1
                )
                throw Fault(problem, at: name.span)
            }
            return number
        }
    }

    /// How often a body is repeated.
    func repetitions(
        _ count: ImmediateSyntax,
        in module: Int,
        at span: SourceSpan
    ) throws(Fault) -> Int {
        let number = try number(count, below: 1 << 32, in: module)
        guard (1...Self.maxRepetitions).contains(number) else {
            throw Fault(SemanticProblem.repeatCount(number), at: span)
        }
        return Int(number)
    }
}
