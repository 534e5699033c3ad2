// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import MerkleStructures
import Processor
import TestSupport
import Testing
import VMCore
import VMVerifier

/// Our code does what the reference's does: same stack, memory, advice, requests and transcript,
/// and it fails where that fails.
@Suite struct BehaviourVectorTests {
    @Test func `every procedure behaves as recorded`() throws {
        for (module, cases) in try BehaviourCase.all() {
            #expect(!cases.isEmpty, "\(module)")
            for item in cases {
                do { try check(item) } catch { Issue.record("\(item.name): \(error)") }
            }
        }
    }

    @Test func `programs with many precompiles behave as recorded`() throws {
        let programs = try Vectors.json("corelib/precompiles.json")["programs"].items
        #expect(!programs.isEmpty)
        for json in programs {
            let item = BehaviourCase(json: json)
            try check(item)
            let replayed = try PrecompileTranscript.replaying(item.run().requests)
            #expect(replayed.state == (try json["replayed_state"].word), "\(item.name)")
        }
    }

    private func check(_ item: BehaviourCase) throws {
        let outcome: ExecutionOutcome
        do { outcome = try item.run() } catch let error as ExecutionError {
            #expect(!item.mustRun || item.isOutsideOfContract, "\(item.name) fails: \(error)")
            return
        }
        guard !item.isOutsideOfContract else { return }
        guard !item.isDefectOfReference else {
            #expect(!item.json["error"].isNull, "\(item.name) must fail")
            return
        }
        guard item.json["error"].isNull else {
            Issue.record("\(item.name) must fail: \(item.json["error"])")
            return
        }
        let expected = item.json["expect"]
        #expect(outcome.stack == (try expected["stack"].felts), "\(item.name)")
        #expect(
            outcome.advice.stack == (try expected["advice_stack_left"].felts),
            "\(item.name)"
        )
        try checkMemory(outcome, expected, item.name)
        try checkClaims(outcome, expected, item.name)
        try checkTrees(outcome, item)
        for entry in expected["advice_map_added"].items {
            let values = outcome.advice[try entry["key"].word]
            #expect(values == (try entry["values"].felts), "\(item.name)")
        }
    }

    private func checkMemory(
        _ outcome: ExecutionOutcome,
        _ expected: JSONValue,
        _ name: String
    ) throws {
        let cells = outcome.memoryCells
        for region in expected["memory"].items {
            let address = try region["address"].uint64
            let values = try region["values"].felts
            let found = values.indices.map { cells[address + UInt64($0)] ?? .zero }
            #expect(found == values, "\(name) at \(address)")
        }
    }

    private func checkTrees(_ outcome: ExecutionOutcome, _ item: BehaviourCase) throws {
        let expected = item.json["expect"]
        let given = try ExecutionCase.advice(item.json).store.value
        let nodes = outcome.advice.store.nodes(missingFrom: given)
        if !expected["merkle_nodes_added"].isNull {
            let recorded = try expected["merkle_nodes_added"].items.map(ExecutionCase.innerNode)
            #expect(Set(nodes) == Set(recorded), "\(item.name)")
        } else if !expected["merkle_nodes_added_count"].isNull {
            let count = try expected["merkle_nodes_added_count"].int
            #expect(nodes.count == count, "\(item.name)")
        } else {
            #expect(nodes.isEmpty, "\(item.name)")
        }
    }

    private func checkClaims(
        _ outcome: ExecutionOutcome,
        _ expected: JSONValue,
        _ name: String
    ) throws {
        let requests = try ExecutionCase.requests(expected["precompile_requests"])
        #expect(outcome.requests == requests, "\(name)")
        let state = expected["transcript_state"]
        #expect(outcome.transcriptState == (state.isNull ? .zero : try state.word), "\(name)")
    }
}
