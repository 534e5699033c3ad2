// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import Hashing

/// A proof as it travels: the trace length and two flat lists, read in transcript order.
public struct STARKProof: Sendable, Equatable {
    /// The number of trace rows as a power of two; not yet checked.
    public let log2TraceLength: Int
    /// Values, witnesses and opened rows.
    public let elements: [Felt]
    /// Roots and sibling nodes.
    public let digests: [Digest]

    /// Gathers a proof.
    public init(log2TraceLength: Int, elements: [Felt], digests: [Digest]) {
        self.log2TraceLength = log2TraceLength
        self.elements = elements
        self.digests = digests
    }
}

extension STARKProof: ByteCodable {
    /// Reads a proof.
    ///
    /// An element written as `v + p` is reduced, since a prover may write it so.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let heightsStart = reader.offset
        guard try reader.readUInt64() == 1 else {
            throw reader.broken("one trace height", at: heightsStart)
        }
        log2TraceLength = Int(try reader.readUInt8())
        let orderStart = reader.offset
        guard try reader.readUInt64() == 1, try reader.readUInt32() == 0 else {
            throw reader.broken("the order of a single trace", at: orderStart)
        }
        let elementCount = try reader.readUInt64Count(itemByteCount: 8)
        var elements: [Felt] = []
        elements.reserveCapacity(elementCount)
        for _ in 0..<elementCount { elements.append(Felt(reducing: try reader.readUInt64())) }
        let digestCount = try reader.readUInt64Count(itemByteCount: 32)
        var digests: [Digest] = []
        digests.reserveCapacity(digestCount)
        for _ in 0..<digestCount {
            let lane0 = try reader.readUInt64()
            let lane1 = try reader.readUInt64()
            let lane2 = try reader.readUInt64()
            digests.append(Digest(lane0, lane1, lane2, try reader.readUInt64()))
        }
        self.elements = elements
        self.digests = digests
    }

    /// Writes a proof.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt64(1))
        writer.write(UInt8(truncatingIfNeeded: log2TraceLength))
        writer.write(UInt64(1))
        writer.write(UInt32(0))
        writer.write(UInt64(elements.count))
        for element in elements { writer.write(element.value) }
        writer.write(UInt64(digests.count))
        for digest in digests {
            writer.write(digest.lane0)
            writer.write(digest.lane1)
            writer.write(digest.lane2)
            writer.write(digest.lane3)
        }
    }
}
