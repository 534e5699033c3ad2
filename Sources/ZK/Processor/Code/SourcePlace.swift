// SPDX-License-Identifier: MIT

import ByteCoding
import VMCore

/// A place in a source.
public struct SourcePlace: Hashable, Sendable {
    /// The path of the procedure.
    public let procedure: String?
    /// The instruction as the source has it.
    public let instruction: String?
    /// The name of the source and the bytes in it.
    public let span: Span?

    /// A range of bytes in a source.
    public struct Span: Hashable, Sendable {
        /// The name of the source.
        public let source: String
        /// The offset of the first byte.
        public let start: UInt32
        /// The offset behind the last byte.
        public let end: UInt32
    }
}

extension SourcePlace {
    /// Finds the instruction that an operation of a node belongs to.
    ///
    /// - Parameters:
    ///   - node: The index of the node.
    ///   - operation: The index of the operation among those of a block, padding counted; any for
    ///     other nodes.
    ///   - debugInfo: What the forest knows.
    init?(node: Int, operation: Int, in debugInfo: DebugInfo) {
        let marks = debugInfo.marks(of: node)
        guard let mark = marks.last(where: { $0.operation <= operation }) ?? marks.first,
            let place = SourcePlace(instruction: mark.instruction, in: debugInfo)
        else { return nil }
        self = place
    }

    /// The instructions of a node, each with the first of its operations, in order.
    static func all(
        of node: Int,
        in debugInfo: DebugInfo
    ) -> [(operation: Int, place: SourcePlace)] {
        debugInfo.marks(of: node).compactMap { mark in
            SourcePlace(instruction: mark.instruction, in: debugInfo).map { (mark.operation, $0) }
        }
    }

    private init?(instruction: UInt32, in debugInfo: DebugInfo) {
        let offsets = debugInfo.instructionOffsets
        guard Int(instruction) < offsets.count else { return nil }
        let offset = Int(offsets[Int(instruction)])
        guard offset <= debugInfo.instructionData.count else { return nil }
        var reader = ByteReader(Array(debugInfo.instructionData[offset...].prefix(64)))
        guard let record = try? reader.readInstruction(debugInfo.instructionTexts) else {
            return nil
        }
        self = record
    }
}

extension DebugInfo {
    /// The marks of a node; none where the tables do not hold together.
    fileprivate func marks(of node: Int) -> ArraySlice<InstructionMark> {
        let starts = instructionStarts
        guard node >= 0, node + 1 < starts.count, starts[node] >= 0,
            starts[node] <= starts[node + 1], starts[node + 1] <= instructionMarks.count
        else { return [] }
        return instructionMarks[starts[node]..<starts[node + 1]]
    }
}

extension ByteReader {
    /// Reads the cycle count, the optional place, and the indices of two texts.
    fileprivate mutating func readInstruction(
        _ texts: DebugInfo.StringTable
    ) throws(DecodingFailure) -> SourcePlace {
        _ = try readUInt8()
        var span: SourcePlace.Span?
        if try readUInt8() == 1 {
            let source = texts[Int(truncatingIfNeeded: try readVariableInteger())]
            let start = try readUInt32()
            let end = try readUInt32()
            span = source.map { SourcePlace.Span(source: $0, start: start, end: end) }
        }
        let procedure = texts[Int(truncatingIfNeeded: try readVariableInteger())]
        let instruction = texts[Int(truncatingIfNeeded: try readVariableInteger())]
        return SourcePlace(procedure: procedure, instruction: instruction, span: span)
    }
}
