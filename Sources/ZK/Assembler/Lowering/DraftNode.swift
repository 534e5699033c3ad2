// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// What is known of a node beyond what is executed.
struct DraftNode {
    /// An annotation and the operation it stands in front of, without padding.
    struct Mark: Hashable {
        let operation: Int
        let value: Int
    }

    /// The operations of a block, without padding; none for other nodes.
    var operations: [Operation] = []
    /// Which record of an instruction starts where.
    var instructions: [Mark] = []
    /// Which decorator stands where.
    var decorators: [Mark] = []
    /// Decorators in front of the node.
    var before: [Int] = []
    /// Decorators behind the node.
    var after: [Int] = []
    /// The number of its annotations; zero if neither it nor what is below it has any.
    var annotation = 0

    /// What the node counts for: its operations, or its annotations where there are more of these.
    var weight: Int {
        max(operations.count, instructions.count + before.count + decorators.count + after.count)
    }

    /// All decorators of a block by position: in front, inside, behind.
    var allDecorators: [Mark] {
        before.map { Mark(operation: 0, value: $0) } + decorators
            + after.map { Mark(operation: operations.count, value: $0) }
    }
}

/// What makes two nodes one.
struct NodeIdentity: Hashable {
    let digest: Word
    let annotation: Int
}

/// A piece of what annotations consist of.
enum AnnotationPart: Hashable {
    case decorator(Int)
    case position(Int)
    case check(Operation, position: Int)
    case child(Int)
}
