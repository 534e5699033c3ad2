// SPDX-License-Identifier: MIT

internal import Routing

/// The schemas of the document; each is the whole answer with its envelope.
enum NodeSchemas {
    static let all: [RouteTable.Schema] = [
        object("Status"), object("Limits"), object("Mempool"), object("Block"),
        object("BlockHeader"), list("BlockHeaderList"), object("BlockPath"),
        list("TransactionList"), object("Transaction"), object("Account"),
        object("AccountWitness"), list("AssetList"), object("Note"), list("NoteList"),
        object("NoteProof"), object("NoteStatus"), object("Nullifier"), list("NullifierList"),
        RouteTable.Schema(
            "StorageSlot",
            #"""
            {"type":"object","required":["data","meta"],"properties":{"data":{"oneOf":[\#
            {"type":"object"},{"type":"array","items":{"type":"object"}}]},\#
            "meta":{"type":"object"}}}
            """#
        ),
        RouteTable.Schema(
            "WordList",
            #"""
            {"type":"object","required":["data","meta"],"properties":{"data":{"type":"array",\#
            "items":{"type":"string","pattern":"^0x[0-9a-f]{64}$"}},"meta":{"type":"object"}}}
            """#
        ),
        RouteTable.Schema(
            "Submission",
            #"""
            {"type":"object","required":["transaction"],"additionalProperties":false,\#
            "properties":{"transaction":{"type":"string","contentEncoding":"base64"},\#
            "inputs":{"type":"string","contentEncoding":"base64"}}}
            """#
        ),
    ]

    private static func object(_ name: String) -> RouteTable.Schema {
        RouteTable.Schema(
            name,
            json: Array(
                #"""
                {"type":"object","required":["data","meta"],"properties":\#
                {"data":{"type":"object"},"meta":{"type":"object"}}}
                """#.utf8
            )
        )
    }

    private static func list(_ name: String) -> RouteTable.Schema {
        RouteTable.Schema(
            name,
            json: Array(
                #"""
                {"type":"object","required":["data","meta"],"properties":{"data":\#
                {"type":"array","items":{"type":"object"}},"meta":{"type":"object",\#
                "properties":{"next_cursor":{"type":["string","null"]}}}}}
                """#.utf8
            )
        )
    }
}
