// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

@Suite struct PartialTreeVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/merkle.json") }

    @Test func `partial sparse trees`() throws {
        for item in file["partial_smt"]["cases"].cases {
            let tree = try SparseTree(entries: item["entries"].wordPairs)
            #expect(tree.root == (try item["root"].word))
            let keys = try item["tracked_keys"].words
            let proofs = keys.map { tree.open($0) }
            let proofBytes = try item["proofs"].items.map { try $0.hex }
            #expect(proofs.map(\.encodedBytes) == proofBytes)
            var partial = try PartialSparseTree(proofs: proofs)
            #expect(partial == PartialSparseTree(of: tree, keys: keys))
            // Readable whether or not the reference reads it back.
            let bytes = try item["serialized_decode_only"].hex
            #expect(try PartialSparseTree(decoding: bytes) == partial)
            #expect(try PartialSparseTree(decoding: partial.encodedBytes) == partial)
            for query in item["queries"].cases { try checkQuery(query, of: partial, tree) }
            try checkInsertions(item["inserts"].items, into: &partial)
            let other = try SparseTree(entries: [(keys[0], Word(1, 2, 3, 4))])
            let before = partial
            #expect(item["add_proof_of_another_tree"].text == "ConflictingRoots")
            let conflict = MerkleError.conflictingRoots(expected: partial.root, got: other.root)
            #expect(throws: conflict) { try partial.add(other.open(keys[0])) }
            #expect(partial == before)
        }
    }

    private func checkQuery(
        _ query: JSONValue,
        of partial: PartialSparseTree,
        _ tree: SparseTree
    ) throws {
        let key = try query["key"].word
        #expect(partial.isTracked(key) == query["get_value"].isOK)
        guard query["get_value"].isOK else {
            #expect(throws: MerkleError.untrackedKey(key)) { try partial.value(for: key) }
            #expect(throws: MerkleError.untrackedKey(key)) { try partial.open(key) }
            return
        }
        #expect(try partial.value(for: key) == query["value"].word)
        #expect(try partial.open(key) == tree.open(key))
    }

    private func checkInsertions(
        _ steps: [JSONValue],
        into partial: inout PartialSparseTree
    ) throws {
        for step in steps {
            let (key, value) = (try step["key"].word, try step["value"].word)
            if step["result"].isOK {
                let old = try partial.insert(key: key, value: value)
                #expect(old == (try step["old_value"].word))
            } else {
                #expect(throws: MerkleError.untrackedKey(key)) {
                    try partial.insert(key: key, value: value)
                }
            }
            #expect(partial.root == (try step["root"].word))
            #expect(partial.entryCount == (try step["num_entries"].int))
            #expect(partial.leafCount == (try step["num_leaves"].int))
            #expect(try PartialSparseTree(decoding: partial.encodedBytes) == partial)
        }
    }

    @Test func `partial sparse trees as bytes`() throws {
        for item in file["partial_smt"]["round_trips"].cases {
            let tree = try SparseTree(entries: item["entries"].wordPairs)
            #expect(tree.root == (try item["root"].word))
            let partial = PartialSparseTree(of: tree, keys: try item["keys"].words)
            #expect(try PartialSparseTree(decoding: item["serialized"].hex) == partial)
            #expect(try PartialSparseTree(decoding: partial.encodedBytes) == partial)
            // The reference cannot read all that it writes; it can read all that we write.
            let isReadable = try LeafFirstReader(item["serialized"].hex).findsAllNodes
            #expect(isReadable == item["decode"].isOK)
            #expect(try LeafFirstReader(partial.encodedBytes).findsAllNodes)
        }
        let empty = file["partial_smt"]["empty"]
        if empty.isNull { return }
        #expect(PartialSparseTree().root == (try empty["root"].word))
        #expect(PartialSparseTree().encodedBytes == (try empty["bytes"].hex))
    }

    @Test func `stores`() throws {
        let section = file["merkle_store"]
        if section.isNull { return }
        var store = MerkleStore()
        #expect(store.nodeCount == (try section["empty_store_internal_nodes"].int))
        let leaves = try section["leaves"].words
        #expect(try MerkleTree(leaves: leaves).root == section["root"].word)
        var pathCount = 0
        for event in section["events"].cases {
            let root: Word
            switch try event["op"].string {
            case "add_merkle_path":
                root = try store.add(
                    event["node"].word,
                    position: event["index"].uint64,
                    path: MerklePath(siblings: event["path"].words)
                )
                #expect(root == (try event["root"].word))
                pathCount += 1
                if pathCount == 2 { try checkQueries(section, of: store) }
            case "merge_roots":
                root = store.merge(try event["left"].word, try event["right"].word)
                #expect(root == (try event["root"].word))
            default:
                root = try store.setNode(
                    root: event["root"].word,
                    at: event.nodeIndex,
                    to: event["value"].word
                )
                #expect(root == (try event["new_root"].word))
                let proof = try store.open(root: root, at: event.nodeIndex)
                if !event["path"].isNull {
                    #expect(proof.path.siblings == (try event["path"].words))
                }
            }
            #expect(store.nodeCount == (try event["num_internal_nodes"].int))
            #expect(try MerkleStore(decoding: store.encodedBytes) == store)
        }
    }

    private func checkQueries(_ section: JSONValue, of store: MerkleStore) throws {
        for query in section["queries_after_two_paths"].cases {
            let (root, index) = (try query["root"].word, try query.nodeIndex)
            #expect(store.hasPath(root: root, at: index) == query["has_path"].isTrue)
            guard query["get_node"].isOK else {
                #expect(throws: MerkleError.self) { try store.node(root: root, at: index) }
                continue
            }
            #expect(try store.node(root: root, at: index) == query["node"].word)
            let proof = try store.open(root: root, at: index)
            #expect(proof.value == (try query["path"]["value"].word))
            #expect(proof.path.siblings == (try query["path"]["nodes"].words))
        }
    }

    @Test func `depths of leaves in a store`() throws {
        let item = file["merkle_store"]["leaf_depth"]
        if item.isNull { return }
        let depth = try item["depth"].int
        let tree = try SimpleSparseTree(depth: depth, entries: item["leaves"].leafPairs)
        #expect(tree.root == (try item["root"].word))
        var store = MerkleStore()
        store.insert(tree.innerNodes)
        for query in item["queries"].cases where query["result"].isOK {
            let found = try store.leafDepth(
                root: tree.root,
                treeDepth: UInt8(depth),
                position: query["index"].uint64
            )
            #expect(Int(found) == (try query["depth"].int))
        }
    }

    @Test func `partial trees`() throws {
        for item in file["partial_merkle_tree"]["trees"].cases {
            let leaves = try item["leaves"].items.map {
                (index: try $0.nodeIndex, value: try $0["value"].word)
            }
            let tree = try PartialMerkleTree(leaves: leaves)
            #expect(tree.root == (try item["root"].word))
            #expect(tree.depthMax == (try item["max_depth"].int))
            #expect(tree.encodedBytes == (try item["bytes"].hex))
            #expect(try PartialMerkleTree(decoding: item["bytes"].hex) == tree)
            var grown = PartialMerkleTree()
            for leaf in item["leaves"].cases {
                let index = try leaf.nodeIndex
                let path = try tree.path(from: index)
                #expect(path.siblings == (try leaf["path"].words))
                try grown.add(leaf["value"].word, position: index.position, path: path)
            }
            #expect(grown == tree)
        }
        for item in file["partial_merkle_tree"]["errors"].cases {
            let leaves = try item["leaves"].items.map { leaf in
                let (depth, position) = (UInt8(try leaf[0].int), try leaf[1].uint64)
                return (
                    index: try NodeIndex(depth: depth, position: position),
                    value: try leaf[2].word
                )
            }
            #expect(throws: MerkleError.self) { try PartialMerkleTree(leaves: leaves) }
        }
    }
}
