// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import VMCore

/// A forest in which no node is made twice.
struct ForestBuilder {
    private(set) var forest = MASTForest()
    private(set) var drafts: [DraftNode] = []
    private(set) var records: [InstructionRecord] = []
    private(set) var decorators: [Remark] = []
    private(set) var errorMessages: [UInt64: String] = [:]
    /// Nodes that got decorators after they were made, as they were before.
    private(set) var asMade: [Int: DraftNode] = [:]
    private(set) var adviceEntries: [AdviceMap.Entry] = []
    /// Blocks that were merged into others.
    var mergedBlocks: Set<Int> = []
    private var roots: Set<Int> = []
    private var rootsByDigest: [Word: Int] = [:]
    private var identities: [NodeIdentity: Int] = [:]
    private var controls: [MASTNode.Kind: Int] = [:]
    private var annotations: [[AnnotationPart]: Int] = [:]
    private var decoratorIndices: [Remark: Int] = [:]
    private var operationCount = 0
    private var nodeCount = 0
    private let limits: AssemblyLimits

    init(limits: AssemblyLimits) { self.limits = limits }

    func isRoot(_ node: Int) -> Bool { roots.contains(node) }

    func digest(of node: Int) -> Word { forest.nodes[node].digest }

    /// The root with a digest, the first if there are several.
    func root(withDigest digest: Word) -> Int? { rootsByDigest[digest] }

    /// Names a node as the start of a procedure.
    mutating func addRoot(_ node: Int) {
        guard roots.insert(node).inserted else { return }
        forest.appendRoot(distinct: node)
        let digest = digest(of: node)
        if rootsByDigest[digest] == nil { rootsByDigest[digest] = node }
    }

    mutating func add(_ entries: [AdviceMap.Entry]) { adviceEntries += entries }

    /// Remembers the text of an error code.
    mutating func addError(_ text: String) { errorMessages[Felt(name: text).value] = text }

    mutating func decorator(_ decorator: Remark) -> Int {
        if let known = decoratorIndices[decorator.identity] { return known }
        decorators.append(decorator)
        decoratorIndices[decorator.identity] = decorators.count - 1
        return decorators.count - 1
    }

    mutating func record(_ record: InstructionRecord) -> Int {
        records.append(record)
        return records.count - 1
    }

    /// Counts nodes that are made or repeated.
    mutating func spend(nodes count: Int) throws(LoweringProblem) {
        nodeCount += count
        guard nodeCount <= limits.maxNodes else { throw .tooLarge(limit: limits.maxNodes) }
    }

    private mutating func spend(operations count: Int) throws(LoweringProblem) {
        operationCount += count
        guard operationCount <= limits.maxOperations else {
            throw .tooLarge(limit: limits.maxOperations)
        }
    }

    // MARK: Nodes

    /// A block with these operations and annotations; the records of its instructions are taken
    /// over if it has to be made.
    mutating func block(
        _ draft: DraftNode,
        _ pending: [(operation: Int, record: InstructionRecord)] = []
    ) throws(LoweringProblem) -> Int {
        try spend(nodes: 1)
        try spend(operations: draft.weight)
        guard let block = BasicBlock(draft.operations) else { return try emptyBlock() }
        var draft = draft
        draft.annotation = annotation(of: block, draft)
        let node = forest.node(.block(block))
        let identity = NodeIdentity(digest: node.digest, annotation: draft.annotation)
        if let known = identities[identity] { return known }
        draft.instructions += pending.map {
            DraftNode.Mark(operation: $0.operation, value: record($0.record))
        }
        return insert(node, draft)
    }

    /// The block that does nothing.
    mutating func emptyBlock() throws(LoweringProblem) -> Int {
        var draft = DraftNode()
        draft.operations = [Operation(.noop)]
        return try block(draft)
    }

