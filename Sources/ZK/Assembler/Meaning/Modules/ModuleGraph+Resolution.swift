// SPDX-License-Identifier: MIT

import FieldArithmetic

/// What a name leads to.
enum Resolution: Hashable {
    case item(ItemID)
    case module(Int)
    case root(Word)
}

extension ModuleGraph {
    /// The most imports that lead to each other.
    private static let maxImportSteps = 128

    /// What a path means in a module.
    func resolve(_ path: PathSyntax, in module: Int) throws(Fault) -> Resolution {
        var steps = 0
        return try resolve(path, in: module, steps: &steps)
    }

    /// The item that a name of this module means, through all imports.
    func resolve(_ name: NameSyntax, in module: Int) throws(Fault) -> Resolution {
        let path = PathSyntax(isAbsolute: false, components: [name.text], span: name.span)
        return try resolve(path, in: module)
    }

    private func resolve(
        _ path: PathSyntax,
        in module: Int,
        steps: inout Int
    ) throws(Fault) -> Resolution {
        guard let name = path.name else {
            let components = try expanded(path, in: module, skipping: nil, steps: &steps)
            return try resolve(components, from: module, at: path.span, steps: &steps)
        }
        guard let item = modules[module].index(of: name) else {
            throw Fault(SemanticProblem.undefinedName(name), at: path.span)
        }
        let id = ItemID(module: module, item: item)
        return try follow(id, at: path.span, steps: &steps)
    }

    /// What an item stands for: itself, or what it imports.
    func follow(_ id: ItemID, at span: SourceSpan) throws(Fault) -> Resolution {
        var steps = 0
        return try follow(id, at: span, steps: &steps)
    }

    private func follow(
        _ id: ItemID,
        at span: SourceSpan,
        steps: inout Int
    ) throws(Fault) -> Resolution {
        guard case .import(let target) = item(id).kind else { return .item(id) }
        switch target {
        case .root(let root, _): return .root(root)
        case .path(let path):
            let components = try expanded(path, in: id.module, skipping: id.item, steps: &steps)
            return try resolve(components, from: id.module, at: span, steps: &steps)
        }
    }

    /// The absolute form of a path: its first name replaced by what it imports.
    private func expanded(
        _ path: PathSyntax,
        in module: Int,
        skipping skipped: Int?,
        steps: inout Int
    ) throws(Fault) -> [String] {
        steps += 1
        guard steps <= Self.maxImportSteps else {
            throw Fault(LinkProblem.importCircle(path.components[0]), at: path.span)
        }
        guard !path.isAbsolute, let item = modules[module].index(of: path.components[0]),
            item != skipped
        else { return path.components }
        guard case .import(let target) = modules[module].items[item].kind else {
            throw Fault(LinkProblem.notAModule(path.components[0]), at: path.span)
        }
        guard case .path(let prefix) = target else {
            throw Fault(LinkProblem.undefinedPath(path.components[0]), at: path.span)
        }
        let start = try expanded(prefix, in: module, skipping: item, steps: &steps)
        return start + path.components.dropFirst()
    }

    private func resolve(
        _ components: [String],
        from module: Int,
        at span: SourceSpan,
        steps: inout Int
    ) throws(Fault) -> Resolution {
        let (found, depth) = longestModule(of: components)
        let text = ItemPath(components).text
        guard let found else { throw Fault(LinkProblem.undefinedPath(text), at: span) }
        if depth == components.count { return .module(found) }
        guard depth + 1 == components.count,
            let item = modules[found].index(of: components[depth])
        else { throw Fault(LinkProblem.undefinedPath(text), at: span) }
        let id = ItemID(module: found, item: item)
        guard found == module || self.item(id).isPublic else {
            throw Fault(LinkProblem.notPublic(text), at: span)
        }
        return try follow(id, at: span, steps: &steps)
    }
}
