// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

@testable import Store

@Suite struct TreePageTests {
    /// The places of one page: all eight levels below a node.
    private func places(below top: NodeIndex) throws -> [NodeIndex] {
        var places: [NodeIndex] = []
        for height in UInt8(1)...8 {
            for offset in 0..<(UInt64(1) << UInt64(height)) {
                let position = top.position << UInt64(height) | offset
                places.append(try NodeIndex(depth: top.depth + height, position: position))
            }
        }
        return places
    }

    @Test func `a page holds eight levels, each node apart`() throws {
        var generator = SeededGenerator(seed: 1)
        for top in [NodeIndex.root, try NodeIndex(depth: 56, position: (1 << 56) - 1)] {
            let places = try places(below: top)
            #expect(places.count == 510)
            #expect(Set(places.map { TreePage.Address(holding: $0) }).count == 1)
            var page = TreePage()
            let hashes = places.map { (index: $0, hash: Word?.some(generator.word())) }
            page.set(hashes)
            #expect(page.nodeCount == 510)
            let again = try TreePage(bytes: page.bytes)
            for (index, hash) in hashes { #expect(try again.hash(at: index) == hash) }
            page.set(places.map { ($0, nil) })
            #expect(page.bytes.isEmpty)
        }
    }

    @Test func `a page starts where the one above ends`() throws {
        let last = try NodeIndex(depth: 8, position: 200)
        let address = TreePage.Address(holding: last.leftChild)
        #expect(address.depth == 8 && address.position == 200)
        #expect(TreePage.Address(holding: last).depth == 0)
        #expect(TreePage.Address(holding: NodeIndex(leaf: .max)).position == (1 << 56) - 1)
    }

    @Test func `damaged bytes are refused or read back the same`() throws {
        var generator = SeededGenerator(seed: 2)
        var page = TreePage()
        let places = try places(below: .root)
        page.set(places.prefix(40).map { ($0, generator.word()) })
        var refusedCount = 0
        for _ in 0..<500 {
            let bytes = generator.damaged(page.bytes)
            guard let damaged = try? TreePage(bytes: bytes) else {
                refusedCount += 1
                continue
            }
            #expect(damaged.bytes == bytes)
            for place in places { _ = try? damaged.hash(at: place) }
        }
        #expect(refusedCount > 0)
    }
}
