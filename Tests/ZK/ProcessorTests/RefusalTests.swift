// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import MerkleStructures
import Processor
import TestSupport
import Testing
import VMCore

/// Every fault by its name, from the smallest program that has it.
@Suite struct RefusalTests {
    struct Refusal: CustomTestStringConvertible {
        let testDescription: String
        let operations: [Operation]
        var stack: [Felt] = []
        let fault: ExecutionFault

        init(_ name: String, _ opcode: Opcode, _ stack: [Felt] = [], _ fault: ExecutionFault) {
            testDescription = name
            operations = [Operation(opcode, 7)]
            self.stack = stack
            self.fault = fault
        }
    }

    static let wide = Felt(reducing: 1 << 32)
    static let half = Felt(1 << 29)

    /// A stack with a source and a target of a stream.
    private static func streams(_ source: Felt, _ target: Felt) -> [Felt] {
        Array(repeating: 0, count: 12) + [source, target]
    }

    static let refusals: [Refusal] = [
        Refusal("assertion", .assert, [2], .assertion(code: 7)),
        Refusal("u32 assertion", .u32Assert2, [wide], .u32Assertion(code: 7, values: [wide])),
        Refusal("operand of u32 addition", .u32Add, [1, wide], .notU32([wide])),
        Refusal("operands of u32 sum of three", .u32Add3, [wide, 1, wide], .notU32([wide, wide])),
        Refusal("inverse of zero", .inv, [0], .divisionByZero),
        Refusal("division by zero", .u32Div, [0, 5], .divisionByZero),
        Refusal("operand of not", .not, [2], .notBinary(2)),
        Refusal("second operand of and", .and, [1, 3], .notBinary(3)),
        Refusal("condition of a swap", .cswap, [9], .notBinary(9)),
        Refusal("address of a load", .mload, [wide], .addressBeyondU32(1 << 32)),
        Refusal("address of a word", .mloadWord, [2], .addressNotAligned(2)),
        Refusal("empty advice", .advicePop, [], .adviceStackEmpty),
        Refusal("event without handler", .emit, [5], .unhandledEvent(5)),
        Refusal("overlapping streams", .cryptoStream, streams(8, 12), .memoryConflict(address: 12)),
        Refusal("same streams", .cryptoStream, streams(8, 8), .memoryConflict(address: 8)),
        Refusal("target first", .cryptoStream, streams(7, 0), .memoryConflict(address: 4)),
        Refusal("streams apart", .cryptoStream, streams(9, 1), .addressNotAligned(9)),
        Refusal("folding at zero", .friE2F4, [], .friFolding),
        Refusal("circuit without inputs", .evalCircuit, [0, 0, 4], .circuit(.inputCount(0))),
        Refusal("circuit with three gates", .evalCircuit, [0, 2, 3], .circuit(.gateCount(3))),
        Refusal(
            "circuit with too many wires",
            .evalCircuit,
            [0, half, half],
            .circuit(.wireCount(1 << 30))
        ),
        Refusal("inputs before gates", .evalCircuit, [1, 3, 3], .circuit(.inputCount(3))),
        Refusal("gates before the pointer", .evalCircuit, [1, 2, 3], .circuit(.gateCount(3))),
        Refusal("pointer of a circuit", .evalCircuit, [1, 2, 4], .addressNotAligned(1)),
        Refusal(
            "inputs beyond memory",
            .evalCircuit,
            [0xFFFF_FFFC, 4, 4],
            .addressBeyondU32(1 << 32)
        ),
        Refusal("gate on a later wire", .evalCircuit, [0, 2, 4], .circuit(.undefinedWire(0))),
        Refusal(
            "position outside a tree",
            .merkleVerify,
            [0, 0, 0, 0, 3, 8],
            .merkleIndex(depth: 3, position: 8)
        ),
        Refusal("unknown root", .merkleVerify, [], .merkleLookup(.rootNotFound(.zero))),
        Refusal("control code in a block", .halt, [], .notAnOperation(.halt)),
    ]

    @Test(arguments: refusals)
    func `a program that breaks a rule is refused by name`(_ refusal: Refusal) throws {
        let program = try ForestBuilder.program(refusal.operations)
        let error = #expect(throws: ExecutionError.self) {
            try Executor().execute(program, stack: refusal.stack)
        }
        #expect(error?.fault == refusal.fault)
        // SPAN is row 0.
        #expect(error?.clk == 1)
        #expect(error?.step == .operation(refusal.operations[0].opcode))
    }

    @Test func `control blocks refuse what is no condition, target or depth`() throws {
        var forest = MASTForest()
        let block = try ForestBuilder.block([Operation(.pad)], in: &forest)
        let root = forest.nodes[block].digest
        let cases: [(MASTNode.Kind, ExecutionFault, ExecutionError.Step)] = [
            (.split(onTrue: block, onFalse: block), .branchNotBinary(6), .operation(.split)),
            (.loop(body: block), .loopNotBinary(6), .operation(.loop)),
            (.syscall(callee: block), .notInKernel(root), .operation(.syscall)),
            (.call(callee: block), .stackDepthOnReturn(17), .end(.call)),
            (.dyn, .addressNotAligned(6), .operation(.dyn)),
            (.dyncall, .addressNotAligned(6), .operation(.dyncall)),
        ]
        for (kind, fault, step) in cases {
            var forest = forest
            let node = forest.append(kind)
            let program = try ForestBuilder.program(forest, node)
            let error = #expect(throws: ExecutionError.self) {
                try Executor().execute(program, stack: [6])
            }
            #expect(error?.fault == fault)
            #expect(error?.step == step)
        }
    }

    @Test func `inputs and ends are refused`() throws {
        let program = try ForestBuilder.program(.pad)
        let deep = #expect(throws: ExecutionError.self) { try Executor().execute(program) }
        #expect(deep?.fault == .stackNotEmpty(excess: 1))
        #expect(deep?.step == .endOfProgram)
        let long = #expect(throws: ExecutionError.self) {
            try Executor().execute(program, stack: Array(repeating: .one, count: 17))
        }
        #expect(long?.fault == .stackInputCount(17))
        #expect(long?.step == .setup)
    }

    @Test func `code that nobody has is not found`() throws {
        var forest = MASTForest()
        let root = Word(1, 2, 3, 4)
        let external = forest.append(MASTNode.external(root))
        let program = try ForestBuilder.program(forest, external)
        // A forest that only names the procedure does not have it.
        let host = Processor.Host(forests: ForestStore([program.forest]))
        let error = #expect(throws: ExecutionError.self) {
            try Executor(host: host).execute(program)
        }
        #expect(error?.fault == .procedureNotFound(root))
        #expect(error?.step == .external)
    }
}
