// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Meaning {
    /// What a target means to an instruction.
    ///
    /// - Parameters:
    ///   - target: The target.
    ///   - role: What the instruction does with it.
    ///   - module: Where the instruction stands.
    /// - Returns: The procedure, or its root if nothing more is known.
    /// - Throws: The problem with the name.
    func callee(
        _ target: TargetSyntax,
        _ role: InstructionCard.Role,
        in module: Int
    ) throws(Fault) -> Callee {
        switch target {
        case .root(let root, let span):
            let callee = assembledProcedure(withRoot: root) ?? .root(root)
            if role == .syscall { try checkSyscall(root, at: span) }
            return callee
        case .path(let path):
            if role == .syscall { return try kernelProcedure(path, in: module) }
            return try procedure(path, in: module)
        }
    }

    private func procedure(_ path: PathSyntax, in module: Int) throws(Fault) -> Callee {
        func problem() -> Fault {
            Fault(LinkProblem.notAProcedure(ItemPath(path.components).shortText), at: path.span)
        }
        switch try graph.resolve(path, in: module) {
        case .root(let root): return assembledProcedure(withRoot: root) ?? .root(root)
        case .module: throw problem()
        case .item(let id):
            let owner = graph.modules[id.module]
            if owner.kind == .kernel, graph.modules[module].kind != .kernel {
                let text = ItemPath(path.components).shortText
                throw Fault(LinkProblem.kernelProcedure(text), at: path.span)
            }
            guard let callee = callee(id) else {
                throw problem()
            }
            return callee
        }
    }

    /// The procedure behind an item, if it is one.
    func callee(_ id: ItemID) -> Callee? {
        switch graph.item(id).kind {
        case .procedure: .source(id)
        case .assembled(_, let digest): .assembled(id, digest)
        default: nil
        }
    }

    private func kernelProcedure(_ path: PathSyntax, in module: Int) throws(Fault) -> Callee {
        guard let name = path.name else {
            throw Fault(SemanticProblem.syscallPath, at: path.span)
        }
        guard let kernel else { throw Fault(LinkProblem.noKernel(name), at: path.span) }
        let items = graph.modules[kernel].items
        guard let index = graph.modules[kernel].index(of: name), items[index].isPublic,
            let callee = callee(ItemID(module: kernel, item: index))
        else {
            let names = items.lazy.filter(\.isPublic).map(\.name)
            let nearest = NearestName.nearest(to: name, among: names)
            throw Fault(LinkProblem.notInKernel(name, nearest: nearest), at: path.span)
        }
        return callee
    }

    private func checkSyscall(_ root: Word, at span: SourceSpan) throws(Fault) {
        guard let kernel else { throw Fault(LinkProblem.noKernel(root.hex), at: span) }
        let isOffered = graph.modules[kernel].items.contains { item in
            if case .assembled(_, root) = item.kind { true } else { false }
        }
        guard isOffered else {
            throw Fault(LinkProblem.notInKernel(root.hex, nearest: nil), at: span)
        }
    }

    /// The first procedure of a library with a root.
    private func assembledProcedure(withRoot root: Word) -> Callee? {
        assembledRoots[root].map { .assembled($0, root) }
    }
}
