// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// What the account tree said about an account after a block of one's choice.
enum AccountProof {
    static let parameter = Route.Parameter(
        "block",
        .block,
        "The block after which it is shown; the tip by default."
    )

    /// A handler for an account at a block.
    ///
    /// The tip's tree lies there to be read. An earlier one is computed, which no reactor does.
    static func handler(
        _ node: NodeContext,
        _ body: @escaping @Sendable (RoutedRequest, AccountID, BlockName) throws -> HTTPResponse
    ) -> NodeContext.Handler {
        node.replying { routed in
            let id = try PathValue.account(routed.path("id"))
            let block = try routed.query("block").map { (text) throws in try BlockName(text) }
            guard let block, block != .tip else { return .now(try body(routed, id, .tip)) }
            let limit = Duration.seconds(node.limits.waitSecondsMax)
            return .waiting(for: routed, within: limit) { try body($0, id, block) }
        }
    }

    /// The witness of an account after a block.
    ///
    /// - Throws: A 410 if the block is too long ago.
    static func witness(
        of id: AccountID,
        at number: BlockNumber,
        in snapshot: borrowing Snapshot,
        _ node: NodeContext
    ) throws -> AccountWitness {
        let tip = try snapshot.tip.orNotReady().number
        if number == tip { return try snapshot.witness(of: id) }
        let limits = node.limits
        guard tip.value - number.value <= limits.accountHistoryBlocksMax,
            let witness = try snapshot.witness(
                of: id,
                at: number,
                changesMax: limits.accountHistoryChangesMax
            )
        else {
            throw Problem(.statePruned, "block \(number.value) is too long ago to prove accounts")
                .with("tip") { $0.number(tip.value) }
        }
        return witness
    }
}

extension JSONWriter {
    /// Writes what the account tree says about an account after a block.
    mutating func write(_ witness: AccountWitness, of id: AccountID, at block: BlockNumber) {
        let commitment = witness.commitment(of: id)
        object { json in
            json.member("account_id", id)
            json.member("witness_id", witness.id)
            json.member("commitment", commitment == .zero ? nil : commitment?.hex)
            json.member("block_num", block)
            json.member("root", witness.root?.hex)
            json.key("path")
            json.write(witness.path)
        }
    }
}
