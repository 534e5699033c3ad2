// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import MerkleStructures
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/accounts/{id}/storage/{slot}`: a slot of a public account; of a map its entries.
enum GetAccountStorage {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/accounts/{id}/storage/{slot}",
            id: "getAccountStorage",
            tag: "Accounts",
            summary: "A storage slot of a public account.",
            description: "A value slot answers its word. A map answers a page of its entries, or "
                + "with key the value under it with the path to the map's root; the path is "
                + "that of the hashed key.",
            path: [
                PathValue.account, Route.Parameter("slot", .text(countMax: 255), "A slot's name."),
            ],
            query: KeyedPage.parameters(node) + [
                Route.Parameter("key", .word, "A key of a map, a word.")
            ],
            answers: MediaOffers.describedJSON("The slot.", "StorageSlot"),
            problems: ProblemKind.listing + [.notFound, .accountNotPublic],
            handler: node.answering { routed in
                let id = try PathValue.account(routed.path("id"))
                guard let name = try? StorageSlotName(routed.path("slot")) else {
                    throw PathValue.malformed("slot", "must be a slot's name such as a::b")
                }
                return try node.read { snapshot in
                    _ = try PublicAccount.header(id, in: snapshot)
                    let slot = try snapshot.storageHeader(id)?[name]
                        .orNotFound("the account has no such slot")
                    return try answer(id, try slot.orNotFound("no slots"), routed, snapshot, node)
                }
            }
        )
    }

    private static func answer(
        _ id: AccountID,
        _ slot: AccountStorageHeader.Slot,
        _ routed: RoutedRequest,
        _ snapshot: borrowing Snapshot,
        _ node: NodeContext
    ) throws -> HTTPResponse {
        if let text = routed.query("key") {
            let key = try PathValue.requireWord(text, "key")
            guard let proof = try snapshot.mapProof(id, slot: slot.name, key: key) else {
                throw PathValue.malformed("key", "the slot is no map")
            }
            let value = proof.value(for: StorageMap.hashedKey(key)) ?? .zero
            return Envelope.response { json in
                json.object { json in
                    json.member("key", key)
                    json.member("value", value)
                    json.member("root", slot.value)
                    json.key("proof")
                    json.write(proof)
                }
            }
            .revalidated()
        }
        guard slot.type == .map else {
            return Envelope.response { $0.write(slot) }.revalidated()
        }
        let page = try KeyedPage(routed, filters: [id.hex, slot.name.text], node: node)
        let entries = try snapshot.mapEntries(
            id,
            slot: slot.name,
            after: page.after,
            limit: page.limit + 1
        )
        return try page.response(
            entries ?? [],
            for: routed,
            key: \.key,
            meta: { json in
                json.key("slot")
                json.write(slot)
            },
            write: { json, entry in
                json.object {
                    $0.member("key", entry.key)
                    $0.member("value", entry.value)
                }
            }
        )
    }
}
