// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import Hashing
import MerkleStructures
import Processor
import Synchronization
import Testing
import VMCore

/// Handlers see the machine, change nothing but advice, and may say whatever they like.
@Suite struct HostTests {
    private static let event: UInt64 = 99

    /// Emits the event and then takes an element of advice.
    private func program(_ before: [Operation] = []) throws -> Program {
        try ForestBuilder.program(
            before + [
                .push(Felt(reducing: Self.event)), Operation(.emit), Operation(.drop),
                Operation(.advicePop), Operation(.swap), Operation(.drop),
            ]
        )
    }

    private func execute(
        _ options: ExecutionOptions = ExecutionOptions(),
        _ before: [Operation] = [],
        _ answer: @escaping EventHandler.Answer
    ) throws -> ExecutionOutcome {
        let handlers = EventHandlers([EventHandler(id: Self.event, answer: answer)])
        return try Executor(host: Processor.Host(handlers: handlers), options: options)
            .execute(try program(before), stack: [1, 2, 3])
    }

    @Test func `an answer is popped in its order and requests are kept in theirs`() throws {
        let requests = (1...3).map { PrecompileRequest(eventID: 5, callData: [$0]) }
        let outcome = try execute { _ in
            [.pushStack([7, 8])] + requests.map { .request($0) } + [.pushStack([9])]
        }
        #expect(outcome.stack[0] == 9)
        #expect(outcome.advice.stack == [7, 8])
        #expect(outcome.requests == requests)
    }

    @Test func `requests have so many bytes and no more`() throws {
        let requests = (1...3).map { PrecompileRequest(eventID: 5, callData: [$0, $0]) }
        var options = ExecutionOptions()
        options.requestBytesMax = 6
        let outcome = try execute(options) { _ in
            requests.map { .request($0) } + [.pushStack([9])]
        }
        #expect(outcome.requests.count == 3)
        options.requestBytesMax = 5
        let error = #expect(throws: ExecutionError.self) {
            _ = try execute(options) { _ in requests.map { .request($0) } }
        }
        #expect(error?.fault == .requestLimit(bytes: 5))
    }

    @Test func `a handler sees stack, memory, advice and row`() throws {
        let seen = Mutex<[Felt?]>([])
        let stores: [Operation] = [.push(100), Operation(.mstore)]
        _ = try execute(ExecutionOptions(), stores) { view in
            seen.withLock {
                $0 = [
                    view.item(0), view.item(1), view.item(15), view.item(16), view.item(-1),
                    view.writtenElement(100), view.writtenElement(101), view.writtenElement(104),
                    view.element(104), Felt(view.clk), Felt(view.context),
                    Felt(UInt32(view.stackDepth)),
                ]
            }
            return [.pushStack([1])]
        }
        let expected: [Felt?] = [99, 1, 0, 0, 0, 1, 0, nil, 0, 4, 0, 17]
        #expect(seen.withLock { $0 } == expected)
    }

    @Test func `a view that outlives its event shows nothing wrong`() throws {
        // Only this thread runs the handler and reads what it kept.
        nonisolated(unsafe) var kept: MachineView?
        let outcome = try execute { view in
            kept = view
            return [.pushStack([1])]
        }
        #expect(outcome.stack[0] == 1)
        #expect(kept?.clk == 2)
        for position in -2..<40 { _ = kept?.item(position) }
        #expect(kept?.writtenElement(0) == nil)
    }

    @Test func `answers keep to the limits of advice`() throws {
        var options = ExecutionOptions()
        options.adviceStackElementsMax = 4
        options.adviceValueElementsMax = 4
        let key = Word(1, 2, 3, 4)
        let cases: [([AdviceMutation], ExecutionFault)] = [
            ([.pushStack([1, 2, 3, 4, 5])], .adviceStackTooLarge(most: 4)),
            (
                [.insertMap(key: key, values: [1, 2, 3, 4, 5])],
                .adviceValueTooLarge(size: 5, most: 4)
            ),
            (
                [.insertMap(key: key, values: [1]), .insertMap(key: key, values: [2])],
                .adviceKeyConflict(key)
            ),
            ([], .adviceStackEmpty),
        ]
        for (answer, fault) in cases {
            let error = #expect(throws: ExecutionError.self) {
                try execute(options) { _ in answer }
            }
            #expect(error?.fault == fault)
        }
    }

    @Test func `an answer adds so many nodes of trees and no more`() throws {
        let nodes = (1...3).map { InnerNode(left: Word(Felt($0), 0, 0, 0), right: .zero) }
        var options = ExecutionOptions()
        options.merkleStoreNodesMax = MerkleStore().nodeCount + 3
        let outcome = try execute(options) { _ in [.insertNodes(nodes), .pushStack([9])] }
        #expect(outcome.advice.store.nodeCount == options.merkleStoreNodesMax)
        options.merkleStoreNodesMax -= 1
        let error = #expect(throws: ExecutionError.self) {
            _ = try execute(options) { _ in [.insertNodes(nodes)] }
        }
        #expect(error?.fault == .merkleStoreTooLarge(most: options.merkleStoreNodesMax))
    }

    @Test func `answers read so much memory and no more`() throws {
        var options = ExecutionOptions()
        options.eventElementsMax = 5
        func read(_ count: UInt32) throws {
            _ = try execute(options) { view in
                for address in 0..<count { _ = view.element(address) }
                return [.pushStack([9])]
            }
        }
        try read(5)
        let error = #expect(throws: ExecutionError.self) { try read(6) }
        #expect(error?.fault == .eventLimit(elements: 5))

        // Two copies of three elements into the map, by an event of the machine.
        let copy: [Operation] = [
            .push(Felt(name: "sys::mem_to_map")), Operation(.emit), Operation(.drop),
        ]
        let program = try ForestBuilder.program(copy + copy)
        for (most, fault) in [(6, nil), (5, ExecutionFault.eventLimit(elements: 5))] {
            options.eventElementsMax = most
            var found: ExecutionFault?
            do throws(ExecutionError) {
                let stack: [Felt] = [0, 0, 0, 0, 0, 3]
                _ = try Executor(options: options).execute(program, stack: stack)
            } catch { found = error.fault }
            #expect(found == fault)
        }
    }

    @Test func `a refusal is an error of the row`() throws {
        let error = #expect(throws: ExecutionError.self) {
            try execute { _ throws(EventRefusal) in throw .other(code: 5) }
        }
        #expect(error?.fault == .eventRefused(Self.event, .other(code: 5)))
        #expect(error?.step == .operation(.emit))
    }

    @Test func `an event nobody answers is passed over where the host says so`() throws {
        let program = try ForestBuilder.program([Operation(.emit)])
        let host = Processor.Host(ignoresUnhandledEvents: true)
        #expect(try Executor(host: host).execute(program, stack: [5]).stack[0] == 5)
    }

    @Test func `nodes from a handler have the hashes of their children`() throws {
        let node = InnerNode(left: Word(1, 1, 1, 1), right: Word(2, 2, 2, 2))
        let outcome = try execute { _ in [.insertNodes([node]), .pushStack([1])] }
        #expect(outcome.advice.store.children(of: node.hash) == node)
        #expect(outcome.advice.store.nodes(missingFrom: MerkleStore()) == [node])
    }
}
