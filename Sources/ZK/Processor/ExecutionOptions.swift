// SPDX-License-Identifier: MIT

/// How much an execution may use before it is stopped.
public struct ExecutionOptions: Hashable, Sendable {
    /// The most rows that any execution may take; more do not fit a trace.
    public static let cycleCeiling = 1 << 29

    /// The most rows before the first HALT; above ``cycleCeiling`` it counts as that.
    public var cyclesMax: Int
    /// The deepest operand stack.
    public var stackDepthMax: Int
    /// The most pieces of work that wait at the end of a row.
    public var continuationsMax: Int
    /// The most elements under one key of the advice map.
    public var adviceValueElementsMax: Int
    /// The most elements of the advice map, each entry counting its key.
    public var adviceMapElementsMax: Int
    /// The most elements of the advice stack.
    public var adviceStackElementsMax: Int
    /// The most nodes of Merkle trees that can be asked for, those of empty trees included.
    public var merkleStoreNodesMax: Int
    /// The most rows of all circuits together: inputs by twos, and gates.
    public var circuitRowsMax: Int
    /// The most elements of memory that all answers to events read together.
    public var eventElementsMax: Int
    /// The longest input that a hashing event takes, in bytes.
    public var hashInputBytesMax: Int
    /// The most bytes of input that all requests for precompiles have together.
    public var requestBytesMax: Int
    /// The most bytes of a record for the trace, so that none takes all memory of its host; looked
    /// at from checkpoint to checkpoint.
    public var recordBytesMax: Int
    /// The most memory pages of 64 elements that exist at a time, so that no program can take
    /// all memory of its host.
    public var memoryPagesMax: Int

    /// The limits of the reference, and bounds of ours where it has none.
    public init() {
        cyclesMax = Self.cycleCeiling
        stackDepthMax = 6_615
        continuationsMax = 1 << 16
        adviceValueElementsMax = 1 << 17
        adviceMapElementsMax = 1 << 20
        adviceStackElementsMax = 1 << 17
        // A node that a trace adds takes 18 of its rows or more: beyond 2^27 rows this is no limit.
        merkleStoreNodesMax = 1 << 23
        // Each is a row of memory as well, and both are in one trace.
        circuitRowsMax = Self.cycleCeiling / 2
        // More than eight for every row that a trace can have.
        eventElementsMax = 1 << 32
        hashInputBytesMax = 1 << 20
        requestBytesMax = 1 << 27
        recordBytesMax = 1 << 31
        memoryPagesMax = 1 << 23
    }
}
