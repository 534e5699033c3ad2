// SPDX-License-Identifier: MIT

import Assembler
import CoreLibrary
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

        func outcome(_ library: Library) throws -> ExecutionOutcome {
            let assembler = Assembler(libraries: [LinkedLibrary(library, .dynamic)])
            let source = SourceFile(name: "::$exec", text: source)
            let program = try assembler.assembleProgram(source)
            let executor = Executor(
                host: Host(forests: ForestStore([library.forest]), handlers: .coreLibrary)
            )
            var store = MerkleStore()
            for node in nodes { store.insert(node) }
            let advice = AdviceInputs(
                stack: adviceStack,
                map: AdviceMap(entries),
                store: store
            )
            return try executor.execute(program, stack: stack, advice: advice)
        }

        func isAccepted(_ library: Library) throws -> Bool {
            do { _ = try outcome(library) } catch is ExecutionError { return false }
            return true
        }
    }

    private let library: Library

    init() throws { library = try CoreLibrary.library() }

    @Test func `proofs of programs with and without kernels`() throws {
        let files = try Vectors.jsonFiles("proofs/recursion")
        #expect(!files.isEmpty)
        for (name, json) in files {
            guard !json["verifier_source"].isNull else { continue }
            let run = VerifierRun(
                source: try json["verifier_source"].string,
                stack: try json["verifier_stack_inputs"].felts,
                adviceStack: try json["verifier_advice_stack"].felts,
                entries: try entries(json["verifier_advice_map"]),
                nodes: try nodes(json["verifier_merkle_nodes"])
            )
            #expect(try run.isAccepted(library) == (json["result"].text == "accept"), "\(name)")
            #expect(!json["negative"].items.isEmpty, "\(name)")
            for change in json["negative"].items {
                var changed = run
                let index = try change["advice_stack_index"].int
                changed.adviceStack[index] += .one
                let isAccepted = try changed.isAccepted(library)
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
                entries: try entries(item["advice_map"]),
                nodes: try nodes(item["merkle_nodes"])
            )
        }
        #expect(!json["variants"].items.isEmpty)
        for variant in json["variants"].items {
            var run = try #require(runs[variant["base"].string])
            try apply(variant["change"], to: &run)
            let isAccepted = try run.isAccepted(library)
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

    private func entries(_ json: JSONValue) throws -> [AdviceMap.Entry] {
        try json.items.map { entry in
            entry["key"].isNull
                ? AdviceMap.Entry(key: try entry[0].word, values: try entry[1].felts)
                : AdviceMap.Entry(key: try entry["key"].word, values: try entry["values"].felts)
        }
    }

    private func nodes(_ json: JSONValue) throws -> [InnerNode] {
        try json.items.map { InnerNode(left: try $0[1].word, right: try $0[2].word) }
    }
}
