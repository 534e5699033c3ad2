// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// Programs and procedures that share their parts.
///
/// Children come before their parents, so one pass over ``nodes`` sees every digest in time.
public struct MASTForest: Hashable, Sendable {
    /// How much of a forest is written.
    public enum WireForm: UInt8, Sendable, CaseIterable {
        /// Everything.
        case full = 0
        /// No debug information.
        case stripped = 1
        /// Neither debug information nor digests that can be computed.
        case hashless = 3
    }

    /// The most nodes a forest can have.
    public static let maxNodeCount = 1 << 30 - 1

    /// The nodes.
    public private(set) var nodes: [MASTNode]
    /// The nodes that start procedures, distinct, in the order they were named.
    public private(set) var roots: [Int]
    /// Values that the forest brings along for the advice provider.
    public var adviceMap: AdviceMap
    /// Names and places for people.
    public var debugInfo: DebugInfo
    /// The form that ``encode(to:)`` writes: the one that was read.
    public var wireForm: WireForm

    /// A forest without nodes.
    public init() {
        nodes = []
        roots = []
        adviceMap = AdviceMap()
        debugInfo = DebugInfo()
        wireForm = .full
    }

    /// Takes parts that were checked.
    init(
        nodes: [MASTNode],
        roots: [Int],
        adviceMap: AdviceMap,
        debugInfo: DebugInfo,
        wireForm: WireForm
    ) {
        self.nodes = nodes
        self.roots = roots
        self.adviceMap = adviceMap
        self.debugInfo = debugInfo
        self.wireForm = wireForm
    }

    /// Appends a node and returns its index.
    ///
    /// Children must be indices of nodes that are there; external code comes as ``MASTNode``.
    @discardableResult
    public mutating func append(_ kind: MASTNode.Kind) -> Int {
        let digest = MASTNode.digest(of: kind) { nodes[$0].digest }
        return append(MASTNode(kind: kind, digest: digest ?? .zero))
    }

    /// Appends a node and returns its index.
    @discardableResult
    public mutating func append(_ node: MASTNode) -> Int {
        precondition(node.children.allSatisfy { $0 < nodes.count })
        nodes.append(node)
        return nodes.count - 1
    }

    /// Names a node as the start of a procedure.
    public mutating func appendRoot(_ index: Int) {
        precondition(nodes.indices.contains(index))
        if !roots.contains(index) { roots.append(index) }
    }

    /// Names a node that is no root yet as the start of a procedure.
    ///
    /// For builders that keep their own set of roots: looking it up here takes linear time.
    public mutating func appendRoot(distinct index: Int) {
        precondition(nodes.indices.contains(index))
        assert(!roots.contains(index))
        roots.append(index)
    }

    /// The digests of the roots, in their order.
    public var rootDigests: [Word] { roots.map { nodes[$0].digest } }

    /// The root with a digest.
    public func root(withDigest digest: Word) -> Int? {
        roots.first { nodes[$0].digest == digest }
    }

    /// The hash of the root digests in ascending order, one for each root.
    ///
    /// Two roots can have one digest, when they differ in names alone; both count.
    public var commitment: Word { Poseidon2.merge(rootDigests.sorted()) }

    /// The forest without names and places, as one writes it for the chain.
    public func clearingDebugInfo() -> MASTForest {
        var forest = self
        forest.debugInfo = DebugInfo(nodeCount: nodes.count)
        return forest
    }
}
