// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import VMCore

/// The forests of libraries whose code is copied where it is used.
struct StaticLinker {
    /// A node of one of the forests.
    private struct Place: Hashable {
        let library: Int
        let node: Int
    }

    private let forests: [MASTForest]
    private var roots: [Word: Place] = [:]
    private var inner: [Word: Place] = [:]
    private var copies: [Place: Int] = [:]

    init(_ libraries: [Library]) {
        forests = libraries.map(\.forest)
        for (library, forest) in forests.enumerated() {
            for root in forest.roots {
                let digest = forest.nodes[root].digest
                if roots[digest] == nil { roots[digest] = Place(library: library, node: root) }
            }
            for (index, node) in forest.nodes.enumerated()
            where node.kind != .external && inner[node.digest] == nil {
                inner[node.digest] = Place(library: library, node: index)
            }
        }
    }

    /// The copy of the code under a root, or a reference to it if no library has it.
    mutating func node(
        of digest: Word,
        in builder: inout ForestBuilder
    ) throws(LoweringProblem) -> Int {
        guard let root = roots[digest] else { return try builder.external(digest) }
        let start = resolved(root)
        if let known = copies[start] { return known }
        try copyLeaves(below: start, to: &builder)
        try copyInnerNodes(below: start, to: &builder)
        return copies[start] ?? 0
    }

    /// The place itself, or where its code is if the library only refers to it.
    private func resolved(_ place: Place) -> Place {
        let node = forests[place.library].nodes[place.node]
        guard node.kind == .external else { return place }
        return inner[node.digest] ?? place
    }

    private func children(of place: Place) -> [Place] {
        forests[place.library].nodes[place.node].children.map {
            resolved(Place(library: place.library, node: $0))
        }
    }

    /// Copies what has no children, from the last to the first.
    private mutating func copyLeaves(
        below start: Place,
        to builder: inout ForestBuilder
    ) throws(LoweringProblem) {
        var unvisited = [start]
        var seen: Set<Place> = []
        while let place = unvisited.popLast() {
            guard seen.insert(place).inserted else { continue }
            let children = children(of: place)
            unvisited += children
            if children.isEmpty, copies[place] == nil { try copy(place, to: &builder) }
        }
    }

    /// Copies what has children, children before their parents, from the first to the last.
    private mutating func copyInnerNodes(
        below start: Place,
        to builder: inout ForestBuilder
    ) throws(LoweringProblem) {
        var stack = [(place: start, isReady: false)]
        while let (place, isReady) = stack.popLast() {
            if copies[place] != nil { continue }
            if isReady {
                try copy(place, to: &builder)
            } else {
                stack.append((place, true))
                for child in children(of: place).reversed() { stack.append((child, false)) }
            }
        }
    }

    private mutating func copy(
        _ place: Place,
        to builder: inout ForestBuilder
    ) throws(LoweringProblem) {
        let forest = forests[place.library]
        let node = forest.nodes[place.node]
        if node.kind == .external {
            copies[place] = try builder.external(node.digest)
            return
        }
        var draft = forest.debugInfo.decorators(of: place.node).mapped { (index) in
            forest.debugInfo.decorator(at: index).map { builder.decorator($0) }
        }
        if case .block(let block) = node.kind {
            draft.operations = block.unpaddedOperations
            if !draft.decorators.isEmpty { draft.removePadding(of: node) }
        }
        let children = children(of: place)
        var position = 0
        let kind = node.kind.mapped { _ in
            defer { position += 1 }
            return copies[children[position]] ?? 0
        }
        copies[place] = try builder.copy(kind, draft)
    }
}

extension DraftNode {
    /// The draft with other decorators; those that become nil go.
    func mapped(_ transform: (Int) -> Int?) -> DraftNode {
        var draft = self
        draft.before = before.compactMap(transform)
        draft.after = after.compactMap(transform)
        draft.decorators = decorators.compactMap { mark in
            transform(mark.value).map { Mark(operation: mark.operation, value: $0) }
        }
        return draft
    }

    /// Turns positions that count the padding of a block into positions that do not.
    mutating func removePadding(of node: MASTNode) {
        let positions = node.paddedPositions
        var index = 0
        decorators = decorators.map { mark in
            while index < positions.count, positions[index] < mark.operation { index += 1 }
            return Mark(operation: index, value: mark.value)
        }
    }
}
