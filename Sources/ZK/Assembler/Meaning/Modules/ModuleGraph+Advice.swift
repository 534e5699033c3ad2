// SPDX-License-Identifier: MIT

extension ModuleGraph {
    /// What a name of a module may have been meant to be.
    func advice(forName name: String, in module: Int) -> NameAdvice {
        let names = modules[module].items.lazy.map(\.name).filter { $0 != "$main" }
        if let nearest = NearestName.nearest(to: name, among: names) { return .nearest(nearest) }
        let owners = modules.indices.lazy.filter { index in
            guard index != module, modules[index].kind == .library,
                let item = modules[index].index(of: name)
            else { return false }
            return modules[index].items[item].isPublic
        }
        // Of several that have the name none is better than the others.
        guard let owner = owners.first, owners.dropFirst().isEmpty else { return .none }
        return .importable(importPath(of: owner) + "::" + name)
    }

    /// What an absolute path that leads nowhere may have been meant to be.
    ///
    /// - Parameters:
    ///   - components: The path.
    ///   - module: The module with the longest path that it starts with, if there is one.
    ///   - depth: How many names that takes.
    /// - Returns: A module to import, or a path with an item of this module.
    func advice(forPath components: [String], in module: Int?, depth: Int) -> NameAdvice {
        guard let module, depth < components.count else {
            let owners = modules.indices.lazy.filter { index in
                modules[index].kind == .library
                    && modules[index].path.components.last == components[0]
            }
            guard let owner = owners.first, owners.dropFirst().isEmpty else { return .none }
            return .importable(importPath(of: owner))
        }
        let names = modules[module].items.lazy.filter(\.isPublic).map(\.name)
        let nearest = NearestName.nearest(to: components[depth], among: names)
        return nearest.map { .nearest(modules[module].path.appending($0).text) } ?? .none
    }

    private func importPath(of module: Int) -> String {
        String(modules[module].path.text.trimmingPrefix("::"))
    }
}
