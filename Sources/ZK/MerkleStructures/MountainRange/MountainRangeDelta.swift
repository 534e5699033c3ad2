// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// What a holder of old peaks needs to follow a mountain range as it grows.
public struct MountainRangeDelta: Hashable, Sendable {
    /// The range after the growth.
    public let forest: Forest
    /// The right siblings of the old peaks on their way up, then the peaks that are new.
    public let data: [Word]

    /// Creates a delta.
    public init(forest: Forest, data: [Word]) {
        self.forest = forest
        self.data = data
    }
}

extension MountainRangeDelta: ByteEncodable, ByteDecodable {
    /// Appends the number of leaves and the list of words.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.writeList(data)
    }

    /// Reads the number of leaves and the list of words.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let forest = try Forest(from: &reader)
        self.init(forest: forest, data: try reader.readList(itemByteCount: 32))
    }
}
