// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct ComponentVectorTests {
    let components: [JSONValue]

    init() throws {
        let accounts = try Vectors.json("protocol/accounts.json")["accounts"].items
        components = accounts.flatMap { $0["components"].items }
    }

    @Test func `metadata and schemas are read and written the same`() throws {
        #expect(!components.isEmpty)
        for item in components {
            let name = Comment(rawValue: try item["name"].string)
            let metadata = try roundTrip(
                ComponentMetadata.self,
                protocolBytes(item["metadata_bytes"]),
                name
            )
            let schema = try roundTrip(
                StorageSchema.self,
                protocolBytes(item["schema_bytes"]),
                name
            )
            #expect(metadata.schema == schema, name)
            #expect(schema.commitment == (try item["schema_commitment"].word), name)
            #expect(try StorageSchema(schema.slots.reversed()) == schema, name)
        }
        #expect(components.contains { $0["schema_bytes"].text != "0000" })
    }

    @Test func `procedures come in the same order`() throws {
        let accounts = try Vectors.json("protocol/accounts.json")["accounts"].items
        #expect(!accounts.isEmpty)
        for account in accounts {
            let name = Comment(rawValue: try account["name"].string)
            var components = try account["components"].items.map { component in
                try component["exports_in_order"].items.map {
                    ComponentProcedure(root: try $0["root"].word, isAuth: $0["auth"].isTrue)
                }
            }
            let authIndex = try #require(
                components.firstIndex { $0.contains { $0.isAuth } },
                name
            )
            let auth = components.remove(at: authIndex)
            let order = try AccountCode.procedureOrder(
                authComponent: auth,
                components: components
            )
            let expected = try account["code"]["procedures"].items.map { try $0["root"].word }
            #expect(order == expected, name)
        }
    }
}
