// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Processor
public import TestSupport
public import VMCore

/// Programs put together without an assembler.
public enum ForestBuilder {
    /// A program of one block.
    public static func program(_ operations: [Operation]) throws -> Program {
        var forest = MASTForest()
        let block = try block(operations, in: &forest)
        return try program(forest, block)
    }

    /// A program of one block without arguments.
    public static func program(_ opcodes: Opcode...) throws -> Program {
        try program(opcodes.map { Operation($0) })
    }

    /// A program that starts with a node of a forest.
    public static func program(_ forest: MASTForest, _ node: Int) throws -> Program {
        var forest = forest
        forest.appendRoot(node)
        guard let program = Program(forest: forest, entryPoint: node) else { throw Failure() }
        return program
    }

    /// Adds a block.
    public static func block(_ operations: [Operation], in forest: inout MASTForest) throws -> Int {
        guard let block = BasicBlock(operations) else { throw Failure() }
        return forest.append(.block(block))
    }

    /// What should hold does not.
    public struct Failure: Error {}

    /// A forest of blocks and control nodes by chance, and a program of its last node that
    /// drops what is left.
    public static func random(_ generator: inout SeededGenerator) throws -> Program {
        var forest = MASTForest()
        for _ in 0...generator.next() % 3 {
            _ = try block(operations(&generator), in: &forest)
        }
        for _ in 0..<generator.next() % 12 {
            func child() -> Int { Int(generator.next() % UInt64(forest.nodes.count)) }
            switch generator.next() % 10 {
            case 0, 1: _ = try block(operations(&generator), in: &forest)
            case 2, 3: forest.append(.join(first: child(), second: child()))
            case 4: forest.append(.split(onTrue: child(), onFalse: child()))
            case 5: forest.append(.loop(body: child()))
            case 6: forest.append(.call(callee: child()))
            case 7: forest.append(.syscall(callee: child()))
            case 8: forest.append(generator.next() % 2 == 0 ? .dyn : .dyncall)
            default: forest.append(MASTNode.external(forest.nodes[child()].digest))
            }
        }
        for index in forest.nodes.indices where generator.next() % 2 == 0 {
            forest.appendRoot(index)
        }
        let node = forest.nodes.count - 1
        let drops = try block(Array(repeating: Operation(.drop), count: 100), in: &forest)
        let start = forest.append(.join(first: node, second: drops))
        return try program(forest, start)
    }

    /// Up to 80 operations of all codes, control codes among them now and then.
    private static func operations(_ generator: inout SeededGenerator) -> [Operation] {
        (0...generator.next() % 80).map { _ in
            let codes = Opcode.allCases
            let code = codes[Int(generator.next() % UInt64(codes.count))]
            if code.isControl, generator.next() % 16 != 0 { return Operation(.pad) }
            // Most programs should get far: what needs special operands comes less often.
            if Self.demanding.contains(code), generator.next() % 8 != 0 {
                return Operation(.push, number(&generator))
            }
            return Operation(code, number(&generator))
        }
    }

    private static let demanding: Set<Opcode> = [
        .assert, .inv, .not, .and, .or, .cswap, .cswapWord, .u32Assert2, .merkleVerify,
        .merkleUpdate, .friE2F4, .evalCircuit, .emit, .pipe, .advicePop, .advicePopWord,
        .cryptoStream, .u32Div, .u32And, .u32Xor, .u32Add, .u32Sub, .u32Mul, .u32Madd, .u32Add3,
        .mload, .mstore, .mloadWord, .mstoreWord, .mstream, .hornerBase, .hornerExt,
    ]

    /// A small number, an edge, or any.
    public static func number(_ generator: inout SeededGenerator) -> Felt {
        let edges: [UInt64] = [
            0, 1, 2, 4, 16, 64, 0xFFFF_FFFF, 0x1_0000_0000, 0xFFFF_FFFC, 0xFFFF_FFFE,
            0xFFFF_FFFF_0000_0000, 0x8000_0000,
        ]
        switch generator.next() % 4 {
        case 0: return Felt(UInt32(generator.next() % 128))
        case 1: return Felt(reducing: edges[Int(generator.next() % UInt64(edges.count))])
        case 2: return Felt(UInt32(truncatingIfNeeded: generator.next()))
        default: return generator.felt()
        }
    }
}
