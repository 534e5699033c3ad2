// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

@Suite struct MountainRangeVectorTests {
    let section: JSONValue
    let range: MountainRange

    init() throws {
        section = try Vectors.json("primitives/merkle.json")["mmr"]
        range = try MountainRange(leaves: section["leaves"].words)
    }

    private func forest(_ item: JSONValue) throws -> Forest {
        try Forest(leafCount: item.uint64)
    }

    @Test func `peaks and their hash after each leaf`() throws {
        var growing = MountainRange()
        let empty = section["empty"]
        if !empty.isNull {
            #expect(growing.peaksHash == (try empty["hash_peaks"].word))
            #expect(growing.encodedBytes == (try empty["serialized_mmr"].hex))
        }
        let leaves = try section["leaves"].words
        for (leaf, state) in zip(leaves, section["states"].items) {
            try growing.append(leaf)
            #expect(growing.leafCount == (try state["num_leaves"].uint64))
            #expect(growing.nodeCount == (try state["num_nodes"].int))
            #expect(growing.peaks.peaks == (try state["peaks"].words))
            #expect(growing.peaksHash == (try state["hash_peaks"].word))
            #expect(4 * growing.peaks.paddedPeaks.count == (try state["padded_elements"].int))
            #expect(try range.peaks(at: growing.forest) == growing.peaks)
        }
        for item in section["peak_padding"].cases {
            let peaks = try MountainRangePeaks(
                forest: forest(item["num_leaves"]),
                peaks: item["peaks"].words
            )
            #expect(4 * peaks.paddedPeaks.count == (try item["padded_elements"].int))
            #expect(peaks.hash == (try item["hash_peaks"].word))
            #expect(try MountainRangePeaks(decoding: peaks.encodedBytes) == peaks)
        }
    }

    @Test func `openings, present and past`() throws {
        for item in section["openings"].cases {
            let size = try forest(item["num_leaves"])
            let position = try item["position"].uint64
            guard item["result"].isNull else {
                #expect(throws: MerkleError.self) { try range.open(position, forest: size) }
                continue
            }
            let proof = try range.open(position, forest: size)
            #expect(proof.leaf == (try item["leaf"].word))
            #expect(proof.path.path.siblings == (try item["path"].words))
            #expect(proof.path.relativePosition == (try item["relative_position"].uint64))
            #expect(proof.path.peakIndex == (try item["peak_index"].int))
            try range.peaks(at: size).verify(proof)
            #expect(try MountainRangeProof(decoding: proof.encodedBytes) == proof)
        }
        for item in section["historical_openings"].cases {
            let proof = try range.open(item["position"].uint64, forest: forest(item["forest"]))
            #expect(proof.path.path.siblings == (try item["path"].words))
            #expect(proof.path.peakIndex == (try item["peak_index"].int))
        }
    }

    @Test func `deltas`() throws {
        for item in section["deltas"].cases {
            let delta = try range.delta(from: forest(item["from"]), to: forest(item["to"]))
            #expect(delta.data == (try item["data"].words))
            #expect(try MountainRangeDelta(decoding: delta.encodedBytes) == delta)
        }
        for item in section["delta_errors"].cases {
            #expect(throws: MerkleError.self) {
                try range.delta(from: forest(item["from"]), to: forest(item["to"]))
            }
        }
    }

    private func nodes(_ item: JSONValue) throws -> [PartialMountainRange.Node] {
        try item.items.map { node in
            let index = try #require(InOrderIndex(try node[0].uint64))
            return PartialMountainRange.Node(index: index, hash: try node[1].word)
        }
    }

    private func check(_ partial: PartialMountainRange, _ state: JSONValue) throws {
        #expect(partial.leafCount == (try state["num_leaves"].uint64))
        #expect(partial.peaks.peaks == (try state["peaks"].words))
        #expect(partial.nodes == (try nodes(state["nodes_by_in_order_index"])))
        let tracked = try state["tracked"].items.map { try $0[0].uint64 }
        #expect(partial.trackedPositions == tracked)
        for item in state["tracked"].items {
            let position = try item[0].uint64
            #expect(partial.leaf(at: position) == (try item[1].word))
            let proof = try #require(try partial.open(position))
            try partial.peaks.verify(proof)
        }
        #expect(partial.encodedBytes == (try state["bytes"].hex))
        #expect(try PartialMountainRange(decoding: state["bytes"].hex) == partial)
    }

    @Test func `scripts on partial ranges`() throws {
        for script in section["partial"].cases {
            var partial = PartialMountainRange()
            for event in script["events"].cases {
                switch try event["op"].string {
                case "from_peaks":
                    let size = try forest(event["state"]["num_leaves"])
                    partial = PartialMountainRange(peaks: try range.peaks(at: size))
                case "track":
                    let path = MerklePath(siblings: try event["path"].words)
                    try partial.track(
                        event["position"].uint64,
                        leaf: event["leaf"].word,
                        path: path
                    )
                case "untrack":
                    let removed = partial.untrack(try event["position"].uint64)
                    #expect(removed == (try nodes(event["removed"])))
                default:
                    let delta = MountainRangeDelta(
                        forest: try forest(event["to"]),
                        data: try event["data"].words
                    )
                    let kept = try partial.apply(delta)
                    #expect(Set(kept) == Set(try nodes(event["inserted"])))
                }
                try check(partial, event["state"])
            }
        }
    }

    @Test func `a partial range that grows leaf by leaf`() throws {
        var partial = PartialMountainRange()
        for step in section["partial_grow"].cases {
            let kept = try partial.append(
                step["leaf"].word,
                isTracked: step["track"].isTrue
            )
            #expect(Set(kept) == Set(try nodes(step["new_nodes"])))
            try check(partial, step["state"])
        }
    }

    @Test func `bytes and in-order indices`() throws {
        for item in section["serialization"].cases {
            let leaves = try section["leaves"].words.prefix(item["num_leaves"].int)
            let small = try MountainRange(leaves: Array(leaves))
            #expect(small.encodedBytes == (try item["bytes"].hex))
            #expect(try MountainRange(decoding: item["bytes"].hex) == small)
        }
        for item in section["errors"].cases where !item["bytes"].isNull {
            let bytes = try item["bytes"].hex
            #expect(throws: DecodingFailure.self) { try PartialMountainRange(decoding: bytes) }
        }
        for item in section["in_order_index"].cases {
            let index = InOrderIndex(leaf: UInt32(try item["leaf"].int))
            #expect(index.value == (try item["index"].uint64))
            #expect(index.parent.value == (try item["parent"].uint64))
            #expect(index.sibling.value == (try item["sibling"].uint64))
            #expect(index.parent.parent.value == (try item["grandparent"].uint64))
            #expect(index.isLeft == item["is_left_child"].isTrue)
        }
    }
}
