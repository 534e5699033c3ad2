// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

/// Forests of the reference are many sparse trees that share nodes; a tree kept as a value for each
/// root has the same roots and openings.
@Suite struct ForestVectorTests {
    let section: JSONValue

    init() throws { section = try Vectors.json("primitives/merkle.json")["forests"] }

    @Test func `batches on named roots`() throws {
        var trees = [SparseTree().root: SparseTree()]
        for item in section["smt_forest"].cases where !item["new_root"].isNull {
            var tree = try #require(trees[try item["root"].word])
            let entries = try item["entries"].wordPairs
            try tree.apply(try tree.mutations(for: entries))
            #expect(tree.root == (try item["new_root"].word))
            #expect(tree.open(entries[0].0).encodedBytes == (try item["open_first_key"].hex))
            trees[tree.root] = tree
        }
    }

    @Test func `versions of lineages`() throws {
        var latest: [Int: SparseTree] = [:]
        var versions: [[Int]: SparseTree] = [:]
        for item in section["large_smt_forest"].cases {
            let lineage = try item["lineage_byte"].int
            guard item["version"].isNull else {
                var tree = latest[lineage] ?? SparseTree()
                try tree.apply(try tree.mutations(for: item["updates"].wordPairs))
                #expect(tree.root == (try item["root"].word))
                latest[lineage] = tree
                versions[[lineage, try item["version"].int]] = tree
                continue
            }
            let tree = try #require(versions[[lineage, try item["query_version"].int]])
            let key = try item["key"].word
            #expect(tree.value(for: key) == (item["get"].isNull ? .zero : try item["get"].word))
            #expect(tree.open(key).encodedBytes == (try item["proof"].hex))
            #expect(tree.open(key).root == (try item["proof_root"].word))
        }
    }

    @Test func `a reversion leads back through the versions`() throws {
        var generator = SeededGenerator(seed: 12)
        var (tree, reversions, roots) = (SparseTree(), [MutationSet](), [Word]())
        for _ in 0..<6 {
            let updates = (0..<5).map { _ in
                (generator.crowdedKey(), generator.next() % 3 == 0 ? .zero : generator.word())
            }
            let set = try tree.mutations(for: updates)
            roots.append(tree.root)
            reversions.append(try tree.reversion(of: set))
            try tree.apply(set)
        }
        for (root, reversion) in zip(roots, reversions).reversed() {
            try tree.apply(reversion)
            #expect(tree.root == root && tree.open(generator.crowdedKey()).root == root)
        }
        #expect(tree == SparseTree())
    }
}
