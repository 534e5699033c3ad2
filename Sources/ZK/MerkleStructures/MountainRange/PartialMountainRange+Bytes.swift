// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

extension PartialMountainRange: ByteEncodable, ByteDecodable {
    /// Stands between nodes and tracked positions.
    private static let marker: UInt8 = 0xFF

    /// Appends the peaks, the nodes from the left, a marker, and the tracked positions.
    public func encode(to writer: inout ByteWriter) {
        writer.write(peaks)
        let nodes = nodes
        writer.writeCount(nodes.count)
        for node in nodes {
            writer.writeVariableInteger(node.index.value)
            writer.write(node.hash)
        }
        writer.write(Self.marker)
        let positions = trackedPositions
        writer.writeCount(positions.count)
        for position in positions { writer.writeVariableInteger(position) }
    }

    /// Reads a range whose nodes lie within it and whose tracked leaves are there.
    ///
    /// That the nodes lead to the peaks is not checked.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let peaks = try MountainRangePeaks(from: &reader)
        let start = reader.offset
        var nodes: [Node] = []
        for _ in 0..<(try reader.readCount(itemByteCount: 33)) {
            let place = reader.offset
            guard let index = InOrderIndex(try reader.readVariableInteger()) else {
                throw reader.broken("the number of a node", at: place)
            }
            nodes.append(Node(index: index, hash: try reader.readWord()))
        }
        let markerPlace = reader.offset
        guard try reader.readUInt8() == Self.marker else {
            throw reader.broken("a byte 0xff before the tracked positions", at: markerPlace)
        }
        var positions: [UInt64] = []
        for _ in 0..<(try reader.readCount()) {
            positions.append(try reader.readVariableInteger())
        }
        do {
            try self.init(peaks: peaks, nodes: nodes, trackedPositions: positions)
        } catch { throw reader.broken("nodes and tracked leaves within the range", at: start) }
    }
}
