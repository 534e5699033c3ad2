// SPDX-License-Identifier: MIT

import ByteCoding
import CoreLibrary
import FieldArithmetic
import Foundation
import MerkleStructures
import Processor
import TestSupport
import Testing
import VMCore

/// The recorded behaviours of the core library's procedures, run by our machine and handlers.
///
/// They need the library and the wrappers assembled: `$MIDEN_CORE_PROGRAMS` names a folder with
/// `library.hex`, a forest, and `programs.json`, programs by the names of cases. Without it there
/// is nothing to run.
@Suite struct CoreLibraryVectorTests {
    private static let folder = ProcessInfo.processInfo.environment["MIDEN_CORE_PROGRAMS"]
        .map { URL(fileURLWithPath: $0) }

    @Test(.enabled(if: folder != nil))
    func `procedures of the core library give what the reference gives`() throws {
        let folder = try #require(Self.folder)
        let library = try String(
            contentsOf: folder.appendingPathComponent("library.hex"),
            encoding: .utf8
        )
        let bytes = try #require(hexBytes(library))
        let forests = ForestStore([try MASTForest(decoding: bytes)])
        let programs = try JSONValue(
            data: Data(contentsOf: folder.appendingPathComponent("programs.json"))
        )
        var files = try Vectors.jsonFiles("corelib/behaviours").map(\.json)
        files.append(try Vectors.json("corelib/precompiles.json"))
        var count = 0
        for json in files {
            var cases: [String: JSONValue] = [:]
            for item in json["cases"].items + json["programs"].items {
                let name = try item["id"].string
                cases[name] = item
                guard !programs[name].isNull else { continue }
                let program = try Program(decoding: programs[name]["program"].hex)
                try run(item, program, forests, try Self.advice(item), name)
                count += 1
            }
            for (index, variant) in json["variants"].items.enumerated() {
                let base = try variant["base"].string
                guard let item = cases[base], !programs[base].isNull else { continue }
                let program = try Program(decoding: programs[base]["program"].hex)
                let advice = try Self.advice(item, changed: variant["change"])
                var stack = item["stack"]
                if let index = try? variant["change"]["stack_index"].int {
                    stack = stack.replacing(index, by: variant["change"]["value"])
                }
                let changed = JSONValue.object(["stack": stack, "error": variant["error"]])
                try run(changed, program, forests, advice, "\(base) variant \(index)")
                count += 1
            }
        }
        #expect(count > 0)
    }

    /// The advice of a case, with one element or the number of nodes changed.
    private static func advice(
        _ item: JSONValue,
        changed change: JSONValue = .null
    ) throws -> AdviceInputs {
        var stack = try item["advice_stack"].felts
        if let index = try? change["advice_stack_index"].int {
            stack[index] = try change["value"].felt
        }
        var map = AdviceMap(try item["advice_map"].items.map(ExecutionCase.mapEntry))
        if let key = try? change["advice_map_key"].word {
            map[key]?[try change["index"].int] = try change["value"].felt
        }
        var nodes = try item["merkle_nodes"].items.map(ExecutionCase.innerNode)
        if let count = try? change["merkle_nodes_kept"].int { nodes = Array(nodes[..<count]) }
        var store = MerkleStore()
        store.insert(nodes)
        return AdviceInputs(stack: stack, map: map, store: store)
    }

    private func run(
        _ item: JSONValue,
        _ program: Program,
        _ forests: ForestStore,
        _ advice: AdviceInputs,
        _ name: String
    ) throws {
        var handlers = EventHandlers.coreLibrary
        for replaced in item["replaced_handlers"].items {
            let answer = try replaced["pushes"].felts
            handlers.insert(
                EventHandler(try replaced["event"].string) { _ in [.pushStack(answer)] }
            )
        }
        let executor = Executor(host: Processor.Host(forests: forests, handlers: handlers))
        let stack = try item["stack"].felts
        do throws(ExecutionError) {
            let outcome = try executor.execute(program, stack: stack, advice: advice)
            do { try check(outcome, advice, item, name) } catch { Issue.record(error, "\(name)") }
        } catch {
            let expected = item["error"]["class"].text
            var fault = error.fault.vectorClass
            // These vectors have one name for all that can be wrong with a circuit.
            if case .circuit = error.fault { fault = "circuit-failed" }
            #expect(fault == expected, "\(name) \(error)")
        }
    }

    private func check(
        _ outcome: ExecutionOutcome,
        _ advice: AdviceInputs,
        _ item: JSONValue,
        _ name: String
    ) throws {
        let expected = item["expect"]
        #expect(item["error"].isNull, "\(name) should fail")
        guard item["error"].isNull else { return }
        #expect(outcome.stack == (try expected["stack"].felts), "\(name)")
        #expect(outcome.cycleCount == (try expected["clk"].int), "\(name)")
        #expect(outcome.advice.stack == (try expected["advice_stack_left"].felts), "\(name)")
        if !expected["transcript_state"].isNull {
            #expect(outcome.transcriptState == (try expected["transcript_state"].word), "\(name)")
        }
        let requests = try expected["precompile_requests"].items.map {
            PrecompileRequest(eventID: try $0["event_id"].uint64, callData: try $0["calldata"].hex)
        }
        #expect(outcome.requests == requests, "\(name)")
        let cells = outcome.memoryCells
        for region in expected["memory"].items {
            let start = try region["address"].uint64
            for (offset, value) in try region["values"].felts.enumerated() {
                #expect(cells[start + UInt64(offset)] ?? .zero == value, "\(name)")
            }
        }
        for entry in try expected["advice_map_added"].items.map(ExecutionCase.mapEntry) {
            #expect(outcome.advice[entry.key] == entry.values, "\(name)")
        }
        let added = outcome.advice.store.nodes(missingFrom: advice.store.value)
        if !expected["merkle_nodes_added_count"].isNull {
            #expect(added.count == (try expected["merkle_nodes_added_count"].int), "\(name)")
        }
    }
}

extension JSONValue {
    /// A list with another item at a place.
    fileprivate func replacing(_ index: Int, by item: JSONValue) -> JSONValue {
        var list = items
        list[index] = item
        return .array(list)
    }
}
