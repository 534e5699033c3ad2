// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import VMCore

/// The twelve lanes of the hash function.
public typealias HashState = [12 of Felt]

/// A node of one of the forests that took part.
public struct CodePlace: Hashable, Sendable {
    /// The forest: 0 is the program's, `i + 1` is number `i` of the host's store.
    public let forest: UInt32
    /// The index of the node.
    public let node: UInt32
}

/// A row of the decoder that is no operation of a block: the start, repetition or end of a block.
///
/// The rows of a basic block, RESPAN among them, follow its SPAN row without a gap and are given by
/// the block itself.
public struct ControlRow: Hashable, Sendable {
    /// The row.
    public let clk: UInt32
    /// The code in the row: JOIN to DYNCALL, SPAN, REPEAT, END.
    public let opcode: Opcode
    /// For END and REPEAT what the decoder's flags say.
    public let flags: Flags
    /// The node.
    public let place: CodePlace
    /// The address of the block that starts, repeats or ends: the row of its hash, plus one.
    public let block: UInt32
    /// The address of the block around it, zero outside all.
    public let parent: UInt32

    /// What an END row says about its block.
    public struct Flags: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// Takes bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The block is the body of a loop.
        public static let isLoopBody = Flags(rawValue: 1)
        /// The block is a loop whose body ran.
        public static let isLoopEntered = Flags(rawValue: 2)
        /// The block is CALL or DYNCALL.
        public static let isCall = Flags(rawValue: 4)
        /// The block is SYSCALL.
        public static let isSystemCall = Flags(rawValue: 8)
    }
}

/// The registers that belong to a context.
public struct ContextRegisters: Hashable, Sendable {
    /// The memory context.
    public let context: UInt32
    /// The hash of the function that was called.
    public let functionHash: Word
    /// The stack's depth.
    public let stackDepth: UInt32
    /// The row that pushed the top overflow item, zero if there is none.
    public let overflowClock: UInt32
}

/// One row of the memory chiplet.
public struct MemoryAccess: Hashable, Sendable {
    /// What was done.
    public enum Kind: UInt8, Sendable {
        /// Read an element.
        case readElement
        /// Wrote an element.
        case writeElement
        /// Read a word.
        case readWord
        /// Wrote a word.
        case writeWord
    }

    /// The row.
    public let clk: UInt32
    /// The memory context.
    public let context: UInt32
    /// The address of the element, or of the word's first.
    public let address: UInt32
    /// What was done.
    public let kind: Kind
    /// The whole word after the access.
    public let word: Word
}

/// A bitwise operation of two 32-bit integers.
public struct BitwiseOperation: Hashable, Sendable {
    /// Item 0 of the stack.
    public let left: UInt32
    /// Item 1 of the stack.
    public let right: UInt32
    /// True for XOR, false for AND.
    public let isXor: Bool
}

/// A permutation that the program asked for: HPERM, LOGPRECOMPILE.
public struct Permutation: Sendable {
    /// The address of the request.
    public let address: UInt32
    /// The lanes before.
    public let input: HashState
    /// The lanes after.
    public let output: HashState
}

/// A Merkle path that the program had checked.
public struct MerkleWalk: Hashable, Sendable {
    /// The address of the request.
    public var address: UInt32 = 0
    /// The place of its siblings in ``ExecutionRecord/siblings``, from the node upwards.
    public var siblings: Range<UInt32> = 0..<0
    /// The position of the node in its row.
    public let position: UInt64
    /// The node.
    public let node: Word
    /// What the node becomes; nil if it is only checked.
    public let replacement: Word?
    /// The root that the tree gets by it; zero if the node is only checked.
    public let newRoot: Word

    init(position: UInt64, node: Word) {
        self.position = position
        self.node = node
        replacement = nil
        newRoot = .zero
    }

    init(position: UInt64, node: Word, replacement: Word, newRoot: Word) {
        self.position = position
        self.node = node
        self.replacement = replacement
        self.newRoot = newRoot
    }
}

/// A circuit evaluation; its words and gates are read by accesses at the same row.
public struct CircuitCall: Hashable, Sendable {
    /// The row.
    public let clk: UInt32
    /// The memory context.
    public let context: UInt32
    /// The address of the first input.
    public let pointer: UInt32
    /// The number of inputs.
    public let inputCount: UInt32
    /// The number of gates.
    public let gateCount: UInt32
    /// The number of the first of its accesses in ``ExecutionRecord/memory``.
    public let firstAccess: Int
}

/// All registers at the start of a row.
public struct MachineRegisters: Sendable {
    /// The row.
    public let clk: UInt32
    /// The number of rows of the current block that are behind, counted from its first operation;
    /// zero between blocks, which is where the control row before is no SPAN.
    public let blockOffset: UInt32
    /// Context, function, depth, overflow.
    public let registers: ContextRegisters
    /// Items 0 to 15.
    public let stack: [16 of Felt]
}
