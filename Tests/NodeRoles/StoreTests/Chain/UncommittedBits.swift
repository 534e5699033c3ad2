// SPDX-License-Identifier: MIT

import ByteCoding
import ProtocolTypes
import VMCore

/// The bits of a block's bytes that no commitment of the chain covers.
///
/// Accounts and notes are bound by digests of code, and digests cover what is executed. In the
/// bytes of a forest stand besides: the code that a failing assertion tells, whether the last
/// no-op of a group was written or fills it up, values for the advice provider, names and places.
struct UncommittedBits {
    /// Numbers of bits: that of bit `b` of byte `i` is `8 * i + b`.
    private(set) var bits: Set<Int> = []
    /// Those in names and places and the advice map, of which a change may also be malformed.
    private(set) var loose: Set<Int> = []

    init(of block: SignedBlock) {
        let bytes = block.encodedBytes
        for update in block.body.accountUpdates {
            guard case .delta(let delta) = update.details, let code = delta.code else { continue }
            add(code.forest, in: bytes)
        }
        for note in block.body.outputNoteBatches.flatMap(\.notes) {
            guard case .public(let output) = note.note else { continue }
            // A script with names and places is written without them, so those bits are refused.
            add(output.note.recipient.script.forest, in: bytes, debugInfoCounts: false)
        }
    }

    private mutating func add(
        _ forest: MASTForest,
        in bytes: [UInt8],
        debugInfoCounts: Bool = true
    ) {
        let encoded = forest.encodedBytes
        for start in bytes.indices.dropLast(encoded.count - 1)
        where bytes[start] == encoded[0] && bytes[start...].starts(with: encoded) {
            addBlocks(of: forest, at: start)
            let debugCount = forest.wireForm == .full ? forest.debugInfo.encodedBytes.count : 0
            let end = start + encoded.count
            let first = end - debugCount - forest.adviceMap.encodedBytes.count
            let last = debugInfoCounts ? end : end - debugCount
            loose.formUnion(8 * first..<8 * last)
        }
        bits.formUnion(loose)
    }

    private static func byteCount(ofLength count: Int) -> Int {
        var writer = ByteWriter()
        writer.writeCount(count)
        return writer.bytes.count
    }

    /// Adds what is free in the records of basic blocks.
    private mutating func addBlocks(of forest: MASTForest, at start: Int) {
        var records = ByteWriter()
        var free: [Int] = []
        for node in forest.nodes {
            guard case .block(let block) = node.kind else { continue }
            free += Self.freeBits(of: block).map { 8 * records.bytes.count + $0 }
            block.encode(to: &records)
        }
        let externalCount = forest.nodes.count { $0.kind == .external }
        let counts = [
            forest.nodes.count - externalCount, externalCount, forest.roots.count,
            records.bytes.count,
        ]
        // Magic, flags and version are eight bytes, each root is four.
        let head = counts.reduce(8 + 4 * forest.roots.count) { $0 + Self.byteCount(ofLength: $1) }
        bits.formUnion(free.map { 8 * (start + head) + $0 })
    }

    /// The free bits of one record: error codes, and the marks of groups that end in a no-op.
    private static func freeBits(of block: BasicBlock) -> [Int] {
        var free: [Int] = []
        var place = byteCount(ofLength: block.operations.count)
        for operation in block.operations {
            let end = place + operation.encodedBytes.count
            if operation.opcode.takesArgument, !operation.hasImmediate {
                free += Array(8 * (place + 1)..<8 * end)
            }
            place = end
        }
        place += 4 + 4 * block.batches.count
        for batch in block.batches {
            for group in 0..<OperationBatch.maxGroupCount {
                let (start, end) = (batch.groupStarts[group], batch.groupStarts[group + 1])
                guard start < end, batch.operations[end - 1].opcode == .noop else { continue }
                free.append(8 * place + group)
            }
            place += 1
        }
        return free
    }
}
