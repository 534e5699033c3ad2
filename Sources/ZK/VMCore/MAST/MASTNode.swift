// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// A node of a program: what is to be done, and the hash of it.
public struct MASTNode: Hashable, Sendable {
    /// What a node does; children are indices of nodes that come before it.
    public enum Kind: Hashable, Sendable {
        /// One after the other.
        case join(first: Int, second: Int)
        /// One or the other.
        case split(onTrue: Int, onFalse: Int)
        /// Again while the top of the stack is one.
        case loop(body: Int)
        /// Operations.
        case block(BasicBlock)
        /// Another context.
        case call(callee: Int)
        /// The kernel's context.
        case syscall(callee: Int)
        /// What the stack names.
        case dyn
        /// What the stack names, in another context.
        case dyncall
        /// Code that is somewhere else.
        case external
    }

    /// What the node does.
    public let kind: Kind
    /// Its hash: nothing but what is executed enters it.
    public let digest: Word

    /// Pairs a kind with its digest, which is not checked.
    init(kind: Kind, digest: Word) {
        self.kind = kind
        self.digest = digest
    }

    /// Code that is somewhere else.
    public static func external(_ digest: Word) -> MASTNode {
        MASTNode(kind: .external, digest: digest)
    }

    /// The children, in order.
    public var children: [Int] {
        switch kind {
        case .join(let first, let second): [first, second]
        case .split(let onTrue, let onFalse): [onTrue, onFalse]
        case .loop(let body): [body]
        case .call(let callee), .syscall(let callee): [callee]
        case .block, .dyn, .dyncall, .external: []
        }
    }

    /// The digest of a node, nil for code that is somewhere else.
    ///
    /// - Parameters:
    ///   - kind: What the node does.
    ///   - childDigest: The digests of its children.
    /// - Returns: The hash, with the opcode as domain; nil for ``Kind/external``.
    static func digest(of kind: Kind, childDigest: (Int) -> Word) -> Word? {
        func merged(_ opcode: Opcode, _ left: Word, _ right: Word) -> Word {
            Poseidon2.merge(left, right, domain: Felt(UInt32(opcode.rawValue)))
        }
        return switch kind {
        case .join(let first, let second):
            merged(.join, childDigest(first), childDigest(second))
        case .split(let onTrue, let onFalse):
            merged(.split, childDigest(onTrue), childDigest(onFalse))
        case .loop(let body): merged(.loop, childDigest(body), .zero)
        case .call(let callee): merged(.call, childDigest(callee), .zero)
        case .syscall(let callee): merged(.syscall, childDigest(callee), .zero)
        case .dyn: merged(.dyn, .zero, .zero)
        case .dyncall: merged(.dyncall, .zero, .zero)
        case .block(let block): block.digest
        case .external: nil
        }
    }
}
