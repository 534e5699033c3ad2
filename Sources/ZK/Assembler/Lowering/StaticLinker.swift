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
    /// All blocks by digest: two may differ in no-ops at the end of a group, which hash as zeros.
    private var blocks: [Word: [Place]] = [:]

    /// Takes libraries; where two have the same code, that with the smaller digest counts.
    init(_ libraries: [Library]) {
        forests = libraries.sorted { $0.digest < $1.digest }.map(\.forest)
        for (library, forest) in forests.enumerated() {
            for root in forest.roots {
                let digest = forest.nodes[root].digest
                if roots[digest] == nil { roots[digest] = Place(library: library, node: root) }
            }
            for (index, node) in forest.nodes.enumerated() where node.kind != .external {
                let place = Place(library: library, node: index)
                if inner[node.digest] == nil { inner[node.digest] = place }
                if case .block = node.kind { blocks[node.digest, default: []].append(place) }
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

    /// The block of the first library that has one of this digest with the same annotations.
    private func sharedBlock(at place: Place) -> MASTNode.Kind {
        let own = forests[place.library].nodes[place.node]
        let checks = own.kind.checks
        for other in blocks[own.digest] ?? [] {
            let kind = forests[other.library].nodes[other.node].kind
            if other.library == place.library { return own.kind }
            let hasRemarks = forests[other.library].debugInfo.decorators(of: other.node).isAnnotated
            if !hasRemarks, kind.checks == checks { return kind }
        }
        return own.kind
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
        var content = node.kind
        if case .block = node.kind, !draft.isAnnotated { content = sharedBlock(at: place) }
        if case .block(let block) = content {
            draft.operations = block.unpaddedOperations
            if !draft.decorators.isEmpty { draft.removePadding(of: node) }
        }
        let children = children(of: place)
        var position = 0
        let kind = content.mapped { _ in
            defer { position += 1 }
            return copies[children[position]] ?? 0
        }
        copies[place] = try builder.copy(kind, draft)
    }
}

extension MASTNode.Kind {
    /// The operations of a block that carry error codes, by position; none for other nodes.
    fileprivate var checks: [Int: Operation] {
        guard case .block(let block) = self else { return [:] }
        var checks: [Int: Operation] = [:]
        for (position, operation) in block.operations.enumerated()
        where operation.opcode.takesArgument && !operation.hasImmediate {
            checks[position] = operation
        }
        return checks
    }
}

extension DraftNode {
    /// True if a decorator belongs to the node.
    fileprivate var isAnnotated: Bool {
        !before.isEmpty || !after.isEmpty || !decorators.isEmpty
    }

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
