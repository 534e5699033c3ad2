// SPDX-License-Identifier: MIT

/// Who refers to whom, and where that goes round in a circle.
struct ReferenceGraph {
    /// For every unit the units that it refers to, each with the first place where it does.
    private(set) var edges: [String: [String: Finding]] = [:]

    /// Notes that `source` refers to `target`, unless that is known already.
    mutating func add(_ source: String, to target: String, at place: Finding) {
        if edges[source]?[target] == nil { edges[source, default: [:]][target] = place }
        edges[target, default: [:]].merge([:]) { place, _ in place }
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

    /// The places that tie the members of a circle together, one for every pair that has one.
    func places(in circle: [String]) -> [Finding] {
        circle.flatMap { source in circle.compactMap { edges[source]?[$0] } }
    }

    private func reachable(from start: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = Array((edges[start] ?? [:]).keys)
        while let next = waiting.popLast() {
            if reached.insert(next).inserted { waiting += (edges[next] ?? [:]).keys }
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
                let message = "\(name) names \(token.text) of \(owner)"
                let place = Finding(path: source.path, line: token.line, message: message)
                add(name, to: owner, at: place)
            }
        }
    }
}
