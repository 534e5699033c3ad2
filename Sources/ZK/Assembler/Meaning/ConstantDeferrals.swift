// SPDX-License-Identifier: MIT

/// How much of each constant waits for other modules.
///
/// Modules are read one by one, so nothing can be computed from a result that waits. That is seen
/// before any path is followed.
struct ConstantDeferrals {
    private enum Deferral: Comparable {
        case none
        /// It is a name of another module.
        case name
        /// It computes with one.
        case arithmetic
    }

    /// The constants that compute with what cannot be known yet.
    private(set) var failed: Set<ItemID> = []
    private var deferrals: [ItemID: Deferral] = [:]
    private let graph: ModuleGraph

    /// Looks at the constants of a graph.
    init(_ graph: ModuleGraph, reportingTo diagnostics: inout DiagnosticList) {
        self.graph = graph
        for (index, module) in graph.modules.enumerated() where module.hasSource {
            for item in module.items.indices where !diagnostics.isTruncated {
                find(ItemID(module: index, item: item), reportingTo: &diagnostics)
            }
        }
    }

    /// Whether an expression computes with a constant of another module.
    func isDeferred(_ expression: ConstantSyntax, in module: Int) -> Bool {
        ((try? deferral(of: expression, in: module)) ?? .none) != .none
    }

    /// Finds how much of a constant waits, after those of its module that it names.
    private mutating func find(_ id: ItemID, reportingTo diagnostics: inout DiagnosticList) {
        guard deferrals[id] == nil else { return }
        var stack = [(id: id, needs: needs(of: id))]
        var isOpen: Set<ItemID> = [id]
        while let top = stack.last {
            if let need = top.needs.last {
                stack[stack.count - 1].needs.removeLast()
                // A circle is told when values are sought.
                guard deferrals[need] == nil, isOpen.insert(need).inserted else { continue }
                stack.append((need, needs(of: need)))
            } else {
                finish(top.id, reportingTo: &diagnostics)
                stack.removeLast()
            }
        }
    }

    private mutating func finish(_ id: ItemID, reportingTo diagnostics: inout DiagnosticList) {
        deferrals[id] = Deferral.none
        guard let expression = graph.constant(id) else { return }
        do throws(Fault) {
            let found = try deferral(of: expression, in: id.module)
            deferrals[id] = found
            if case .variant = graph.item(id).kind, found != .none {
                throw Fault(SemanticProblem.operandNotInteger, at: expression.span)
            }
        } catch {
            let source = graph.modules[id.module].source
            diagnostics.report(error.problem, at: error.span, in: source)
            failed.insert(id)
        }
    }

    /// The constants of the same module that a constant names.
    private func needs(of id: ItemID) -> [ItemID] {
        let paths = graph.constant(id)?.paths ?? []
        let items = paths.compactMap { $0.name.flatMap(graph.modules[id.module].index) }
        return items.reversed().map { ItemID(module: id.module, item: $0) }
    }

    private func deferral(
        of expression: ConstantSyntax,
        in module: Int
    ) throws(Fault) -> Deferral {
        switch expression.kind {
        case .integer, .word, .text, .hashedWord, .event, .unknown: return .none
        case .path(let path):
            guard let name = path.name, let item = graph.modules[module].index(of: name) else {
                return .name
            }
            if case .import = graph.modules[module].items[item].kind { return .name }
            return deferrals[ItemID(module: module, item: item)] ?? .none
        case .arithmetic(_, let lhs, let rhs):
            let left = try deferral(of: lhs, in: module)
            let right = try deferral(of: rhs, in: module)
            guard max(left, right) < .arithmetic else {
                throw Fault(SemanticProblem.operandNotInteger, at: expression.span)
            }
            return max(left, right) == .none ? .none : .arithmetic
        }
    }
}

extension ModuleGraph {
    /// What a constant or variant of a source is defined by; nil for everything else.
    func constant(_ id: ItemID) -> ConstantSyntax? {
        switch item(id).kind {
        case .constant(let expression): expression
        case .variant(let base, _): base ?? ConstantSyntax(.integer(0), item(id).nameSpan)
        default: nil
        }
    }
}
