// SPDX-License-Identifier: MIT

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
            guard let assembled = try item.assembled() else { continue }
            count += 1
            let executor = Executor(
                host: item.host(assembled, handlers: EventHandlers()),
                options: try item.options()
            )
            do throws(ExecutionError) {
                let outcome = try executor.execute(
                    assembled.program,
                    stack: (try? item.stack()) ?? [],
                    advice: (try? item.advice()) ?? AdviceInputs()
                )
                try? check(outcome, item)
            } catch {
                try? check(error, item)
            }
        }
        #expect(count > 0)
        print("\(count) executions")
    }

    private func check(_ error: ExecutionError, _ item: ExecutionCase) throws {
        let expected = item.error
        guard expected["class"].text != "reference-panics" else { return }
        #expect(error.fault.vectorClass == expected["class"].text, "\(item.name) \(error)")
        guard !expected["clk"].isNull else { return }
        #expect(Int(error.clk) == (try expected["clk"].int), "\(item.name) \(error)")
        #expect(error.step.vectorName == expected["operation"].text, "\(item.name) \(error)")
        #expect(Int(error.context) == (try expected["context"].int), "\(item.name) \(error)")
    }

    private func check(_ outcome: ExecutionOutcome, _ item: ExecutionCase) throws {
        let (name, expected) = (item.name, item.expected)
        guard item.error.isNull else {
            Issue.record("\(name) should fail: \(item.error)")
            return
        }
        #expect(outcome.stack == (try expected["stack"].felts), "\(name)")
        #expect(outcome.cycleCount == (try expected["clk"].int), "\(name)")
        #expect(memory(outcome) == (try expectedMemory(expected["memory"])), "\(name)")
        #expect(outcome.advice.stack == (try expected["advice_stack_left"].felts), "\(name)")
        #expect(outcome.transcriptState == (try expected["transcript_state"].word), "\(name)")
        let requests = try expected["precompile_requests"].items.map {
            PrecompileRequest(
                eventID: try $0["event_id"].uint64,
                callData: try $0["calldata"].hex
            )
        }
        #expect(outcome.requests == requests, "\(name)")
    }

    private func memory(_ outcome: ExecutionOutcome) -> [UInt64: Felt] {
        var cells: [UInt64: Felt] = [:]
        for word in outcome.memory {
            for (index, element) in word.value.elements.enumerated() where element != .zero {
                cells[UInt64(word.address) + UInt64(index)] = element
            }
        }
        return cells
    }

    private func expectedMemory(_ json: JSONValue) throws -> [UInt64: Felt] {
        try Dictionary(
            uniqueKeysWithValues: json.items.map { (try $0[0].uint64, try $0[1].felt) }
        )
    }
}
