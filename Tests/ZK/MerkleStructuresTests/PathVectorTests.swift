// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

@Suite struct PathVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/merkle.json") }

    @Test func `roots of empty subtrees`() throws {
        for (height, root) in file["empty_subtree_roots_by_height"].cases.enumerated() {
            #expect(EmptySubtrees.root(height: height) == (try root.word))
        }
    }

    @Test func `node indices and their bytes`() throws {
        for item in file["node_index"]["cases"].cases {
            let (depth, position) = (UInt8(try item["depth"].int), try item["position"].uint64)
            guard item["result"].isOK else {
                #expect(throws: MerkleError.self) {
                    try NodeIndex(depth: depth, position: position)
                }
                let bytes =
                    [depth] + (0..<8).map { UInt8(truncatingIfNeeded: position >> (8 * $0)) }
                #expect(throws: DecodingFailure.self) { try NodeIndex(decoding: bytes) }
                continue
            }
            let index = try NodeIndex(depth: depth, position: position)
            #expect(index.encodedBytes == (try item["bytes"].hex))
            #expect(try NodeIndex(decoding: item["bytes"].hex) == index)
        }
    }

    @Test func `sparse and dense paths`() throws {
        for item in file["sparse_merkle_path"]["paths"].cases {
            let dense = MerklePath(siblings: try item["dense_leaf_to_root"].words)
            let sparse = try SparseMerklePath(dense)
            let form = item["sparse"]
            #expect(Int(sparse.depth) == (try form["depth"].int))
            #expect(sparse.emptyMask == (try form["empty_nodes_mask"].uint64))
            #expect(sparse.nodes == (try form["nodes"].words))
            #expect(sparse.encodedBytes == (try form["bytes"].hex))
            #expect(dense.encodedBytes == (try item["dense_bytes"].hex))
            #expect(MerklePath(sparse) == dense)
            #expect(try SparseMerklePath(decoding: form["bytes"].hex) == sparse)
            #expect(try MerklePath(decoding: item["dense_bytes"].hex) == dense)
            let (leaf, index) = (try item["leaf"].word, try item["index"].uint64)
            #expect(try sparse.root(leaf: leaf, index: index) == item["root"].word)
            #expect(try dense.root(leaf: leaf, index: index) == item["root"].word)
        }
    }

    @Test func `malformed masks are refused`() throws {
        for item in file["sparse_merkle_path"]["decoding"].cases {
            let bytes = try item["bytes"].hex
            guard item["decode"].isOK, item["compute_root"].text != "panic" else {
                #expect(throws: DecodingFailure.self) { try SparseMerklePath(decoding: bytes) }
                continue
            }
            let path = try SparseMerklePath(decoding: bytes)
            let root = try path.root(leaf: item["leaf"].word, index: item["index"].uint64)
            #expect(root == (try item["compute_root"].word))
        }
    }

    @Test func `full trees`() throws {
        for item in file["merkle_tree"]["trees"].cases {
            var tree = try MerkleTree(leaves: item["leaves"].words)
            #expect(tree.root == (try item["root"].word))
            for (depth, row) in item["levels_root_first"].cases.enumerated() where depth > 0 {
                for (position, node) in try row.words.enumerated() {
                    let index = try NodeIndex(depth: UInt8(depth), position: UInt64(position))
                    #expect(try tree.node(at: index) == node)
                }
            }
            for opening in item["paths"].cases {
                let proof = try tree.open(opening["index"].uint64)
                #expect(proof.value == (try opening["leaf"].word))
                #expect(proof.path.siblings == (try opening["path"].words))
                #expect(proof.path.encodedBytes == (try opening["path_bytes"].hex))
                #expect(proof.encodedBytes == (try opening["proof_bytes"].hex))
                #expect(try MerkleProof(decoding: opening["proof_bytes"].hex) == proof)
            }
            let update = item["update"]
            try tree.update(update["index"].uint64, to: update["value"].word)
            #expect(tree.root == (try update["new_root"].word))
        }
        for item in file["merkle_tree"]["construction_errors"].cases {
            let leaves = [Word](repeating: .zero, count: try item["number_of_leaves"].int)
            #expect(throws: MerkleError.leafCountNotPowerOfTwo(leaves.count)) {
                try MerkleTree(leaves: leaves)
            }
        }
    }

    @Test func `simple sparse trees`() throws {
        for item in file["simple_smt"]["trees"].cases {
            var tree = try SimpleSparseTree(depth: item["depth"].int)
            #expect(tree.root == (try item["empty_root"].word))
            for step in item["ops"].cases {
                let old = try tree.insert(key: step["key"].uint64, value: step["value"].word)
                #expect(old == (try step["old_value"].word))
                #expect(tree.root == (try step["root"].word))
                #expect(tree.leafCount == (try step["num_leaves"].int))
            }
            #expect(tree.root == (try item["root"].word))
            for opening in item["openings"].cases {
                let key = try opening["key"].uint64
                #expect(try tree.value(for: key) == opening["value"].word)
                #expect(try tree.open(key).siblings == opening["path"].words)
                #expect(try tree.openSparse(key).encodedBytes == opening["sparse"]["bytes"].hex)
            }
            #expect(tree.root == (try item["mutations"]["old_root"].word))
            for (key, value) in try item["mutations"]["pairs"].leafPairs {
                try tree.insert(key: key, value: value)
            }
            #expect(tree.root == (try item["mutations"]["new_root"].word))
        }
    }

    @Test func `subtrees put into a simple sparse tree`() throws {
        for item in file["simple_smt"]["set_subtree"].cases {
            var tree = try SimpleSparseTree(
                depth: item["depth"].int,
                entries: item["leaves"].leafPairs
            )
            #expect(tree.root == (try item["root"].word))
            let subtree = try SimpleSparseTree(
                depth: item["subtree_depth"].int,
                entries: item["subtree_leaves"].leafPairs
            )
            #expect(subtree.root == (try item["subtree_root"].word))
            try tree.setSubtree(subtree, at: item["subtree_index"].uint64)
            #expect(tree.root == (try item["new_root"].word))
            let again = try SimpleSparseTree(depth: tree.depth, entries: tree.entries)
            #expect(again == tree)
        }
    }
}
