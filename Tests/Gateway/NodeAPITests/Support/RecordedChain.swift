// SPDX-License-Identifier: MIT

import ProtocolTypes
import TestSupport

/// The chain that the reference recorded, with what its index says.
struct RecordedChain {
    let index: JSONValue
    let blocks: [[UInt8]]

    init() throws {
        let bytes = try Vectors.bytes("spine/blocks.bin")
        index = try Vectors.json("spine/index.json")
        blocks = try index["blocks"].items.map { item in
            let start = try item["offset"].int
            return Array(bytes[start..<start + (try item["length"].int)])
        }
    }

    /// The blocks' entries in the index.
    var items: [JSONValue] { index["blocks"].items }
}
