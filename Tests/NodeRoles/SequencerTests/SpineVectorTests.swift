// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Sequencer
import Store
import TestSupport
import Testing
import Validator

@Suite struct SpineVectorTests {
    @Test func `every waiting transaction meets its expectation`() async throws {
        let spine = try Spine()
        defer { spine.remove() }
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(store, spine.validator(for: store))
        var accepted: Set<String> = []
        var exclusive: [Set<String>: Int] = [:]
        for pending in spine.pending {
            let refusal = await submissionError { try await sequencer.submit(pending.bytes) }
            switch pending.expectation {
            case "commit", "commit_after":
                #expect(refusal == nil, "\(pending.name)")
            case "one_of":
                exclusive[Set(pending.after + [pending.name]), default: 0] += refusal == nil ? 1 : 0
            case "expired":
                #expect(refusal?.code == "expired", "\(pending.name)")
            default: Issue.record("an unknown expectation \(pending.expectation)")
            }
            if refusal == nil { accepted.insert(pending.name) }
        }
        #expect(exclusive.values.allSatisfy { $0 == 1 })

        while await !sequencer.overview().ids.isEmpty { try await sequencer.sealBlock() }
        for pending in spine.pending where accepted.contains(pending.name) {
            let status = await sequencer.status(of: pending.id)
            guard case .committed = status else {
                Issue.record("\(pending.name) is \(String(describing: status))")
                continue
            }
        }
        #expect(try store.integrityFaults().isEmpty)
    }

    @Test func `a transaction that depends on another is refused before it`() async throws {
        let spine = try Spine()
        defer { spine.remove() }
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(store, spine.validator(for: store))
        for pending in spine.pending where pending.expectation == "commit_after" {
            let refusal = await submissionError { try await sequencer.submit(pending.bytes) }
            let codes = ["account_conflict", "unauthenticated_note_missing"]
            #expect(codes.contains(refusal?.code ?? ""), "\(pending.name)")
        }
    }

    @Test func `what was acknowledged waits again after a restart`() async throws {
        let spine = try Spine()
        defer { spine.remove() }
        var acknowledged: [TransactionID] = []
        do {
            let store = try await spine.openStore()
            let sequencer = try await spine.sequencer(store, spine.validator(for: store))
            for pending in spine.independent {
                acknowledged.append(try await sequencer.submit(pending.bytes).id)
            }
        }
        let store = try await spine.openStore()
        let validator = try await spine.validator(for: store)
        let sequencer = try await spine.sequencer(store, validator)
        #expect(await sequencer.overview().ids == acknowledged)
        try await sequencer.sealBlock()
        #expect(await sequencer.overview().ids.isEmpty)
    }

    @Test func `a repeated or concurrent submission is taken once`() async throws {
        let spine = try Spine()
        defer { spine.remove() }
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(store, spine.validator(for: store))
        let receipts = try await withThrowingTaskGroup(of: SubmissionReceipt.self) { group in
            for pending in spine.independent + spine.independent {
                group.addTask { try await sequencer.submit(pending.bytes) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(receipts.filter { !$0.isDuplicate }.count == spine.independent.count)
        let block = try await sequencer.sealBlock()
        #expect(
            Set(block.body.transactions.map(\.id)) == Set(spine.independent.map(\.id)),
            "all fit in one block"
        )
    }

    @Test func `damaged transactions are refused and nothing is kept`() async throws {
        let spine = try Spine()
        defer { spine.remove() }
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(store, spine.validator(for: store))
        var generator = SeededGenerator(seed: 7)
        for index in 0..<60 {
            let original = spine.independent[index % spine.independent.count].bytes
            var bytes = original
            let position = Int(generator.next() % UInt64(bytes.count))
            bytes[position] ^= 1 << UInt8(generator.next() % 8)
            let refusal = await submissionError { try await sequencer.submit(bytes) }
            #expect(refusal != nil, "byte \(position) of \(index)")
        }
        #expect(await sequencer.overview().ids.isEmpty)
    }

    private func submissionError(
        _ body: () async throws -> SubmissionReceipt
    ) async -> SubmissionError? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? SubmissionError
        }
    }
}
