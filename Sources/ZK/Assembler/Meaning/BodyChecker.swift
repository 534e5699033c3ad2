// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Walks a body: every name must mean something that fits.
struct BodyChecker {
    private let meaning: Meaning
    private let id: ItemID
    private var references: [BodyReference] = []
    private var diagnostics: DiagnosticList

    /// Checks the body of a procedure.
    ///
    /// - Parameters:
    ///   - id: The procedure.
    ///   - meaning: What names mean.
    ///   - diagnostics: Where problems are reported.
    /// - Returns: The procedures of sources that the body names, in the order of compiling.
    static func check(
        _ id: ItemID,
        _ meaning: Meaning,
        reportingTo diagnostics: inout DiagnosticList
    ) -> [ItemID] {
        guard case .procedure(let procedure) = meaning.graph.item(id).kind else { return [] }
        var checker = BodyChecker(meaning: meaning, id: id, diagnostics: diagnostics)
        checker.check(procedure.body)
        diagnostics = checker.diagnostics
        var seen: Set<ItemID> = []
        return checker.references.sorted().map(\.id).filter { seen.insert($0).inserted }
    }

    private init(meaning: Meaning, id: ItemID, diagnostics: DiagnosticList) {
        self.meaning = meaning
        self.id = id
        self.diagnostics = diagnostics
    }

    private mutating func check(_ statements: [StatementSyntax]) {
        for statement in statements where !diagnostics.isTruncated {
            switch statement {
            case .instruction(let instruction): check(instruction)
            case .branch(let onTrue, let onFalse, _):
                check(onTrue)
                check(onFalse)
            case .loop(let body, _): check(body)
            case .repetition(let count, let body, let span):
                attempt { (checker) throws(Fault) in
                    _ = try checker.meaning.repetitions(count, in: checker.id.module, at: span)
                }
                check(body)
            }
        }
    }

    private mutating func attempt(
        _ work: (inout BodyChecker) throws(Fault) -> Void
    ) {
        do throws(Fault) {
            try work(&self)
        } catch {
            let source = meaning.graph.modules[id.module].source
            diagnostics.report(error.problem, at: error.span, in: source)
        }
    }

    private mutating func check(_ instruction: InstructionSyntax) {
        if case .none = instruction.operand { return }
        if case .value(.literal) = instruction.operand { return }
        attempt { (checker) throws(Fault) in
            guard case .target(let target) = instruction.operand else {
                _ = try checker.meaning.argument(of: instruction, in: checker.id.module)
                return
            }
            try checker.check(target, InstructionSet.cards[instruction.card].role)
        }
    }

    private mutating func check(
        _ target: TargetSyntax,
        _ role: InstructionCard.Role
    ) throws(Fault) {
        let callee = try meaning.callee(target, role, in: id.module)
        guard case .source(let other) = callee else { return }
        if other == id {
            let name = meaning.graph.item(id).name
            throw Fault(SemanticProblem.selfReference(name), at: target.span)
        }
        let use = role == .syscall ? 2 : role == .call ? 1 : 0
        switch target {
        case .root(let root, _):
            references.append(BodyReference(use: use, form: 0, key: root.bytes, id: other))
        case .path(let path):
            let form = path.name == nil ? 2 : 1
            let key = path.name ?? meaning.graph.path(of: other).text
            references.append(BodyReference(use: use, form: form, key: Array(key.utf8), id: other))
        }
    }
}
