// SPDX-License-Identifier: MIT

import AssembledCases
import CoreLibrary
import FieldArithmetic
import MerkleStructures
import Processor
import TestSupport
import Testing
import VMCore
import VMVerifier

@Suite struct ProcessorVectorTests {
    let cases: [ExecutionCase]

    init() throws { cases = try ExecutionCase.all() }

    @Test func `every execution gives what the reference gives`() throws {
        var count = 0
        for item in cases {
            let assembled = try item.assembled()
            count += 1
            // Code that runs ours in the place of the reference's core library has its own digest.
            if !item.usesCoreLibrary, let digest = item.json["program_digest"].text {
                #expect(assembled.program.digest.hex == digest, "\(item.name)")
            }
            let executor = try item.executor(assembled)
            let (stack, advice) = (try item.stack(), try item.advice())
            do throws(ExecutionError) {
                let outcome = try executor.execute(assembled.program, stack: stack, advice: advice)
                reporting(item) { try check(outcome, advice, item) }
            } catch {
                reporting(item) { try check(error, item) }
            }
            do throws(ExecutionError) {
                let (outcome, record) = try executor.record(
                    assembled.program,
                    stack: stack,
                    advice: advice,
                    checkpointDistance: 64
                )
                reporting(item) {
                    try check(outcome, advice, item)
                    try check(record.traceLengths(), item)
                }
                #expect(record.isTraceable == item.expected["trace_error"].isNull, "\(item.name)")
            } catch {
                reporting(item) { try check(error, item) }
            }
        }
        #expect(count > 0)
    }

    /// A case that lacks what it should have is no case that passes.
    private func reporting(_ item: ExecutionCase, _ check: () throws -> Void) {
        do { try check() } catch { Issue.record("\(item.name): \(error)") }
    }

    private func check(_ lengths: TraceLengths, _ item: ExecutionCase) throws {
        let expected = item.expected["trace"]
        guard !expected.isNull else { return }
        #expect(lengths.main == (try expected["main"].int), "\(item.name)")
        #expect(lengths.range == (try expected["range"].int), "\(item.name)")
        #expect(lengths.hasher == (try expected["hasher"].int), "\(item.name)")
        #expect(lengths.bitwise == (try expected["bitwise"].int), "\(item.name)")
        #expect(lengths.memory == (try expected["memory"].int), "\(item.name)")
        #expect(lengths.circuit == (try expected["ace"].int), "\(item.name)")
        #expect(lengths.kernelROM == (try expected["kernel_rom"].int), "\(item.name)")
        #expect(lengths.chiplets == (try expected["chiplets"].int), "\(item.name)")
        #expect(lengths.padded == (try expected["padded"].int), "\(item.name)")
    }

    private func check(_ error: ExecutionError, _ item: ExecutionCase) throws {
        let expected = item.error
        guard expected["class"].text != "reference-panics" else { return }
        #expect(error.fault.vectorClass == expected["class"].text, "\(item.name) \(error)")
        check(error.fault, expected["detail"], "\(item.name) \(error)")
        if !expected["detail"]["message"].isNull {
            #expect(error.message == expected["detail"]["message"].text, "\(item.name)")
        }
        check(error.location, item)
        guard !expected["clk"].isNull else { return }
        // Every row comes from an instruction; entering code elsewhere and ending are no rows.
        if error.step != .external, error.step != .endOfProgram {
            #expect(error.location?.span != nil, "\(item.name) \(error)")
        }
        #expect(Int(error.clk) == (try expected["clk"].int), "\(item.name) \(error)")
        // Where external code starts in the row that fails, the vectors name the node that led
        // there, which takes no row itself.
        if let operation = expected["operation"].text, operation != "EXTERNAL" {
            #expect(error.step.vectorName == operation, "\(item.name) \(error)")
        }
        #expect(Int(error.context) == (try expected["context"].int), "\(item.name) \(error)")
    }

    /// The place in the source begins with the instruction that is said to be there.
    private func check(_ location: SourcePlace?, _ item: ExecutionCase) {
        guard let location, let span = location.span, span.source == "::$exec",
            let name = location.instruction?.prefix(while: { $0 != "." && $0 != " " }),
            let source = item.json["source"].text
        else { return }
        let bytes = Array(source.utf8)
        #expect(Int(span.end) <= bytes.count && span.start <= span.end, "\(item.name)")
        guard Int(span.end) <= bytes.count, span.start <= span.end else { return }
        let text = String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
        // Procedures are called `begin`, further values of a push by themselves, and a branch that
        // is not written `nop`.
        guard !["begin", "push", "nop"].contains(name) else { return }
        #expect(text.hasPrefix(name), "\(item.name) \(location) \(text)")
        #expect(location.procedure?.hasPrefix("::$exec::") == true, "\(item.name)")
    }

