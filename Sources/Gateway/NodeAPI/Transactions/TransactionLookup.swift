// SPDX-License-Identifier: MIT

internal import JSONText
internal import NodeInterfaces
internal import ProtocolTypes
internal import Store

/// What a node knows of one transaction.
struct TransactionLookup: Sendable {
    let id: TransactionID
    let status: TransactionStatus
    /// The transaction in its block, once it is in one.
    let stored: StoredTransaction?
    /// The header of that block.
    let block: BlockHeader?

    /// Whether nothing more will happen to it.
    var isSettled: Bool {
        switch status {
        case .committed, .dropped: true
        case .received, .verified, .batched: false
        }
    }

    /// What the chain and the journal say; nil if they never heard of it.
    init?(_ id: TransactionID, in snapshot: borrowing Snapshot) throws {
        self.id = id
        stored = try snapshot.transaction(id)
        if let stored {
            status = .committed(stored.position.block)
            block = try snapshot.header(of: stored.position.block)
            return
        }
        block = nil
        if try snapshot.journaled(id) != nil {
            status = .verified
        } else if let drop = try snapshot.drop(of: id) {
            status = .dropped(code: drop.code, detail: drop.detail)
        } else {
            return nil
        }
    }

    /// What the pool says.
    init(_ id: TransactionID, _ status: TransactionStatus) {
        self.id = id
        self.status = status
        stored = nil
        block = nil
    }

    /// What the node knows: the chain decides, the pool knows what is between.
    static func find(_ id: TransactionID, _ node: NodeContext) async throws -> TransactionLookup? {
        let found = try node.read { snapshot in try TransactionLookup(id, in: snapshot) }
        if let found, found.isSettled { return found }
        if let status = await node.pool.status(of: id) {
            let lookup = TransactionLookup(id, status)
            // The pool may know of a block that was not there when the chain was read.
            if case .committed = status {
                return try node.read { snapshot in try TransactionLookup(id, in: snapshot) }
                    ?? lookup
            }
            return lookup
        }
        return found
    }

    func write(to json: inout JSONWriter, isDuplicate: Bool? = nil) {
        json.object { json in
            json.member("id", id)
            json.writeMembers(of: status)
            if let isDuplicate { json.member("duplicate", isDuplicate) }
            guard let stored, let block else { return }
            json.key("header")
            json.write(stored.header)
            json.member("receipt") {
                $0.member("block_num", block.number)
                $0.member("block_commitment", block.commitment)
                $0.member("index", stored.position.index)
                $0.member("timestamp", block.timestamp)
            }
        }
    }
}
