// SPDX-License-Identifier: MIT

internal import JSONText
internal import ProtocolTypes
internal import Store

/// The channels of a node: the chain, the mempool and the status, read where they lie.
final class ChainChannels: ChannelSource {
    private let node: NodeContext

    init(_ node: NodeContext) { self.node = node }

    var ring: BlockRing { node.ring }

    func nextMatch(
        _ filter: ChannelFilter,
        from number: BlockNumber
    ) throws -> ChannelMatch? {
        try node.read { snapshot in
            guard let tip = snapshot.tip?.number, number <= tip else { return nil }
            let span = ChainSpan(from: ChainPosition(number), limit: 1)
            guard let block = try ChainChannels.firstBlock(filter, span, snapshot) else {
                return ChannelMatch(through: tip, data: nil)
            }
            let data = try ChainChannels.data(filter, in: block, snapshot)
            return ChannelMatch(through: block, data: data)
        }
    }

    private static func firstBlock(
        _ filter: ChannelFilter,
        _ span: ChainSpan,
        _ snapshot: borrowing Snapshot
    ) throws -> BlockNumber? {
        switch filter {
        case .transactions(let accounts):
            try snapshot.transactions(of: accounts, span).first?.position.block
        case .notes(let tags): try snapshot.notes(tagged: tags, span).first?.position.block
        case .nullifiers(let prefixes):
            try snapshot.nullifiers(prefixed: prefixes, span).first?.position.block
        }
    }

    private static func data(
        _ filter: ChannelFilter,
        in block: BlockNumber,
        _ snapshot: borrowing Snapshot
    ) throws -> [UInt8] {
        switch filter {
        case .transactions(let accounts):
            let found = try snapshot.transactions(in: block)
                .filter { accounts.contains($0.header.accountID) }
            return JSONWriter.encode { $0.array(found) { $0.write($1) } }
        case .notes(let tags):
            let found = try snapshot.notes(in: block)
                .filter { tags.contains($0.header.metadata.tag) }
                .map { (note: $0, output: try $0.outputNote()) }
            return JSONWriter.encode { json in
                json.array(found) { $0.write($1.output, in: block, index: $1.note.index) }
            }
        case .nullifiers(let prefixes):
            let found = try snapshot.nullifiers(in: block)
                .filter { prefixes.contains($0.nullifier.prefix) }
            return JSONWriter.encode { $0.array(found) { $0.string($1.nullifier.hex) } }
        }
    }

    func transaction(_ id: TransactionID) throws -> (json: [UInt8], isSettled: Bool)? {
        try node.read { snapshot in
            try TransactionLookup(id, in: snapshot).map { lookup in
                (JSONWriter.encode { lookup.write(to: &$0) }, lookup.isSettled)
            }
        }
    }

    func mempoolState() -> (revision: UInt64, json: [UInt8])? {
        node.mempool.state.map { state in
            let json = JSONWriter.encode {
                MempoolView.write(
                    state.overview,
                    now: node.configuration.unixSeconds(),
                    withIDs: false,
                    to: &$0
                )
            }
            return (state.revision, json)
        }
    }

    func statusState() throws -> [UInt8] {
        try node.read { snapshot in
            try NodeStatus(node, snapshot, node.mempool.state?.overview).encoded()
        }
    }
}
