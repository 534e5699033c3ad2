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
        let starts = debugInfo.instructionStarts
        guard node >= 0, node + 1 < starts.count, starts[node] >= 0,
            starts[node] <= starts[node + 1], starts[node + 1] <= debugInfo.instructionMarks.count
        else { return nil }
        let marks = debugInfo.instructionMarks[starts[node]..<starts[node + 1]]
        guard let mark = marks.last(where: { $0.operation <= operation }) ?? marks.first else {
            return nil
        }
        let offsets = debugInfo.instructionOffsets
        guard Int(mark.instruction) < offsets.count else { return nil }
        let offset = Int(offsets[Int(mark.instruction)])
        guard offset <= debugInfo.instructionData.count else { return nil }
        var reader = ByteReader(Array(debugInfo.instructionData[offset...].prefix(64)))
        guard let record = try? reader.readInstruction(debugInfo.instructionTexts) else {
            return nil
        }
        self = record
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
