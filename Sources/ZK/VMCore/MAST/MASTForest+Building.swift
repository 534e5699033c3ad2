// SPDX-License-Identifier: MIT

import FieldArithmetic

extension MASTForest {
    /// The node that ``append(_:)-(MASTNode.Kind)`` would append.
    ///
    /// Children must be indices of nodes that are there; external code comes as ``MASTNode``.
    public func node(_ kind: MASTNode.Kind) -> MASTNode {
        let digest = MASTNode.digest(of: kind) { nodes[$0].digest }
        return MASTNode(kind: kind, digest: digest ?? .zero)
    }

    /// The forest without some of its nodes, which nothing that stays may need.
    ///
    /// - Parameter isKept: For each node whether it stays; roots must stay.
    /// - Returns: The forest, its debug information empty, and for each node its index, which
    ///   means nothing for those that went.
    public func keeping(_ isKept: [Bool]) -> (forest: MASTForest, indices: [Int]) {
        precondition(isKept.count == nodes.count)
        var indices: [Int] = []
        indices.reserveCapacity(nodes.count)
        var kept: [MASTNode] = []
        for (node, stays) in zip(nodes, isKept) {
            indices.append(kept.count)
            guard stays else { continue }
            precondition(node.children.allSatisfy { isKept[$0] })
            kept.append(MASTNode(kind: node.kind.mapped { indices[$0] }, digest: node.digest))
        }
        let forest = MASTForest(
            nodes: kept,
            roots: roots.map { indices[$0] },
            adviceMap: adviceMap,
            debugInfo: DebugInfo(),
            wireForm: wireForm
        )
        return (forest, indices)
    }
}

extension MASTNode.Kind {
    /// The kind with other children.
    public func mapped(_ child: (Int) -> Int) -> MASTNode.Kind {
        switch self {
        case .join(let first, let second): .join(first: child(first), second: child(second))
        case .split(let onTrue, let onFalse): .split(onTrue: child(onTrue), onFalse: child(onFalse))
        case .loop(let body): .loop(body: child(body))
        case .call(let callee): .call(callee: child(callee))
        case .syscall(let callee): .syscall(callee: child(callee))
        case .block, .dyn, .dyncall, .external: self
        }
    }
}
