// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import JSONText
internal import NodeInterfaces
internal import ProtocolTypes
internal import Store

/// Where a node stands.
struct NodeStatus {
    private let node: NodeContext
    private let tip: BlockHeader
    private let genesis: String
    private let counts: ChainCounts
    private let mempool: MempoolOverview?

    init(
        _ node: NodeContext,
        _ snapshot: borrowing Snapshot,
        _ mempool: MempoolOverview?
    ) throws {
        let tip = try snapshot.tip.orNotReady()
        self.node = node
        self.mempool = mempool
        self.tip = try snapshot.header(of: tip.number).orNotFound("the tip has no header")
        genesis = try snapshot.genesisCommitment()?.hex ?? ""
        counts = tip.counts
    }

    func encoded() -> [UInt8] { JSONWriter.encode(write) }

    func write(to json: inout JSONWriter) {
        let configuration = node.configuration
        json.object { json in
            json.member("version", configuration.version)
            json.member("network", configuration.networkName)
            json.member("genesis_commitment", genesis)
            json.member("chain_tip", tip.number)
            json.member("proven_tip", BlockNumber.genesis)
            json.member("tip") { json in
                json.member("block_num", tip.number)
                json.member("commitment", tip.commitment)
                json.member("timestamp", tip.timestamp)
            }
            json.member("counts") { json in
                json.member("transactions", counts.transactions)
                json.member("notes", counts.notes)
                json.member("nullifiers", counts.nullifiers)
                json.member("accounts", counts.accounts)
            }
            json.member("validator") { $0.member("public_key", hex: tip.validatorKey.encodedBytes) }
            json.key("mempool")
            if let mempool {
                let now = configuration.unixSeconds()
                MempoolView.write(mempool, now: now, withIDs: false, to: &json)
            } else {
                json.null()
            }
            json.member("peers", array: [String]()) { $0.string($1) }
        }
    }
}
