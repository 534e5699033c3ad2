// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import MerkleStructures
public import VMCore

/// Where and why an execution stopped.
public struct ExecutionError: Error, Equatable, Sendable {
    /// What the machine was doing.
    public enum Step: Equatable, Sendable {
        /// It took its inputs; there is no row yet.
        case setup
        /// It ran an operation of a block, or the first row of a control block.
        case operation(Opcode)
        /// It ran the last row of a control block of this kind.
        case end(Opcode)
        /// It entered code that another forest holds.
        case external
        /// It had run the last row.
        case endOfProgram
    }

    /// Why it stopped.
    public let fault: ExecutionFault
    /// The row of the step, or the number of rows at the end of the program.
    public let clk: UInt32
    /// What the machine was doing.
    public let step: Step
    /// The memory context it was in.
    public let context: UInt32
    /// The place in the source, where the forest knows it.
    public let location: SourcePlace?
    /// The text of the error code, where the forest knows it.
    public let message: String?
    /// The procedures that were open, the innermost first, as far as the forests name them.
    ///
    /// Code that became part of its caller may be missing.
    public let openProcedures: [OpenProcedure]
}

/// Why an execution stopped.
public enum ExecutionFault: Error, Equatable, Sendable {
    /// More than 16 elements for the stack.
    case stackInputCount(Int)
    /// The row after the last allowed one.
    case cycleLimit(Int)
    /// The stack grew beyond its limit.
    case stackTooDeep(depth: Int, most: Int)
    /// Too much work waits.
    case continuationLimit(Int)
    /// Too many pages of memory are in use.
    case memoryLimit(pages: Int)
    /// Too many bytes of requests for precompiles.
    case requestLimit(bytes: Int)
    /// The program ended with more than 16 elements.
    case stackNotEmpty(excess: Int)
    /// A call returned with more than 16 elements.
    case stackDepthOnReturn(Int)
    /// An asserted value was not one.
    case assertion(code: UInt64)
    /// Asserted values were no 32-bit integers.
    case u32Assertion(code: UInt64, values: [Felt])
    /// Operands were no 32-bit integers.
    case notU32([Felt])
    /// An operand was neither zero nor one.
    case notBinary(Felt)
    /// The condition of a branch was neither zero nor one.
    case branchNotBinary(Felt)
    /// The condition of a loop was neither zero nor one.
    case loopNotBinary(Felt)
    /// A division by zero, or the inverse of zero.
    case divisionByZero
    /// The logarithm of zero.
    case logarithmOfZero
    /// An address of 2^32 or more.
    case addressBeyondU32(UInt64)
    /// A word access at an address that is no multiple of four.
    case addressNotAligned(UInt64)
    /// Two accesses to one word in one row, one of them a write.
    case memoryConflict(address: UInt64)
    /// A range of memory that ends before it starts.
    case memoryRangeReversed(start: UInt64, end: UInt64)
    /// An operation wanted more than the advice stack holds.
    case adviceStackEmpty
    /// The advice stack grew beyond its limit.
    case adviceStackTooLarge(most: Int)
    /// The advice map lacks a key.
    case adviceKeyMissing(Word)
    /// A key of the advice map would get other values.
    case adviceKeyConflict(Word)
    /// The values under one key are too many.
    case adviceValueTooLarge(size: Int, most: Int)
    /// The advice map grew beyond its limit.
    case adviceMapTooLarge(size: Int, most: Int)
    /// The Merkle store grew beyond its limit.
    case merkleStoreTooLarge(most: Int)
    /// A depth or a position that no Merkle tree has.
    case merkleIndex(depth: UInt64, position: UInt64)
    /// The Merkle store lacks a node.
    case merkleLookup(MerkleError)
    /// A node is not where it was said to be in a Merkle tree.
    case merkleMismatch(code: UInt64)
    /// Nobody answers an event.
    case unhandledEvent(UInt64)
    /// A handler refused an event.
    case eventRefused(UInt64, EventRefusal)
    /// The target of a system call is no procedure of the kernel.
    case notInKernel(Word)
    /// No forest at hand has a procedure with this root.
    case procedureNotFound(Word)
    /// A FRI folding step that does not follow from the layer before.
    case friFolding
    /// A circuit that is malformed or does not hold.
    case circuit(CircuitFault)
    /// The record for the trace has become too large.
    case recordTooLarge(bytes: Int)
    /// Answers to events read too many elements of memory.
    case eventLimit(elements: Int)
    /// All circuits together have too many rows.
    case circuitLimit(rows: Int)
    /// A circuit reads more than a record can hold.
    case recordLimit(accesses: Int)
    /// A block holds a code that is no operation.
    case notAnOperation(Opcode)
}

/// What is wrong with a circuit.
public enum CircuitFault: Error, Equatable, Sendable {
    /// The number of inputs is zero or odd.
    case inputCount(UInt64)
    /// The number of gates is zero or no multiple of four.
    case gateCount(UInt64)
    /// More wires than an identifier can name.
    case wireCount(UInt64)
    /// A gate that is no sum, difference or product.
    case gateEncoding(UInt64)
    /// A gate that names a wire which does not exist yet.
    case undefinedWire(UInt64)
    /// The last wire is not zero.
    case outputNotZero
}

/// Why a handler does not answer.
public enum EventRefusal: Error, Equatable, Sendable {
    /// An operand is outside the range that the event allows.
    case operand(Felt)
    /// A division by zero.
    case divisionByZero
    /// A range of addresses is reversed, unaligned or beyond 32 bits.
    case addresses(start: UInt64, end: UInt64)
    /// Memory that was never written.
    case unwritten(address: UInt64)
    /// Memory that holds something else than the event takes.
    case memory(address: UInt64)
    /// An input above the limit.
    case tooLong(bytes: UInt64)
    /// The advice map lacks a key, or has unusable values under it.
    case advice(Word)
    /// The Merkle store lacks a node.
    case merkle(MerkleError)
    /// An input that does not decode or authenticate.
    case input
    /// A reason of the handler's own.
    case other(code: UInt64)
}
