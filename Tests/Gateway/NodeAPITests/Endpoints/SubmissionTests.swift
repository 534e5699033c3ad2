// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import HTTPSemantics
import JSONText
import NodeInterfaces
import ProtocolTypes
import Synchronization
import TestSupport
import Testing

@testable import NodeAPI

@Suite(.timeLimit(.minutes(1))) struct SubmissionTests {
    private static let octets = "application/octet-stream"
    private static let word = Word(1, 2, 3, 4)

    private func json(_ answer: HTTPResponse) throws -> JSON { try JSON.parse(answer.body) }

    @Test func `a transaction is taken once, and again as a duplicate`() async throws {
        let node = try await NodeFixture()
        let id = TransactionID(SubmissionTests.word)
        let receipt = SubmissionReceipt(id: id, status: .verified, isDuplicate: false)
        node.pool.state.withLock { $0.answers[[1, 2, 3]] = .success(receipt) }
        let first = try await node.post("/v1/transactions", SubmissionTests.octets, [1, 2, 3])
        #expect(first.status == 202)
        #expect(first.fields["location"] == "/v1/transactions/\(id.hex)")
        let data = try json(first)["data"]
        #expect(data?["id"]?.text == id.hex && data?["status"]?.text == "verified")
        #expect(data?["duplicate"]?.flag == false)
        let body = Array(#"{"transaction":"AQID","inputs":"AAAA"}"#.utf8)
        let again = try await node.post("/v1/transactions", "application/json", body)
        #expect(again.status == 202)
        #expect(try json(again)["data"]?["duplicate"]?.flag == true)
        #expect(node.pool.state.withLock { $0.submitted } == [[1, 2, 3], [1, 2, 3]])
    }

    @Test(
        arguments: [
            #"[]"#, #"{}"#, #"{"transaction":1}"#, #"{"transaction":"A"}"#, #"{"#,
            #"{"transaction":"AQID","x":1}"#, #"{"transaction":"AQID","inputs":"!"}"#,
            #"{"transaction":"AQID","transaction":"AQID"}"#,
        ]
    )
    func `a body of another form is refused`(body: String) async throws {
        let node = try await NodeFixture(blockCount: 1)
        let answer = try await node.post("/v1/transactions", "application/json", Array(body.utf8))
        #expect(answer.status == 400)
        #expect(try json(answer)["code"]?.text == "invalid_body")
        #expect(node.pool.state.withLock { $0.submitted.isEmpty })
    }

    @Test func `every refusal has its code and what clients need to act on it`() async throws {
        let node = try await NodeFixture(blockCount: 1)
        let account = try AccountID(hex: try node.chain.index["faucet"].string)
        let word = SubmissionTests.word
        let cases: [(SubmissionError, Int, String, [String: String])] = [
            (
                .malformed(DecodingFailure(offset: 7, cause: .unknownTag(9))), 400,
                "malformed_transaction", ["cause": "the tag 9 has no meaning here"]
            ),
            (
                .unknownReferenceBlock(5, commitment: word), 400, "unknown_reference_block",
                ["expected": word.hex]
            ), (.notAdmitted(.expired(expiration: 3, tip: 4)), 400, "expired", [:]),
            (
                .notAdmitted(.nullifierSpent(Nullifier(word), by: .committed)), 409,
                "nullifier_spent", ["nullifier": word.hex, "by": "committed"]
            ),
            (
                .notAdmitted(.outputNoteExists(NoteID(word), by: .pending(TransactionID(word)))),
                409, "output_note_exists", ["note": word.hex, "transaction": word.hex]
            ),
            (
                .notAdmitted(.unauthenticatedNoteMissing(NoteID(word))), 409,
                "unauthenticated_note_missing", ["note": word.hex]
            ),
            (
                .notAdmitted(.accountConflict(account: account, expected: word, current: .zero)),
                409, "account_conflict",
                ["account": account.hex, "expected": word.hex, "current": Word.zero.hex]
            ),
            (
                .notAdmitted(.networkAccountRestricted(account)), 403,
                "network_account_restricted", ["account": account.hex]
            ), (.notAdmitted(.mempoolFull(limit: 9)), 503, "mempool_full", [:]),
            (.busy, 503, "mempool_full", [:]),
            (.unavailable(reason: "no disk"), 503, "unavailable", ["detail": "no disk"]),
        ]
        for (index, (error, status, code, members)) in cases.enumerated() {
            let bytes = [UInt8(index)]
            node.pool.state.withLock { $0.answers[bytes] = .failure(error) }
            let answer = try await node.post("/v1/transactions", SubmissionTests.octets, bytes)
            let problem = try json(answer)
            #expect(answer.status.code == status && problem["code"]?.text == code)
            for (name, value) in members { #expect(problem[name]?.text == value, "\(code)") }
            #expect((answer.fields["retry-after"] != nil) == (status == 503))
        }
    }

    @Test func `waiting ends when the block is there`() async throws {
        let node = try await NodeFixture(blockCount: 1)
        let text = try node.chain.items[1]["transactions"][0].string
        let id = try TransactionID(hex: text)
        node.pool.state.withLock { state in
            let receipt = SubmissionReceipt(id: id, status: .verified, isDuplicate: false)
            state.answers[[5]] = .success(receipt)
            state.statuses[id] = .verified
        }
        let early = try await node.post(
            "/v1/transactions?wait=committed&timeout=10ms",
            SubmissionTests.octets,
            [5]
        )
        #expect(early.status == 202)
        async let waiting = node.post(
            "/v1/transactions?wait=committed&timeout=20s",
            SubmissionTests.octets,
            [5]
        )
        async let asking = node.get("/v1/transactions/\(text)?wait=committed&timeout=20s")
        try await Task.sleep(for: .milliseconds(30))
        try await node.append(1)
        let answer = try await waiting
        #expect(answer.status == 200)
        #expect(try json(answer)["data"]?["block"]?.uint32 == 1)
        #expect(try json(try await asking)["data"]?["status"]?.text == "committed")
    }

    @Test func `a dropped transaction says why`() async throws {
        let node = try await NodeFixture(blockCount: 1)
        let id = TransactionID(SubmissionTests.word)
        node.pool.state.withLock { $0.statuses[id] = .dropped(code: "expired", detail: "late") }
        let data = try await node.data("/v1/transactions/\(id.hex)")
        #expect(data["status"]?.text == "dropped" && data["code"]?.text == "expired")
        let other = TransactionID(.zero)
        #expect(try await node.code("/v1/transactions/\(other.hex)") == "not_found")
    }

    @Test func `a block can be waited for`() async throws {
        let node = try await NodeFixture(blockCount: 1)
        let late = try await node.get("/v1/blocks/1?wait=10ms")
        #expect(late.status == 204 && late.fields["retry-after"] == "1")
        async let waiting = node.get(
            "/v1/blocks/1?wait=20s",
            ["accept": "application/octet-stream"]
        )
        try await Task.sleep(for: .milliseconds(30))
        try await node.append(1)
        #expect(try await waiting.body == node.chain.blocks[1])
    }

    @Test func `the mempool is counted, and listed when asked`() async throws {
        let node = try await NodeFixture(blockCount: 1)
        let id = TransactionID(SubmissionTests.word)
        node.pool.state.withLock { $0.waiting = [id] }
        let data = try await node.data("/v1/mempool?include=ids")
        #expect(data["transaction_count"]?.uint32 == 1 && data["byte_count"]?.uint32 == 100)
        #expect(data["oldest_age_seconds"]?.uint32 == 10)
        #expect(data["ids"]?.items?.first?.text == id.hex)
        #expect(try await node.data("/v1/mempool")["ids"] == nil)
        #expect(try await node.data("/v1/status")["mempool"]?["transaction_count"]?.uint32 == 1)
    }
}
