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
    private static let maxImportSteps = 512

    /// What a path means in a module.
    func resolve(_ path: PathSyntax, in module: Int) throws(Fault) -> Resolution {
        guard let name = path.name else {
            return try resolve(try expanded(path, in: module), from: module, at: path.span)
        }
        guard let item = modules[module].index(of: name) else {
            let advice = advice(forName: name, in: module)
            throw Fault(SemanticProblem.undefinedName(name, advice), at: path.span)
        }
        return try follow(ItemID(module: module, item: item), at: path.span)
    }

    /// The item that a name of this module means, through all imports.
    func resolve(_ name: NameSyntax, in module: Int) throws(Fault) -> Resolution {
        let path = PathSyntax(isAbsolute: false, components: [name.text], span: name.span)
        return try resolve(path, in: module)
    }

    /// What an item stands for: itself, or what it imports.
    func follow(_ id: ItemID, at span: SourceSpan) throws(Fault) -> Resolution {
        guard case .import(let target) = item(id).kind else { return .item(id) }
        switch target {
        case .root(let root, _): return .root(root)
        case .path(let path): return try resolve(path.components, from: id.module, at: span)
        }
    }

    /// The absolute form of a path, its last name not followed.
    func absolute(_ path: PathSyntax, in module: Int) -> ItemPath {
        ItemPath((try? expanded(path, in: module)) ?? path.components)
    }

    /// The absolute form of a path: its first name replaced by what it imports.
    private func expanded(_ path: PathSyntax, in module: Int) throws(Fault) -> [String] {
        guard !path.isAbsolute, let item = modules[module].index(of: path.components[0]) else {
            return path.components
        }
        guard case .import(let target) = modules[module].items[item].kind else {
            throw Fault(LinkProblem.notAModule(path.components[0]), at: path.span)
        }
        guard case .path(let prefix) = target else {
            throw Fault(LinkProblem.undefinedPath(path.components[0], .none), at: path.span)
        }
        return prefix.components + path.components.dropFirst()
    }

    /// What an absolute path means; imports on the way are followed, public or not.
    private func resolve(
        _ absolute: [String],
        from start: Int,
        at span: SourceSpan
    ) throws(Fault) -> Resolution {
        var components = absolute
        var module = start
        for _ in 0..<Self.maxImportSteps {
            let (found, depth) = longestModule(of: components)
            // Written out where it is told, since a path may be long and named often.
            func text() -> String { ItemPath(components).shortText }
            func undefined() -> Fault {
                let advice = advice(forPath: components, in: found, depth: depth)
                return Fault(LinkProblem.undefinedPath(text(), advice), at: span)
            }
            guard let found else { throw undefined() }
            if depth == components.count { return .module(found) }
            guard let index = modules[found].index(of: components[depth]) else {
                throw undefined()
            }
            let rest = components.dropFirst(depth + 1)
            let item = modules[found].items[index]
            guard case .import(let target) = item.kind else {
                guard rest.isEmpty else { throw undefined() }
                guard found == module || item.isPublic else {
                    throw Fault(LinkProblem.notPublic(text()), at: span)
                }
                return .item(ItemID(module: found, item: index))
            }
            switch target {
            case .root(let root, _):
                guard rest.isEmpty else { throw undefined() }
                return .root(root)
            case .path(let path):
                components = path.components + rest
                guard components.count <= Self.maxComponents else {
                    throw Fault(LinkProblem.importCircle(text()), at: span)
                }
                module = found
            }
        }
        throw Fault(LinkProblem.importCircle(ItemPath(components).shortText), at: span)
    }

    /// The most names of a path that imports have grown.
    private static let maxComponents = 1 << 15
}
