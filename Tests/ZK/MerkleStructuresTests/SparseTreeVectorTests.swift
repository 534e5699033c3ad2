// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

@Suite struct SparseTreeVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/merkle.json") }

    private func check(_ leaf: SparseTreeLeaf, _ item: JSONValue) throws {
        let kinds: [SparseTreeLeaf.Kind: String] = [
            .empty: "empty", .single: "single", .multiple: "multiple",
        ]
        #expect(kinds[leaf.kind] == item["kind"].text)
        #expect(leaf.index == (try item["index"].uint64))
        let entries = try item["entries"].items.map { try $0.words }
        #expect(leaf.entries.map { [$0.key, $0.value] } == entries)
        #expect(leaf.hash == (try item["hash"].word))
        #expect(leaf.encodedBytes == (try item["bytes"].hex))
        #expect(try SparseTreeLeaf(decoding: item["bytes"].hex) == leaf)
    }

    @Test func `leaves`() throws {
        for item in file["smt_leaf"]["leaves"].cases {
            let entries = try item["entries"].wordPairs.map { (key: $0.0, value: $0.1) }
            let leaf = try SparseTreeLeaf(index: item["index"].uint64, entries: entries)
            try check(leaf, item)
            #expect(leaf.elements == (try item["elements"].felts))
        }
        let item = file["smt_leaf"]["single_equals_in_domain_hash"]
        if item.isNull { return }
        let leaf = SparseTreeLeaf.single(key: try item["key"].word, value: try item["value"].word)
        #expect(leaf.hash == (try item["single_hash"].word))
        #expect(leaf.hash == (try item["hash_elements_in_domain_of_8_elements"].word))
    }

    @Test func `insertions, and openings on the way`() throws {
        let section = file["smt"]
        let openingsRoot = try section["openings_root"].word
        var (tree, openingCount) = (SparseTree(), 0)
        for step in section["ops"].cases {
            let key = try step["key"].word
            let old = try tree.insert(key: key, value: step["value"].word)
            #expect(old == (try step["old_value"].word))
            #expect(tree.root == (try step["root"].word))
            #expect(tree.leafCount == (try step["num_leaves"].int))
            #expect(tree.entryCount == (try step["num_entries"].int))
            try check(tree.leaf(for: key), step["leaf_after"])
            guard tree.root == openingsRoot else { continue }
            for opening in section["openings"].cases {
                try checkOpening(opening, of: tree)
                openingCount += 1
            }
            let dense = section["dense_path_example"]
            if dense.isNull { continue }
            let proof = tree.open(try dense["key"].word)
            #expect(proof.path.siblings == (try dense["path_leaf_to_root"].words))
        }
        #expect(section["openings"].isNull || openingCount > 0)
    }

    private func outcome(_ check: () throws(MerkleError) -> Void) -> String {
        do { try check() } catch {
            switch error {
            case .valueMismatch: return "ValueMismatch"
            case .conflictingRoots: return "ConflictingRoots"
            case .keyOutsideLeaf: return "InvalidKeyForProof"
            case .valuePresent: return "ValuePresent"
            default: return "\(error)"
            }
        }
        return "ok"
    }

    private func checkOpening(_ item: JSONValue, of tree: SparseTree) throws {
        let (key, value) = (try item["key"].word, try item["value"].word)
        let (root, wrong) = (tree.root, try item["wrong_value_root_key"].word)
        let proof = tree.open(key)
        #expect(tree.value(for: key) == value)
        #expect(proof.value(for: key) == value)
        #expect(proof.root == root)
        #expect(proof.encodedBytes == (try item["proof_bytes"].hex))
        #expect(try SparseTreeProof(decoding: item["proof_bytes"].hex) == proof)
        try check(proof.leaf, item["leaf"])
        #expect(proof.path.encodedBytes == (try item["path"]["bytes"].hex))
        #expect(
            outcome { () throws(MerkleError) in
                try proof.verifyPresence(key: key, value: value, root: root)
            } == item["verify_presence_correct_value"].text
        )
        #expect(
            outcome { () throws(MerkleError) in
                try proof.verifyPresence(key: key, value: wrong, root: root)
            } == item["verify_presence_wrong_value"].text
        )
        #expect(
            outcome { () throws(MerkleError) in
                try proof.verifyPresence(key: key, value: value, root: wrong)
            } == item["verify_presence_wrong_root"].text
        )
        #expect(
            outcome { () throws(MerkleError) in
                try proof.verifyPresence(key: wrong, value: value, root: root)
            } == item["verify_presence_other_key"].text
        )
        #expect(
            outcome { () throws(MerkleError) in
                try proof.verifyUnset(key: key, root: root)
            } == item["verify_unset"].text
        )
        #expect(
            outcome { () throws(MerkleError) in
                try proof.verifyAbsence(key: key, value: value, root: root)
            } == item["verify_absence_of_correct_value"].text
        )
        #expect(
            outcome { () throws(MerkleError) in
                try proof.verifyAbsence(key: key, value: wrong, root: root)
            } == item["verify_absence_of_wrong_value"].text
        )
    }

    @Test func `damaged proofs`() throws {
        for item in file["smt"]["proof_decoding"].cases {
            var reader = ByteReader(try item["bytes"].hex)
            guard item["decode"].isOK else {
                #expect(throws: DecodingFailure.self) { try SparseTreeProof(from: &reader) }
                continue
            }
            let proof = try SparseTreeProof(from: &reader)
            #expect(proof.root == (try item["computed_root"].word))
        }
    }

    private func check(_ set: MutationSet, _ item: JSONValue) throws {
        #expect(set.oldRoot == (try item["old_root"].word))
        #expect(set.newRoot == (try item["new_root"].word))
        let pairs = try item["new_pairs"].items.map { try $0.words }
        #expect(set.pairs.map { [$0.key, $0.value] } == pairs)
        let mutations = item["node_mutations"].items
        let removals = mutations.filter { $0["kind"].text == "removal" }
        #expect(set.removals == (try removals.map { try $0.nodeIndex }))
        let additions = mutations.filter { $0["kind"].text == "addition" }
        #expect(set.additions.map(\.index) == (try additions.map { try $0.nodeIndex }))
        #expect(set.additions.map(\.node.left) == (try additions.map { try $0["left"].word }))
        #expect(set.additions.map(\.node.right) == (try additions.map { try $0["right"].word }))
        #expect(try MutationSet(decoding: set.encodedBytes) == set)
    }

    @Test func `mutation sets`() throws {
        for item in file["smt"]["mutation_sets"].cases {
            var tree = try SparseTree(entries: item["base_entries"].wordPairs)
            let before = tree
            #expect(tree.root == (try item["base_root"].word))
            let set = try tree.mutations(for: item["updates"].wordPairs)
            try check(set, item["mutation_set"])
            let reversion = try tree.reversion(of: set)
            try check(reversion, item["reversion"])
            try tree.apply(set)
            #expect(tree.root == (try item["root_after_apply"].word))
            try tree.apply(reversion)
            #expect(tree == before)
        }
    }

    @Test func `duplicate keys and full leaves`() throws {
        for item in file["smt"]["errors"].cases where !item["entries"].items.isEmpty {
            let entries = try item["entries"].wordPairs
            if item["result"].isOK {
                #expect(try SparseTree(entries: entries).root == item["root"].word)
                continue
            }
            let index = SparseTreeLeaf.index(of: entries[0].0)
            #expect(throws: MerkleError.duplicateKey(leafIndex: index)) {
                try SparseTree(entries: entries)
            }
            #expect(throws: MerkleError.duplicateKey(leafIndex: index)) {
                try SparseTree().mutations(for: entries)
            }
        }
        let limit = file["smt"]["leaf_limit"]
        if limit.isNull { return }
        #expect(SparseTreeLeaf.entriesMax == (try file["smt"]["max_leaf_entries"].int))
        func key(_ first: UInt32) -> Word { Word(Felt(first), .zero, .zero, 77) }
        let entries = (0..<1024).map { (key($0), Word(Felt($0 + 1), .zero, .zero, .zero)) }
        var tree = try SparseTree(entries: entries)
        #expect(tree.root == (try limit["root_at_1024"].word))
        #expect(tree.leaf(for: key(0)).hash == (try limit["leaf_hash_at_1024"].word))
        let before = tree
        #expect(limit["insert_1025th"].text == "TooManyLeafEntries")
        #expect(throws: MerkleError.tooManyLeafEntries(1025)) {
            try tree.insert(key: key(5000), value: key(1))
        }
        #expect(tree == before)
    }

    @Test func `whole trees as bytes, and large trees`() throws {
        for item in file["smt"]["serialization"].cases {
            let tree = try SparseTree(entries: item["entries"].wordPairs)
            #expect(tree.root == (try item["root"].word))
            let bytes = try item["bytes"].hex
            #expect(try SparseTree(decoding: bytes) == tree)
            if tree.leafCount < 2 { #expect(tree.encodedBytes == bytes) }
            #expect(try SparseTree(decoding: tree.encodedBytes) == tree)
        }
        for item in file["smt"]["large_smt"].cases where !item["entries"].isNull {
            var tree = try SparseTree(entries: item["entries"].wordPairs)
            #expect(tree.root == (try item["smt_root"].word))
            for (key, value) in try item["updates"].wordPairs {
                try tree.insert(key: key, value: value)
            }
            #expect(tree.root == (try item["root_after_update"].word))
            #expect(tree.root == (try item["large_smt_root"].word))
        }
    }
}
