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
        var count = 0
        for (_, json) in try Vectors.jsonFiles("corelib/behaviours") {
            for item in json["cases"].items {
                let entry = programs[try item["id"].string]
                guard !entry.isNull else { continue }
                try run(item, try Program(decoding: entry["program"].hex), forests)
                count += 1
            }
        }
        #expect(count > 0)
    }

    private func run(_ item: JSONValue, _ program: Program, _ forests: ForestStore) throws {
        let name = try item["id"].string
        var handlers = EventHandlers.coreLibrary
        for replaced in item["replaced_handlers"].items {
            let answer = try replaced["pushes"].felts
            handlers.insert(
                EventHandler(try replaced["event"].string) { _ in [.pushStack(answer)] }
            )
        }
        let executor = Executor(host: Processor.Host(forests: forests, handlers: handlers))
        var store = MerkleStore()
        for node in item["merkle_nodes"].items {
            store.insert(try ExecutionCase.innerNode(node))
        }
        let advice = AdviceInputs(
            stack: try item["advice_stack"].felts,
            map: AdviceMap(try item["advice_map"].items.map(ExecutionCase.mapEntry)),
            store: store
        )
        let stack = try item["stack"].felts
        do throws(ExecutionError) {
            let outcome = try executor.execute(program, stack: stack, advice: advice)
            do { try check(outcome, advice, item, name) } catch { Issue.record(error, "\(name)") }
        } catch {
            let expected = item["error"]["class"].text
            #expect(error.fault.vectorClass == expected, "\(name) \(error)")
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
