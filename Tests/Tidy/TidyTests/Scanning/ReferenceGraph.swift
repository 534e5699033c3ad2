// SPDX-License-Identifier: MIT

/// Who refers to whom, and where that goes round in a circle.
struct ReferenceGraph {
    private(set) var edges: [String: Set<String>] = [:]

    /// Notes that `source` refers to `target`.
    mutating func add(_ source: String, to target: String) {
        edges[source, default: []].insert(target)
        edges[target, default: []].formUnion([])
    }

    /// The groups of two and more that can all reach each other, each in order of name.
    var circles: [[String]] {
        let reach = Dictionary(uniqueKeysWithValues: edges.keys.map { ($0, reachable(from: $0)) })
        var placed: Set<String> = []
        var result: [[String]] = []
        for name in edges.keys.sorted() where !placed.contains(name) {
            let group = (reach[name] ?? []).filter {
                $0 == name || reach[$0]?.contains(name) == true
            }
            placed.formUnion(group)
            if group.count > 1 { result.append(group.sorted()) }
        }
        return result
    }

    private func reachable(from start: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = Array(edges[start] ?? [])
        while let next = waiting.popLast() {
            if reached.insert(next).inserted { waiting += edges[next] ?? [] }
        }
        return reached
    }
}

extension ReferenceGraph {
    /// The graph between the units of one module, by the types that they declare and name.
    ///
    /// - Parameters:
    ///   - sources: The module's Swift files.
    ///   - unit: What a file belongs to: a type's file with its aspects, or a folder.
    init(_ sources: [SourceText], unit: (SourceText) -> String) {
        var owners: [String: String] = [:]
        for source in sources {
            for type in DeclarationScanner.topLevelTypes(in: source) {
                owners[type.name] = unit(source)
            }
        }
        for source in sources {
            let name = unit(source)
            for token in Token.all(in: source) {
                guard let owner = owners[token.text], owner != name else { continue }
                add(name, to: owner)
            }
        }
    }
}
