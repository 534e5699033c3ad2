// SPDX-License-Identifier: MIT

import Assembler
import CoreLibrary
import FieldArithmetic
import MerkleStructures
import Processor
import TestSupport
import VMCore

/// A program that names the library, with a host that has it.
struct LibraryProgram {
    private let program: Program
    private let executor: Executor

    /// Assembles a source.
    init(_ source: String, handlers: EventHandlers = .coreLibrary) throws {
        let library = try CoreLibrary.library()
        let assembler = Assembler(libraries: [LinkedLibrary(library, .dynamic)])
        program = try assembler.assembleProgram(SourceFile(name: "::$exec", text: source))
        executor = Executor(
            host: Host(forests: ForestStore([library.forest]), handlers: handlers)
        )
    }

    /// Runs it.
    func run(
        _ stack: [Felt],
        _ advice: AdviceInputs = AdviceInputs()
    ) throws(ExecutionError) -> ExecutionOutcome {
        try executor.execute(program, stack: stack, advice: advice)
    }
}

/// A procedure of the library, called with the stack alone.
struct LibraryCall {
    private let program: LibraryProgram

    /// Prepares calls of `miden::core::` and a path, which leaves as many items as it takes.
    init(_ path: String) throws {
        program = try LibraryProgram("begin\n    exec.::miden::core::\(path)\nend\n")
    }

    /// The stack afterwards, the top one first.
    func callAsFunction(
        _ stack: [Felt],
        advice: AdviceInputs = AdviceInputs()
    ) throws(ExecutionError) -> [Felt] {
        try program.run(stack, advice).stack
    }
}

/// The 32-bit limbs of an integer, the lowest first.
func limbs(_ value: UInt128, _ count: Int) -> [Felt] {
    (0..<count).map { Felt(UInt32(truncatingIfNeeded: value >> (32 * $0))) }
}

extension SeededGenerator {
    /// An integer that is often at an edge: small, near a power of two, or with runs of ones.
    mutating func edgedInteger(bitCount: Int) -> UInt128 {
        let mask = bitCount == 128 ? UInt128.max : (1 << UInt128(bitCount)) - 1
        let random = UInt128(next()) << 64 | UInt128(next())
        let shift = UInt128(next() % UInt64(bitCount))
        switch next() % 6 {
        case 0: return UInt128(next() % 4)
        case 1: return mask - UInt128(next() % 4)
        case 2: return (UInt128(1) << shift) & mask
        case 3: return ((UInt128(1) << shift) &- 1) & mask
        case 4: return (random >> shift) & mask
        default: return random & mask
        }
    }
}
