// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// The values of all constants of all sources.
struct ConstantTable {
    private(set) var values: [ItemID: ConstantValue] = [:]
    private var failed: Set<ItemID>
    private let deferrals: ConstantDeferrals
    private let graph: ModuleGraph

    /// A constant on its way to a value.
    private struct Pending {
        let id: ItemID
        /// What has to be known before.
        var needs: [(id: ItemID, span: SourceSpan)]
    }

    /// Evaluates the constants of a graph.
    init(_ graph: ModuleGraph, reportingTo diagnostics: inout DiagnosticList) {
        self.graph = graph
        deferrals = ConstantDeferrals(graph, reportingTo: &diagnostics)
        failed = deferrals.failed
        for (index, module) in graph.modules.enumerated() where module.hasSource {
            for item in module.items.indices where !diagnostics.isTruncated {
                let id = ItemID(module: index, item: item)
                evaluate(id, reportingTo: &diagnostics)
            }
        }
    }

    /// The value of a constant; nil if it has none, which was reported.
    func value(of id: ItemID) -> ConstantValue? {
        switch graph.item(id).kind {
        case .adviceKey(let key): .word(key)
        case .assembledConstant(let value): value
        default: values[id]
        }
    }

    /// True for everything that has a value.
    func isConstant(_ id: ItemID) -> Bool {
        switch graph.item(id).kind {
        case .constant, .variant, .adviceKey, .assembledConstant: true
        default: false
        }
    }

    private mutating func evaluate(
        _ id: ItemID,
        reportingTo diagnostics: inout DiagnosticList
    ) {
        guard !isDone(id) else { return }
        var stack = [Pending(id: id, needs: needs(of: id, reportingTo: &diagnostics))]
        var isOpen: Set<ItemID> = [id]
        while let top = stack.last {
            let current = top.id
            if failed.contains(current) {
                stack.removeLast()
                isOpen.remove(current)
            } else if let need = top.needs.last {
                stack[stack.count - 1].needs.removeLast()
                if isDone(need.id) { continue }
                if isOpen.contains(need.id) {
                    let name = graph.item(need.id).name
                    report(.constantCircle(name), need.span, of: current, to: &diagnostics)
                    failed.insert(current)
                    continue
                }
                let more = needs(of: need.id, reportingTo: &diagnostics)
                stack.append(Pending(id: need.id, needs: more))
                isOpen.insert(need.id)
            } else {
                finish(current, reportingTo: &diagnostics)
                stack.removeLast()
                isOpen.remove(current)
            }
        }
    }

    private func isDone(_ id: ItemID) -> Bool {
        failed.contains(id) || graph.constant(id) == nil || values[id] != nil
    }

    /// The constants that an expression names.
    private mutating func needs(
        of id: ItemID,
        reportingTo diagnostics: inout DiagnosticList
    ) -> [(id: ItemID, span: SourceSpan)] {
        guard let expression = graph.constant(id) else { return [] }
        var found: [(id: ItemID, span: SourceSpan)] = []
        do throws(Fault) {
            for path in expression.paths {
                found.append((try constant(path, in: id.module), path.span))
            }
        } catch {
            let source = graph.modules[id.module].source
            diagnostics.report(error.problem, at: error.span, in: source)
            failed.insert(id)
        }
        return found.reversed()
    }

    /// The constant that a path means.
    func constant(_ path: PathSyntax, in module: Int) throws(Fault) -> ItemID {
        guard case .item(let id) = try graph.resolve(path, in: module), isConstant(id) else {
            throw Fault(LinkProblem.notAConstant(path.components.last ?? ""), at: path.span)
        }
        return id
    }

    private mutating func finish(
        _ id: ItemID,
        reportingTo diagnostics: inout DiagnosticList
    ) {
        guard let expression = graph.constant(id) else { return }
        do throws(Fault) {
            var value = try value(of: expression, in: id.module)
            if case .variant(_, let offset) = graph.item(id).kind {
                guard let known = value else {
                    failed.insert(id)
                    return
                }
                guard case .integer(let base) = known else {
                    throw Fault(SemanticProblem.operandNotInteger, at: expression.span)
                }
                let (sum, overflows) = base.addingReportingOverflow(offset)
                guard !overflows, sum < Felt.modulus else {
                    let name = graph.item(id).name
                    let problem = SemanticProblem.variantOutOfRange(
                        name,
                        largest: Felt.modulus - 1
                    )
                    throw Fault(problem, at: expression.span)
                }
                value = .integer(sum)
            }
            if let value { values[id] = value } else { failed.insert(id) }
        } catch {
            let source = graph.modules[id.module].source
            diagnostics.report(error.problem, at: error.span, in: source)
            failed.insert(id)
        }
    }

    private func report(
        _ problem: SemanticProblem,
        _ span: SourceSpan,
        of id: ItemID,
        to diagnostics: inout DiagnosticList
    ) {
        diagnostics.report(.semantic(problem), at: span, in: graph.modules[id.module].source)
    }

    /// The value of an expression whose constants are known; nil if one of them has none.
    private func value(
        of expression: ConstantSyntax,
        in module: Int
    ) throws(Fault) -> ConstantValue? {
        switch expression.kind {
        case .integer(let value): return .integer(value)
        case .word(let word): return .word(word)
        case .text(let text): return .text(text)
        case .hashedWord(let text): return .hashedWord(text)
        case .event(let text): return .event(text)
        case .unknown: return nil
        case .path(let path): return value(of: try constant(path, in: module))
        case .arithmetic(let arithmetic, let lhs, let rhs):
            let left = try value(of: lhs, in: module)
            let right = try value(of: rhs, in: module)
            guard let left, let right else { return nil }
            guard case .integer(let first) = left, case .integer(let second) = right else {
                throw Fault(SemanticProblem.operandNotInteger, at: expression.span)
            }
            do throws(ConstantArithmetic.Failure) {
                return .integer(try arithmetic.applied(first, second))
            } catch {
                let waits = deferrals.isDeferred(expression, in: module)
                throw Fault(Problem(error, waits: waits), at: expression.span)
            }
        }
    }
}

extension Problem {
    /// An expression without a value; one that waits for other modules is computed when they are
    /// linked.
    fileprivate init(_ failure: ConstantArithmetic.Failure, waits: Bool) {
        self =
            switch failure {
            case .overflow: waits ? .link(.constantOverflow) : .semantic(.constantOverflow)
            case .divisionByZero: waits ? .link(.divisionByZero) : .semantic(.divisionByZero)
            }
    }
}
