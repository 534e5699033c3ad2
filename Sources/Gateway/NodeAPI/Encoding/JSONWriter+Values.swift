// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import JSONText
internal import MerkleStructures
internal import ProtocolTypes

extension JSONWriter {
    mutating func member(_ name: String, _ word: Word) { member(name, word.hex) }

    mutating func member(_ name: String, _ id: some WordIdentifier) { member(name, id.word.hex) }

    mutating func member(_ name: String, _ id: AccountID) { member(name, id.hex) }

    mutating func member(_ name: String, _ number: BlockNumber) { member(name, number.value) }

    mutating func member(_ name: String, _ felt: Felt) { member(name, decimal: felt.value) }

    mutating func member(_ name: String, _ number: BlockNumber?) {
        key(name)
        if let number { self.number(number.value) } else { null() }
    }

    mutating func member(_ name: String, words: [Word]) {
        member(name, array: words) { $0.string($1.hex) }
    }

    mutating func memberNull(_ name: String) {
        key(name)
        null()
    }

    /// Writes siblings from the leaf up; those of empty subtrees are left out and set in the mask.
    mutating func write(_ path: SparseMerklePath) {
        object {
            $0.member("depth", UInt32(path.depth))
            $0.member("empty_nodes_mask", decimal: path.emptyMask)
            $0.member("nodes", words: path.nodes)
        }
    }

    mutating func write(_ proof: SparseTreeProof) {
        object { json in
            json.key("path")
            json.write(proof.path)
            json.member("leaf") { json in
                json.member("index", decimal: proof.leaf.index)
                json.member("entries", array: proof.leaf.entries) { json, entry in
                    json.object {
                        $0.member("key", entry.key)
                        $0.member("value", entry.value)
                    }
                }
            }
        }
    }

    mutating func write(_ asset: Asset) {
        object { json in
            json.member("faucet_id", asset.faucetID)
            switch asset {
            case .fungible(let amount): json.member("amount", decimal: amount.amount)
            case .nonFungible(let item): json.member("item", item.value)
            }
            json.member("has_callbacks", asset.key.hasCallbacks)
            json.member("vault_key", asset.key.word)
        }
    }
}

/// The canonical bytes of a list: its count, then its items.
enum ListBytes {
    static func encode(_ items: [[UInt8]]) -> [UInt8] {
        var writer = ByteWriter()
        writer.writeCount(items.count)
        for item in items { writer.write(item) }
        return writer.bytes
    }
}
