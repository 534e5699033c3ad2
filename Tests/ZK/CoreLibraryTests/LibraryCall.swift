// SPDX-License-Identifier: MIT

import Assembler
import CoreLibrary
import FieldArithmetic
import MerkleStructures
import Processor
import TestSupport
import VMCore

/// A procedure of the library, called with the stack alone.
struct LibraryCall {
    private let program: Program
    private let executor: Executor

    /// Prepares calls of `miden::core::` and a path.
    ///
    /// - Parameters:
    ///   - path: The procedure, such as `math::u64::div`.
    ///   - growth: How many items more it leaves than it takes.
    /// - Throws: What is wrong with the library or the call.
    init(_ path: String, growth: Int = 0) throws {
        let library = try CoreLibrary.library()
        let drops = String(repeating: "    movup.15 drop\n", count: max(0, growth))
        let text = "begin\n    exec.::miden::core::\(path)\n    nop\n\(drops)end\n"
        let assembler = Assembler(libraries: [LinkedLibrary(library, .dynamic)])
        program = try assembler.assembleProgram(SourceFile(name: path, text: text))
        executor = Executor(
            host: Host(forests: ForestStore([library.forest]), handlers: .coreLibrary)
        )
    }

    /// The stack afterwards, the top one first.
    func callAsFunction(
        _ stack: [Felt],
        advice: AdviceInputs = AdviceInputs()
    ) throws(ExecutionError) -> [Felt] {
        try executor.execute(program, stack: stack, advice: advice).stack
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
