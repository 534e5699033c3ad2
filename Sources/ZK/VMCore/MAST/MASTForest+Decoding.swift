// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

extension MASTForest: ByteDecodable {
    /// Reads a forest in any form and computes every digest anew.
    ///
    /// Refused are children that do not come before their parents, block records out of order, and
    /// digests that are not those of their nodes.
    /// - Throws: `DecodingFailure`.
    /// - Complexity: linear in the length of the bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let form = try Self.readHeader(from: &reader)
        let innerCount = try reader.readCount(itemByteCount: 8)
        let externalCount = try reader.readCount(itemByteCount: 8)
        let count = innerCount + externalCount
        guard count <= Self.maxNodeCount else { throw reader.broken("fewer than 2^30 nodes") }
        let roots = try Self.readRoots(from: &reader, nodeCount: count)
        let records = try reader.readBytes(try reader.readCount())
        var blocks = BlockReader(base: reader.offset - records.count, bytes: records)
        var kinds: [MASTNode.Kind] = []
        kinds.reserveCapacity(min(count, reader.remaining / 8))
        for index in 0..<count {
            kinds.append(try Self.readEntry(from: &reader, index: index, blocks: &blocks))
        }
        try blocks.finish()
        guard kinds.count(where: { $0 == .external }) == externalCount else {
            throw reader.broken("as many external nodes as announced")
        }
        let externalDigests = try reader.readItems(Word.self, count: externalCount)
        let nodes = Self.digested(kinds, externalDigests: externalDigests)
        if form != .hashless {
            for node in nodes where node.kind != .external {
                let start = reader.offset
                guard try reader.readWord() == node.digest else {
                    throw reader.broken("the digest of the node", at: start)
                }
            }
        }
        let adviceMap = try reader.read(AdviceMap.self)
        let debugInfo = form == .full ? try reader.read(DebugInfo.self) : DebugInfo()
        self.init(
            nodes: nodes,
            roots: roots,
            adviceMap: adviceMap,
            debugInfo: debugInfo,
            wireForm: form
        )
    }

    private static func readHeader(
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> WireForm {
        let start = reader.offset
        guard try reader.readBytes(4) == MASTWire.magic else {
            throw reader.broken("the four bytes MAST", at: start)
        }
        let flags = try reader.readUInt8()
        guard let form = WireForm(rawValue: flags) else {
            throw DecodingFailure(offset: start + 4, cause: .unknownTag(flags))
        }
        guard try reader.readBytes(3) == MASTWire.version else {
            throw reader.broken("version 0.0.3 of the forest form", at: start + 5)
        }
        return form
    }

    private static func readRoots(
        from reader: inout ByteReader,
        nodeCount: Int
    ) throws(DecodingFailure) -> [Int] {
        let start = reader.offset
        let count = try reader.readCount(itemByteCount: 4)
        var roots: [Int] = []
        for _ in 0..<count { roots.append(Int(try reader.readUInt32())) }
        guard roots.allSatisfy({ $0 < nodeCount }), Set(roots).count == count else {
            throw reader.broken("distinct roots that are nodes", at: start)
        }
        return roots
    }

    private static func readEntry(
        from reader: inout ByteReader,
        index: Int,
        blocks: inout BlockReader
    ) throws(DecodingFailure) -> MASTNode.Kind {
        let start = reader.offset
        let entry = try reader.readUInt64()
        let code = UInt8(entry >> MASTWire.tagShift)
        guard let tag = MASTWire.Tag(rawValue: code) else {
            throw DecodingFailure(offset: start, cause: .unknownTag(code))
        }
        let payload = entry & (1 << MASTWire.tagShift - 1)
        let left = Int(payload >> MASTWire.childBits)
        let right = Int(payload & (1 << MASTWire.childBits - 1))
        let child = Int(payload)
        let isChild =
            switch tag {
            case .join, .split: left < index && right < index
            case .loop, .call, .syscall: child < index
            case .dyn, .dyncall, .external: payload == 0
            case .block: true
            }
        guard isChild else { throw reader.broken("children before their parents", at: start) }
        return switch tag {
        case .join: .join(first: left, second: right)
        case .split: .split(onTrue: left, onFalse: right)
        case .loop: .loop(body: child)
        case .call: .call(callee: child)
        case .syscall: .syscall(callee: child)
        case .dyn: .dyn
        case .dyncall: .dyncall
        case .external: .external
        case .block: .block(try blocks.read(at: child))
        }
    }

    private static func digested(
        _ kinds: [MASTNode.Kind],
        externalDigests: [Word]
    ) -> [MASTNode] {
        var nodes: [MASTNode] = []
        nodes.reserveCapacity(kinds.count)
        var external = externalDigests.makeIterator()
        for kind in kinds {
            let digest = MASTNode.digest(of: kind) { nodes[$0].digest } ?? external.next()
            nodes.append(MASTNode(kind: kind, digest: digest ?? .zero))
        }
        return nodes
    }
}

/// Reads block records, each of which must start where the one before ends.
///
/// Records that many entries share would let a few bytes ask for a lot of work.
private struct BlockReader {
    /// Where the records start in the whole.
    let base: Int
    var reader: ByteReader

    init(base: Int, bytes: [UInt8]) {
        self.base = base
        reader = ByteReader(bytes)
    }

    mutating func read(at offset: Int) throws(DecodingFailure) -> BasicBlock {
        do throws(DecodingFailure) {
            guard offset == reader.offset else {
                throw reader.broken("block records in the order of their nodes")
            }
            return try reader.read(BasicBlock.self)
        } catch { throw DecodingFailure(offset: base + error.offset, cause: error.cause) }
    }

    func finish() throws(DecodingFailure) {
        guard reader.remaining == 0 else {
            throw DecodingFailure(
                offset: base + reader.offset,
                cause: .trailingBytes(reader.remaining)
            )
        }
    }
}
