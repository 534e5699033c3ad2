// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import VMCore

/// The program that runs when a note is consumed.
public struct NoteScript: Hashable, Sendable {
    /// The code.
    public let forest: MASTForest
    /// The index of the node to start with.
    public let entryPoint: Int

    /// Names an entry point.
    public init(forest: MASTForest, entryPoint: Int) throws(NoteError) {
        guard forest.nodes.indices.contains(entryPoint) else {
            throw .entryPointNotInForest(entryPoint)
        }
        self.forest = forest
        self.entryPoint = entryPoint
    }

    private init(clearing script: NoteScript) {
        forest = script.forest.clearingDebugInfo()
        entryPoint = script.entryPoint
    }

    /// The digest of the entry node.
    public var root: Word { forest.nodes[entryPoint].digest }

    /// The script without names and places.
    public func clearingDebugInfo() -> NoteScript { NoteScript(clearing: self) }

    /// The form in the advice map: entry point, byte count, bytes by four, zero padded.
    public var elements: [Felt] {
        let bytes = forest.encodedBytes
        var elements = [Felt(UInt32(entryPoint)), Felt(UInt32(truncatingIfNeeded: bytes.count))]
        for start in stride(from: 0, to: bytes.count, by: 4) {
            var value: UInt32 = 0
            for index in (start..<min(start + 4, bytes.count)).reversed() {
                value |= UInt32(bytes[index]) << UInt32(8 * (index - start))
            }
            elements.append(Felt(value))
        }
        return elements
    }
}

extension NoteScript: ByteEncodable, ByteDecodable {
    /// Appends the forest and the entry point.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.write(UInt32(entryPoint))
    }

    /// Reads the forest and the entry point.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let forest = try reader.read(MASTForest.self)
        let start = reader.offset
        let entryPoint = Int(try reader.readUInt32())
        self = try reader.checked(at: start) { () throws(NoteError) in
            try NoteScript(forest: forest, entryPoint: entryPoint)
        }
    }
}
