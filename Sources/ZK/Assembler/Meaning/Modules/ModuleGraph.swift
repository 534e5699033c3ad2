// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// All modules that can be named, by path.
struct ModuleGraph {
    /// A step of all paths.
    private struct PathNode {
        var children: [String: Int] = [:]
        var module: Int?
    }

    private(set) var modules: [Module] = []
    private var pathNodes = [PathNode()]

    /// The item behind an identifier.
    func item(_ id: ItemID) -> ModuleItem { modules[id.module].items[id.item] }

    /// The absolute path of an item.
    func path(of id: ItemID) -> ItemPath { modules[id.module].path(of: id.item) }

    /// The module under a path.
    func module(at path: ItemPath) -> Int? {
        let (module, depth) = longestModule(of: path.components)
        return depth == path.components.count ? module : nil
    }

    /// Adds a module; nil if its path is taken.
    mutating func add(_ module: Module) -> Int? {
        var node = 0
        for component in module.path.components {
            if let child = pathNodes[node].children[component] {
                node = child
            } else {
                pathNodes.append(PathNode())
                pathNodes[node].children[component] = pathNodes.count - 1
                node = pathNodes.count - 1
            }
        }
        guard pathNodes[node].module == nil else { return nil }
        pathNodes[node].module = modules.count
        modules.append(module)
        return modules.count - 1
    }

    /// The module with the longest path that a path starts with, and how many names that takes.
    func longestModule(of components: [String]) -> (module: Int?, depth: Int) {
        var node = 0
        var best: (module: Int?, depth: Int) = (nil, 0)
        for (index, component) in components.enumerated() {
            guard let child = pathNodes[node].children[component] else { break }
            node = child
            if let module = pathNodes[node].module { best = (module, index + 1) }
        }
        return best
    }

    /// Adds the modules of a library.
    ///
    /// - Returns: The path of a module that was there before, if there is one.
    mutating func add(_ library: Library, kind: Module.Kind) -> String? {
        var groups: [ItemPath: [ModuleItem]] = [:]
        var order: [ItemPath] = []
        for export in library.exports {
            guard let path = ItemPath(parsing: export.path), let name = path.components.last,
                path.components.count > 1
            else { return export.path }
            let modulePath = ItemPath(Array(path.components.dropLast()))
            if groups[modulePath] == nil { order.append(modulePath) }
            groups[modulePath, default: []].append(Self.item(name, export, of: library))
        }
        for path in order {
            var module = Module(path: path, kind: kind)
            for item in groups[path] ?? [] { _ = module.add(item) }
            if add(module) == nil { return path.text }
        }
        return nil
    }

    private static func item(
        _ name: String,
        _ export: Library.Export,
        of library: Library
    ) -> ModuleItem {
        switch export {
        case .procedure(let procedure):
            ModuleItem(name, .assembled(procedure, digest: library.digest(of: procedure)))
        case .constant(_, let value): ModuleItem(name, .assembledConstant(value))
        case .type(_, let type): ModuleItem(name, .assembledType(type))
        }
    }
}
