// SPDX-License-Identifier: MIT

public import ByteCoding

/// The height of a block; genesis is 0.
public struct BlockNumber: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
    /// The first block.
    public static let genesis: BlockNumber = 0
    /// The last height there can be; as an expiration it means never.
    public static let max = BlockNumber(UInt32.max)
    /// An epoch has 2^16 blocks.
    public static let log2EpochLength: UInt32 = 16

    /// The height.
    public let value: UInt32

    /// A height.
    public init(_ value: UInt32) { self.value = value }

    /// A height.
    public init(integerLiteral value: UInt32) { self.value = value }

    /// The number of the epoch that holds the block.
    public var epoch: UInt16 { UInt16(value >> Self.log2EpochLength) }

    /// The first block of an epoch.
    public init(epoch: UInt16) { value = UInt32(epoch) << Self.log2EpochLength }

    /// The next height; nil after the last.
    public var next: BlockNumber? { value < .max ? BlockNumber(value + 1) : nil }

    /// The height before; nil for genesis.
    public var previous: BlockNumber? { value > 0 ? BlockNumber(value - 1) : nil }

    /// Orders by height.
    public static func < (lhs: BlockNumber, rhs: BlockNumber) -> Bool { lhs.value < rhs.value }
}

extension BlockNumber: ByteEncodable, ByteDecodable {
    /// Appends four bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(value) }

    /// Reads four bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self.init(try reader.readUInt32())
    }
}