    /// A node with children, or one that calls what the stack names.
    ///
    /// - Parameters:
    ///   - kind: What it does.
    ///   - before: Decorators in front of it.
    ///   - record: The instruction it comes from, if it has to be made.
    /// - Returns: The node.
    /// - Throws: ``LoweringProblem/tooLarge(limit:)``.
    mutating func control(
        _ kind: MASTNode.Kind,
        before: [Int] = [],
        record: () -> InstructionRecord?
    ) throws(LoweringProblem) -> Int {
        if before.isEmpty, let known = controls[kind] { return known }
        try spend(nodes: 1)
        let node = forest.node(kind)
        var draft = DraftNode()
        draft.before = before
        draft.annotation = annotation(of: node, draft)
        let identity = NodeIdentity(digest: node.digest, annotation: draft.annotation)
        if let known = identities[identity] { return known }
        if let made = record() {
            draft.instructions = [DraftNode.Mark(operation: 0, value: self.record(made))]
        }
        let index = insert(node, draft)
        if before.isEmpty { controls[kind] = index }
        return index
    }

    /// Code that is somewhere else, or here under the same digest.
    mutating func external(_ digest: Word) throws(LoweringProblem) -> Int {
        try spend(nodes: 1)
        return insert(.external(digest), DraftNode())
    }

    /// A node that is there, with decorators in front.
    mutating func decorated(_ node: Int, before: [Int]) throws(LoweringProblem) -> Int {
        var draft = drafts[node]
        draft.before = before
        return try copy(forest.nodes[node].kind, draft)
    }

    /// Refuses operations for which there is no room.
    func checkRoom(forOperations count: Int) throws(LoweringProblem) {
        guard operationCount + count <= limits.maxOperations else {
            throw .tooLarge(limit: limits.maxOperations)
        }
    }

    /// A node of another forest, with the decorators it has there.
    mutating func copy(_ kind: MASTNode.Kind, _ draft: DraftNode) throws(LoweringProblem) -> Int {
        if case .block = kind { return try block(draft) }
        try spend(nodes: 1)
        let node = forest.node(kind)
        var draft = draft
        draft.annotation = annotation(of: node, draft)
        return insert(node, draft)
    }

    /// Puts decorators in front of a node that is there.
    mutating func prepend(_ decorators: [Int], to node: Int) {
        keepAsMade(node)
        drafts[node].before += decorators
    }

    /// Puts decorators behind a node that is there.
    mutating func append(_ decorators: [Int], to node: Int) {
        keepAsMade(node)
        drafts[node].after += decorators
    }

    private mutating func keepAsMade(_ node: Int) {
        if asMade[node] == nil { asMade[node] = drafts[node] }
    }

    private mutating func insert(_ node: MASTNode, _ draft: DraftNode) -> Int {
        let identity = NodeIdentity(digest: node.digest, annotation: draft.annotation)
        if let known = identities[identity] { return known }
        let index = forest.append(node)
        drafts.append(draft)
        identities[identity] = index
        return index
    }

    // MARK: Annotations

    private mutating func annotation(of block: BasicBlock, _ draft: DraftNode) -> Int {
        var parts = draft.before.map(AnnotationPart.decorator)
        for mark in draft.decorators {
            parts += [.position(mark.operation), .decorator(mark.value)]
        }
        parts += draft.after.map(AnnotationPart.decorator)
        let hasChecks = draft.operations.contains { $0.opcode.takesArgument && !$0.hasImmediate }
        if hasChecks {
            for (position, operation) in block.operations.enumerated()
            where operation.opcode.takesArgument && !operation.hasImmediate {
                parts.append(.check(operation, position: position))
            }
        }
        return number(of: parts)
    }

    private mutating func annotation(of node: MASTNode, _ draft: DraftNode) -> Int {
        let parts =
            (draft.before + draft.after).map(AnnotationPart.decorator)
            + node.children.map { drafts[$0].annotation }.filter { $0 > 0 }
            .map(AnnotationPart.child)
        return number(of: parts)
    }

    private mutating func number(of parts: [AnnotationPart]) -> Int {
        if parts.isEmpty { return 0 }
        if let known = annotations[parts] { return known }
        annotations[parts] = annotations.count + 1
        return annotations.count
    }
}
