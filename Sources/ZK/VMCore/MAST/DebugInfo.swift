// SPDX-License-Identifier: MIT

import ByteCoding
public import FieldArithmetic

/// Names and places of a forest: nothing that is executed depends on them.
///
/// Kept in the shape of the wire form, so that what is read is written back byte for byte.
public struct DebugInfo: Hashable, Sendable {
    /// A table of numbers in rows: row `i` is `values[starts[i]..<starts[i + 1]]`.
    public struct Rows: Hashable, Sendable {
        /// The numbers of all rows.
        public var values: [UInt32] = []
        /// Where rows start; empty, or one more than there are rows.
        public var starts: [Int] = []

        /// No rows.
        public init() {}
    }

    /// Numbers for operations of nodes, in two levels of rows.
    public struct OperationRows: Hashable, Sendable {
        /// The numbers of all operations.
        public var values: [UInt32] = []
        /// Where the numbers of an operation start in ``values``.
        public var operationStarts: [Int] = []
        /// Where the operations of a node start in ``operationStarts``.
        public var nodeStarts: [Int] = []

        /// No operations.
        public init() {}
    }

    /// Texts, each once, by offset.
    public struct StringTable: Hashable, Sendable {
        /// Where each text starts in ``data``.
        public var offsets: [Int] = []
        /// The texts: length and UTF-8.
        public var data: [UInt8] = []

        /// No texts.
        public init() {}

        /// The text at an index; nil if there is none.
        public subscript(index: Int) -> String? {
            guard offsets.indices.contains(index), offsets[index] <= data.count else { return nil }
            var reader = ByteReader(Array(data[offsets[index]...]))
            return try? reader.readString()
        }
    }

    /// A decorator: its kind and where its data starts.
    public struct Decorator: Hashable, Sendable {
        /// The kind, 0 to 6.
        public var kind: UInt8
        /// The offset of its data in ``DebugInfo/decoratorData``.
        public var offset: UInt32

        /// A kind and an offset.
        public init(kind: UInt8, offset: UInt32) {
            self.kind = kind
            self.offset = offset
        }
    }

    /// Which instruction an operation of a node belongs to.
    public struct InstructionMark: Hashable, Sendable {
        /// The index of the operation.
        public var operation: Int
        /// The index of the instruction in ``DebugInfo/instructionOffsets``.
        public var instruction: UInt32

        /// An operation and its instruction.
        public init(operation: Int, instruction: UInt32) {
            self.operation = operation
            self.instruction = instruction
        }
    }

    /// The arguments of decorators.
    public var decoratorData: [UInt8] = []
    /// Texts of decorators.
    public var decoratorTexts = StringTable()
    /// The decorators.
    public var decorators: [Decorator] = []
    /// Texts of error codes, ascending by code.
    public var errorMessages: [ErrorMessage] = []
    /// Decorators of operations.
    public var operationDecorators = OperationRows()
    /// Decorators in front of nodes.
    public var decoratorsBefore = Rows()
    /// Decorators behind nodes.
    public var decoratorsAfter = Rows()
    /// Names of procedures, ascending by digest.
    public var procedureNames: [ProcedureName] = []
    /// Records of instructions.
    public var instructionData: [UInt8] = []
    /// Texts of instructions.
    public var instructionTexts = StringTable()
    /// Where the record of each instruction starts in ``instructionData``.
    public var instructionOffsets: [UInt32] = []
    /// Instructions of operations.
    public var instructionMarks: [InstructionMark] = []
    /// Where the marks of a node start in ``instructionMarks``.
    public var instructionStarts: [Int] = []
    /// Variables of the source.
    public var variables: [DebugVariable] = []
    /// Variables of operations.
    public var operationVariables = OperationRows()

    /// Nothing about anything.
    public init() {}

    /// Nothing about each of so many nodes.
    ///
    /// Cleared information differs from none in its bytes: it still has a row for each node.
    public init(nodeCount: Int) {
        operationDecorators.nodeStarts = Array(repeating: 0, count: nodeCount + 1)
    }

    /// The text of an error code.
    public func errorMessage(_ code: UInt64) -> String? {
        errorMessages.first { $0.code == code }?.text
    }

    /// The name of a procedure.
    public func procedureName(_ digest: Word) -> String? {
        procedureNames.first { $0.digest == digest }?.text
    }
}

/// The text of an error code.
public struct ErrorMessage: Hashable, Sendable {
    /// The code.
    public var code: UInt64
    /// The text.
    public var text: String

    /// A code and its text.
    public init(code: UInt64, text: String) {
        self.code = code
        self.text = text
    }
}

/// The name of a procedure.
public struct ProcedureName: Hashable, Sendable {
    /// Its digest.
    public var digest: Word
    /// Its path.
    public var text: String

    /// A digest and its path.
    public init(digest: Word, text: String) {
        self.digest = digest
        self.text = text
    }
}
