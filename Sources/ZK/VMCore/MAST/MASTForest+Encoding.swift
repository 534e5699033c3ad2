// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

/// Constants of the wire form, version 0.0.3.
enum MASTWire {
    static let magic = Array("MAST".utf8)
    static let version: [UInt8] = [0, 0, 3]
    static let tagShift: UInt64 = 60
    static let childBits: UInt64 = 30

    /// The kind of a node, in the top four bits of its entry.
    enum Tag: UInt8 {
        case join, split, loop, block, call, syscall, dyn, dyncall, external
    }
}

extension MASTForest: ByteEncodable {
    /// Appends the forest in its ``wireForm``.
    public func encode(to writer: inout ByteWriter) { encode(to: &writer, as: wireForm) }

    /// Appends the forest.
    ///
    /// Magic, flags, version, counts of nodes inside and outside, roots, block records, node
    /// entries, digests outside and inside, advice map, debug information.
    public func encode(to writer: inout ByteWriter, as form: WireForm) {
        let external = nodes.filter { $0.kind == .external }
        let inner = nodes.filter { $0.kind != .external }
        writer.write(MASTWire.magic)
        writer.write(form.rawValue)
        writer.write(MASTWire.version)
        writer.writeCount(inner.count)
        writer.writeCount(external.count)
        writer.writeCount(roots.count)
        for root in roots { writer.write(UInt32(root)) }
        var blocks = ByteWriter()
        var entries: [UInt64] = []
        for node in nodes {
            entries.append(Self.entry(of: node, blockOffset: blocks.bytes.count))
            if case .block(let block) = node.kind { block.encode(to: &blocks) }
        }
        writer.writeCount(blocks.bytes.count)
        writer.write(blocks.bytes)
        for entry in entries { writer.write(entry) }
        for node in external { writer.write(node.digest) }
        if form != .hashless {
            for node in inner { writer.write(node.digest) }
        }
        writer.write(adviceMap)
        if form == .full { writer.write(debugInfo) }
    }

    private static func entry(of node: MASTNode, blockOffset: Int) -> UInt64 {
        let tag: MASTWire.Tag
        var payload: UInt64 = 0
        switch node.kind {
        case .join(let first, let second):
            tag = .join
            payload = UInt64(first) << MASTWire.childBits | UInt64(second)
        case .split(let onTrue, let onFalse):
            tag = .split
            payload = UInt64(onTrue) << MASTWire.childBits | UInt64(onFalse)
        case .loop(let body): (tag, payload) = (.loop, UInt64(body))
        case .block: (tag, payload) = (.block, UInt64(blockOffset))
        case .call(let callee): (tag, payload) = (.call, UInt64(callee))
        case .syscall(let callee): (tag, payload) = (.syscall, UInt64(callee))
        case .dyn: tag = .dyn
        case .dyncall: tag = .dyncall
        case .external: tag = .external
        }
        return UInt64(tag.rawValue) << MASTWire.tagShift | payload
    }
}

extension BasicBlock: ByteEncodable, ByteDecodable {
    /// Appends the operations, then for all batches the lengths of groups, then the padding.
    public func encode(to writer: inout ByteWriter) {
        writer.writeList(operations)
        writer.write(UInt32(batches.count))
        for batch in batches {
            for pair in 0..<4 {
                let low = batch.groupStarts[2 * pair + 1] - batch.groupStarts[2 * pair]
                let high = batch.groupStarts[2 * pair + 2] - batch.groupStarts[2 * pair + 1]
                writer.write(UInt8(low | high << 4))
            }
        }
        for batch in batches { writer.write(batch.paddedGroups) }
    }

    /// Reads a block and checks the layout of every batch.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let operations = try reader.readList(Operation.self)
        let count = Int(try reader.readUInt32())
        let layouts = try reader.readBytes(count.multipliedReportingOverflow(by: 4).partialValue)
        let padding = try reader.readBytes(count)
        var batches: [OperationBatch] = []
        var position = 0
        for index in 0..<count {
            var starts = [0]
            for pair in layouts[4 * index..<4 * index + 4] {
                starts.append((starts.last ?? 0) + Int(pair & 15))
                starts.append((starts.last ?? 0) + Int(pair >> 4))
            }
            let end = position + (starts.last ?? 0)
            guard end <= operations.count,
                let batch = OperationBatch(
                    operations: Array(operations[position..<end]),
                    groupStarts: starts,
                    paddedGroups: padding[index]
                )
            else { throw reader.broken("a batch of well-formed groups", at: start) }
            batches.append(batch)
            position = end
        }
        guard position == operations.count, let block = BasicBlock(batches: batches) else {
            throw reader.broken("full batches that hold all operations", at: start)
        }
        self = block
    }
}
