// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import MerkleStructures
import Processor
import TestSupport
import Testing
import VMCore

/// The verifier inside the machine accepts the recorded proofs and refuses each that was changed.
@Suite struct RecursionVectorTests {
    /// A run of the verifier, in pieces that can be changed.
    private struct VerifierRun {
        let source: String
        var stack: [Felt]
        var adviceStack: [Felt]
        var entries: [AdviceMap.Entry]
        var nodes: [InnerNode]

        func isAccepted() throws -> Bool { try stackOutputs() != nil }

        /// What the verifier leaves on the stack; nil if it refuses.
        func stackOutputs() throws -> [Felt]? {
            var store = MerkleStore()
            for node in nodes { store.insert(node) }
            let advice = AdviceInputs(stack: adviceStack, map: AdviceMap(entries), store: store)
            let program = try LibraryProgram(source)
            return try? program.run(stack, advice).stack
        }
    }

    @Test func `proofs of programs with and without kernels`() throws {
        let files = try Vectors.jsonFiles("proofs/recursion")
        #expect(!files.isEmpty)
        for (name, json) in files {
            guard !json["verifier_source"].isNull else { continue }
            let run = VerifierRun(
                source: try json["verifier_source"].string,
                stack: try json["verifier_stack_inputs"].felts,
                adviceStack: try json["verifier_advice_stack"].felts,
                entries: try json["verifier_advice_map"].items.map(ExecutionCase.mapEntry),
                nodes: try json["verifier_merkle_nodes"].items.map(ExecutionCase.innerNode)
            )
            #expect(json["result"].text == "accept", "\(name)")
            let outputs = try json["verifier_stack_outputs"].felts
            #expect(try run.stackOutputs() == outputs, "\(name)")
            #expect(!json["negative"].items.isEmpty, "\(name)")
            for change in json["negative"].items {
                var changed = run
                let index = try change["advice_stack_index"].int
                changed.adviceStack[index] += .one
                let isAccepted = try changed.isAccepted()
                #expect(isAccepted == (change["result"].text == "accept"), "\(name) at \(index)")
            }
        }
    }

    @Test func `each changed value of two proofs`() throws {
        let json = try Vectors.json("corelib/behaviours/sys_vm_verify_proof.json")
        var runs: [String: VerifierRun] = [:]
        for item in json["cases"].items {
            runs[try item["id"].string] = VerifierRun(
                source: try item["source"].string,
                stack: try item["stack"].felts,
                adviceStack: try item["advice_stack"].felts,
                entries: try item["advice_map"].items.map(ExecutionCase.mapEntry),
                nodes: try item["merkle_nodes"].items.map(ExecutionCase.innerNode)
            )
        }
        #expect(!json["variants"].items.isEmpty)
        for variant in json["variants"].items {
            var run = try #require(runs[variant["base"].string])
            try apply(variant["change"], to: &run)
            let isAccepted = try run.isAccepted()
            #expect(isAccepted == variant["accepted"].isTrue, "\(variant["change"])")
        }
    }

    private func apply(_ change: JSONValue, to run: inout VerifierRun) throws {
        if !change["merkle_nodes_kept"].isNull {
            run.nodes = Array(run.nodes.prefix(try change["merkle_nodes_kept"].int))
        } else if !change["advice_stack_index"].isNull {
            run.adviceStack[try change["advice_stack_index"].int] = try change["value"].felt
        } else if !change["stack_index"].isNull {
            run.stack[try change["stack_index"].int] = try change["value"].felt
        } else {
            let key = try change["advice_map_key"].word
            let place = try #require(run.entries.firstIndex { $0.key == key })
            var values = run.entries[place].values
            values[try change["index"].int] = try change["value"].felt
            run.entries[place] = AdviceMap.Entry(key: key, values: values)
        }
    }
}