    /// The figures that the vectors give for a fault.
    private func check(_ fault: ExecutionFault, _ detail: JSONValue, _ label: String) {
        let values: [String: String] =
            switch fault {
            case .notU32(let values), .u32Assertion(_, let values):
                ["values": values.map { "\($0.value)" }.joined(separator: " ")]
            case .notBinary(let value), .branchNotBinary(let value), .loopNotBinary(let value):
                ["value": "\(value.value)"]
            case .assertion(let code), .merkleMismatch(let code): ["code": "\(code)"]
            case .stackNotEmpty(let excess): ["excess": "\(excess)"]
            case .stackDepthOnReturn(let depth): ["depth": "\(depth)"]
            case .stackTooDeep(let depth, let most): ["depth": "\(depth)", "max": "\(most)"]
            case .addressBeyondU32(let address), .addressNotAligned(let address),
                .memoryConflict(let address):
                ["address": "\(address)"]
            case .unhandledEvent(let id), .eventRefused(let id, _): ["event_id": "\(id)"]
            case .merkleIndex(let depth, let position):
                ["depth": "\(depth)", "index": "\(position)"]
            case .adviceKeyMissing(let key), .adviceKeyConflict(let key): ["key": key.hex]
            case .procedureNotFound(let root), .notInKernel(let root): ["root": root.hex]
            case .memoryRangeReversed(let start, let end): ["start": "\(start)", "end": "\(end)"]
            case .cycleLimit(let limit): ["limit": "\(limit)"]
            case .adviceValueTooLarge(let size, let most): ["size": "\(size)", "max": "\(most)"]
            default: [:]
            }
        for (name, value) in values {
            let items = detail[name].items
            let texts = items.isEmpty ? [detail[name]] : items
            let text = texts.compactMap { json in json.text ?? (try? json.int).map(String.init) }
                .joined(separator: " ")
            #expect(value == text, "\(label) \(name)")
        }
    }

    private func check(
        _ outcome: ExecutionOutcome,
        _ advice: AdviceInputs,
        _ item: ExecutionCase
    ) throws {
        let (name, expected) = (item.name, item.expected)
        guard item.error.isNull else {
            Issue.record("\(name) should fail: \(item.error)")
            return
        }
        #expect(outcome.stack == (try expected["stack"].felts), "\(name)")
        #expect(outcome.cycleCount == (try expected["clk"].int), "\(name)")
        #expect(outcome.memoryCells == (try expectedMemory(expected["memory"])), "\(name)")
        #expect(outcome.advice.stack == (try expected["advice_stack_left"].felts), "\(name)")
        #expect(outcome.transcriptState == (try expected["transcript_state"].word), "\(name)")
        let requests = try ExecutionCase.requests(expected["precompile_requests"])
        #expect(outcome.requests == requests, "\(name)")
        if !expected["requests_transcript_state"].isNull {
            let transcript = try PrecompileTranscript.replaying(outcome.requests)
            let state = try expected["requests_transcript_state"].word
            #expect(transcript.state == state, "\(name)")
        }
        let assembled = try item.assembled()
        let known = Set(
            (advice.map.entries + assembled.program.forest.adviceMap.entries).map(\.key)
        )
        let added = outcome.advice.mapEntries.filter { !known.contains($0.key) }
        let entries = try expected["advice_map_added"].items.map(ExecutionCase.mapEntry)
        #expect(added.count == entries.count, "\(name)")
        for entry in entries { #expect(added[entry.key] == entry.values, "\(name)") }
        let nodes = Set(outcome.advice.store.nodes(missingFrom: advice.store.value))
        let expectedNodes = try expected["merkle_nodes_added"].items.map(ExecutionCase.innerNode)
        #expect(nodes == Set(expectedNodes), "\(name)")
    }

    private func expectedMemory(_ json: JSONValue) throws -> [UInt64: Felt] {
        try Dictionary(
            uniqueKeysWithValues: json.items.map { (try $0[0].uint64, try $0[1].felt) }
        )
    }
}
