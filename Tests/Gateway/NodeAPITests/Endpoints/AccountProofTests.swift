// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import HTTPSemantics
import JSONText
import MerkleStructures
import NodeAPI
import ProtocolTypes
import TestSupport
import Testing

/// What an account is told to be is proven under the account root of the block that is asked for.
@Suite(.timeLimit(.minutes(2))) struct AccountProofTests {
    /// The witness in an answer, rebuilt from what clients see.
    private func witness(_ json: JSON?) throws -> AccountWitness {
        let json = try #require(json)
        let path = try #require(json["path"])
        let nodes = try (path["nodes"]?.items ?? []).map { try Word(hex: $0.text ?? "") }
        let mask = try #require(path["empty_nodes_mask"]?.text.flatMap { UInt64($0) })
        #expect(path["depth"]?.uint32 == 64)
        let commitment = try json["commitment"]?.text.map { try Word(hex: $0) }
        return try AccountWitness(
            id: try AccountID(hex: json["witness_id"]?.text ?? ""),
            commitment: commitment ?? .zero,
            path: try #require(SparseMerklePath(depth: 64, emptyMask: mask, nodes: nodes))
        )
    }

    /// The commitments of all accounts of the recorded chain after a block.
    private func commitments(_ chain: RecordedChain, after height: Int) throws -> [String: String] {
        var commitments: [String: String] = [:]
        for item in chain.items.prefix(height + 1) {
            for account in item["accounts"].items {
                commitments[try account["id"].string] = try account["commitment"].string
            }
        }
        return commitments
    }

    @Test func `every account is proven after every block`() async throws {
        let node = try await NodeFixture()
        let tip = try node.chain.index["tip"].int
        let all = try commitments(node.chain, after: tip).keys.sorted()
        #expect(all.count > 10 && tip > 3)
        for height in 0...tip {
            let root = try node.chain.items[height]["account_root"].word
            let then = try commitments(node.chain, after: height)
            let query = height == tip ? "" : "?block=\(height)"
            for id in all {
                let bytes = try await node.bytes("/v1/accounts/\(id)/witness\(query)")
                let raw = try AccountWitness(decoding: bytes)
                let data = try await node.data("/v1/accounts/\(id)/witness\(query)")
                #expect(data["block_num"]?.uint32 == UInt32(height))
                #expect(data["root"]?.text == root.hex && raw.root == root)
                #expect(data["commitment"]?.text == then[id])
                #expect(try witness(data) == raw)
                let known = raw.commitment(of: try AccountID(hex: id))
                #expect(known?.hex == then[id] ?? Word.zero.hex)
                guard let commitment = then[id] else {
                    #expect(try await node.code("/v1/accounts/\(id)\(query)") == "not_found")
                    continue
                }
                let account = try await node.data("/v1/accounts/\(id)\(query)")
                #expect(account["commitment"]?.text == commitment)
                #expect(try witness(account["witness"]) == raw)
            }
        }
    }

    @Test func `a block may have any of its names`() async throws {
        let node = try await NodeFixture()
        let id = try node.chain.items[0]["accounts"][0]["id"].string
        let commitment = try node.chain.items[0]["commitment"].string
        let expected = try await node.data("/v1/accounts/\(id)?block=0")
        for name in ["genesis", commitment] {
            #expect(try await node.data("/v1/accounts/\(id)?block=\(name)") == expected)
        }
        #expect(try await node.code("/v1/accounts/\(id)?block=99") == "not_found")
        #expect(try await node.code("/v1/accounts/\(id)/witness?block=x") == "invalid_parameter")
    }

    @Test func `what is too long ago is told to be`() async throws {
        let far = try await NodeFixture { $0.limits.accountHistoryBlocksMax = 2 }
        let tip = try far.chain.index["tip"].int
        let id = try far.chain.items[0]["accounts"][0]["id"].string
        for (back, isKept) in [(0, true), (2, true), (3, false)] {
            for path in ["/v1/accounts/\(id)", "/v1/accounts/\(id)/witness"] {
                let answer = try await far.get("\(path)?block=\(tip - back)")
                #expect(answer.status == (isKept ? 200 : 410), "\(path)")
                let code = try JSON.parse(answer.body)["code"]?.text
                #expect(code == (isKept ? nil : "state_pruned"))
            }
        }
        let many = try await NodeFixture { $0.limits.accountHistoryChangesMax = 1 }
        #expect(try await many.code("/v1/accounts/\(id)/witness?block=0") == "state_pruned")
    }
}
