// SPDX-License-Identifier: MIT

package import FieldArithmetic
package import VMCore

/// A forest laid out for execution: small nodes, and all operations in two flat arrays.
///
/// A block is a range of the arrays. Between batches stands RESPAN, so that a position within the
/// block is also the number of rows since its first operation.
///
/// `@unchecked`: the flat arrays are written by the initialiser alone.
package final class DecodedForest: @unchecked Sendable {
    /// What a node does.
    package enum Kind: UInt8, Sendable, BitwiseCopyable {
        case join, split, loop, block, call, syscall, dyn, dyncall, external
    }

    /// A node: its kind, and its children or the range of its operations.
    package struct Node: Sendable, BitwiseCopyable {
        package let kind: Kind
        package let first: Int32
        package let second: Int32
    }

    /// A batch of a block: what its SPAN or RESPAN row holds.
    package struct Batch: Sendable, BitwiseCopyable {
        /// The groups as elements, zero beyond ``groupCount``.
        package let groups: [8 of Felt]
        /// Where each group starts among the batch's operations, and where the last one ends.
        package let groupStarts: [9 of UInt8]
        package let groupCount: UInt8
    }

    package let forest: MASTForest
    package let nodes: UnsafeMutablePointer<Node>
    package let digests: UnsafeMutablePointer<Word>
    /// For every node the number of its batches, zero for what is no block.
    package let batchCounts: [Int32]
    /// For every node the number of its first batch in ``batches``, and the number of all.
    package let firstBatches: UnsafeMutablePointer<Int32>
    package let batches: UnsafeMutablePointer<Batch>
    package let codes: UnsafeMutablePointer<Opcode>
    /// Immediate values and error codes; for DUP the position it copies.
    package let arguments: UnsafeMutablePointer<Felt>
    private let procedures: [Word: Int]

    init(_ forest: MASTForest) {
        self.forest = forest
        var layout = Layout()
        nodes = flat(forest.nodes.map { layout.place($0.kind) })
        batchCounts = forest.nodes.map { node in
            if case .block(let block) = node.kind { Int32(block.batches.count) } else { 0 }
        }
        firstBatches = flat(batchCounts.startPositions)
        batches = flat(layout.batches)
        digests = flat(forest.nodes.map(\.digest))
        codes = flat(layout.codes)
        arguments = flat(layout.arguments)
        procedures = Dictionary(
            forest.roots.map { (forest.nodes[$0].digest, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    deinit {
        nodes.deallocate()
        digests.deallocate()
        firstBatches.deallocate()
        batches.deallocate()
        codes.deallocate()
        arguments.deallocate()
    }

    /// The procedure with this root.
    func procedure(_ root: Word) -> Int? { procedures[root] }

    /// The roots of procedures whose code is here.
    var localProcedures: some Sequence<Word> {
        procedures.filter { nodes[$0.value].kind != .external }.keys
    }
}

/// The elements in memory that the caller frees.
private func flat<Element: BitwiseCopyable>(
    _ elements: [Element]
) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
    return memory
}

/// Appends blocks to the flat arrays.
private struct Layout {
    var codes: [Opcode] = []
    var arguments: [Felt] = []
    var batches: [DecodedForest.Batch] = []

    mutating func place(_ kind: MASTNode.Kind) -> DecodedForest.Node {
        func node(_ kind: DecodedForest.Kind, _ first: Int = 0, _ second: Int = 0)
            -> DecodedForest.Node
        {
            DecodedForest.Node(
                kind: kind,
                first: Int32(truncatingIfNeeded: first),
                second: Int32(truncatingIfNeeded: second)
            )
        }
        switch kind {
        case .join(let first, let second): return node(.join, first, second)
        case .split(let onTrue, let onFalse): return node(.split, onTrue, onFalse)
        case .loop(let body): return node(.loop, body)
        case .call(let callee): return node(.call, callee)
        case .syscall(let callee): return node(.syscall, callee)
        case .dyn: return node(.dyn)
        case .dyncall: return node(.dyncall)
        case .external: return node(.external)
        case .block(let block):
            let start = codes.count
            for (index, batch) in block.batches.enumerated() {
                if index > 0 { append(.respan, .zero) }
                for operation in batch.operations { place(operation) }
                batches.append(DecodedForest.Batch(batch))
            }
            return node(.block, start, codes.count)
        }
    }

    private mutating func place(_ operation: Operation) {
        // A block built by hand can hold control codes; HALT stands for all of them.
        let code = operation.opcode.isControl ? .halt : operation.opcode
        append(code, code.copiedPosition.map { Felt($0) } ?? operation.argument)
    }

    private mutating func append(_ code: Opcode, _ argument: Felt) {
        codes.append(code)
        arguments.append(argument)
    }
}

extension DecodedForest.Batch {
    fileprivate init(_ batch: OperationBatch) {
        groups = [8 of Felt] { batch.groups[$0] }
        groupStarts = [9 of UInt8] { UInt8(batch.groupStarts[$0]) }
        groupCount = UInt8(batch.groupCount)
    }
}

extension [Int32] {
    /// Where each part starts if parts of these lengths lie one behind the other, and where the
    /// last one ends.
    fileprivate var startPositions: [Int32] {
        reduce(into: [0]) { starts, length in starts.append((starts.last ?? 0) + length) }
    }
}

extension Opcode {
    /// The position that DUP copies; nil for other operations.
    fileprivate var copiedPosition: UInt32? {
        switch self {
        case .dup0: 0
        case .dup1: 1
        case .dup2: 2
        case .dup3: 3
        case .dup4: 4
        case .dup5: 5
        case .dup6: 6
        case .dup7: 7
        case .dup9: 9
        case .dup11: 11
        case .dup13: 13
        case .dup15: 15
        default: nil
        }
    }
}
