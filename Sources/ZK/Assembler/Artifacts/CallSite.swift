// SPDX-License-Identifier: MIT

/// An instruction that calls a procedure by name.
///
/// Forests do not know all of them: code that `exec` names becomes part of its caller.
public struct CallSite: Hashable, Sendable {
    /// The path of the procedure that the instruction stands in.
    public let caller: String
    /// The path of the procedure that is called, imports followed.
    public let callee: String
    /// The file.
    public let file: String
    /// The instruction.
    public let span: SourceSpan
}

extension Assembler {
    /// Finds the instructions of sources that call procedures.
    ///
    /// - Parameters:
    ///   - program: A program, known as `::$exec`; nil if there is none.
    ///   - modules: Modules.
    /// - Returns: The calls in the order of the sources; calls by root are not among them.
    /// - Throws: ``AssemblyFailure`` with what is wrong with the sources.
    /// - Complexity: linear in the sources.
    public func callSites(
        in program: SourceFile?,
        modules: [ModuleSource]
    ) throws(AssemblyFailure) -> [CallSite] {
        var run = AssemblyRun(self)
        if let program { _ = run.add(program, at: ItemPath(["$exec"]), .program) }
        for module in modules { _ = run.add(module, .library) }
        let meaning = try run.link().meaning
        var collector = CallSiteCollector(meaning)
        for module in meaning.graph.modules.indices { collector.collect(module) }
        return collector.sites
    }
}

/// Walks bodies that were checked.
private struct CallSiteCollector {
    private let meaning: Meaning
    private(set) var sites: [CallSite] = []

    init(_ meaning: Meaning) { self.meaning = meaning }

    mutating func collect(_ module: Int) {
        for (index, item) in meaning.graph.modules[module].items.enumerated() {
            guard case .procedure(let procedure) = item.kind else { continue }
            collect(procedure.body, of: ItemID(module: module, item: index))
        }
    }

    private mutating func collect(_ body: [StatementSyntax], of caller: ItemID) {
        for statement in body {
            switch statement {
            case .instruction(let instruction): collect(instruction, of: caller)
            case .branch(let onTrue, let onFalse, _):
                collect(onTrue, of: caller)
                collect(onFalse, of: caller)
            case .loop(let body, _), .repetition(_, let body, _): collect(body, of: caller)
            }
        }
    }

    private mutating func collect(_ instruction: InstructionSyntax, of caller: ItemID) {
        let role = InstructionSet.cards[instruction.card].role
        guard case .target(let target) = instruction.operand, role != .procref,
            let callee = try? meaning.callee(target, role, in: caller.module)
        else { return }
        switch callee {
        case .source(let id), .assembled(let id, _):
            sites.append(
                CallSite(
                    caller: meaning.graph.path(of: caller).text,
                    callee: meaning.graph.path(of: id).text,
                    file: meaning.graph.modules[caller.module].source.name,
                    span: instruction.span
                )
            )
        case .root: break
        }
    }
}
