// SPDX-License-Identifier: MIT

import Assembler
import CoreLibrary
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Counts of leading and trailing bits, wherever they end, and hints that are not the count.
@Suite struct BitCountPropertyTests {
    @Test(arguments: [64, 128])
    func `a count ends at every bit`(bitCount: Int) throws {
        let calls = try ["clz", "ctz", "clo", "cto"].map {
            try LibraryCall("math::u\(bitCount)::\($0)")
        }
        let mask = bitCount == 128 ? UInt128.max : (1 << UInt128(bitCount)) - 1
        var chance = SeededGenerator(seed: 6)
        for count in 0...bitCount {
            let noise = chance.edgedInteger(bitCount: bitCount)
            // The bit at which the count ends, and anything beyond it.
            let end = count == bitCount ? 0 : UInt128(1) << UInt128(count)
            let low = end | (count >= 127 ? 0 : noise << UInt128(count + 1)) & mask
            let high = reversed(low, bitCount: bitCount)
            for (call, value) in zip(calls, [high, low, ~high & mask, ~low & mask]) {
                let found = try call(limbs(value, bitCount / 32))
                #expect(found == LibraryCall.left([felt(count)]), "\(value)")
            }
        }
    }

    private func reversed(_ value: UInt128, bitCount: Int) -> UInt128 {
        (0..<bitCount).reduce(UInt128(0)) { $0 << 1 | (value >> UInt128($1)) & 1 }
    }

    @Test(arguments: ["clz", "ctz", "clo", "cto"])
    func `a limb that decides and is no 32-bit integer is refused`(name: String) throws {
        let call = try LibraryCall("math::u128::\(name)")
        let passed: Felt = name.hasSuffix("z") ? .zero : Felt(UInt32.max)
        var chance = SeededGenerator(seed: 7)
        for place in 0..<4 {
            for _ in 0..<8 {
                var limbs = [Felt](repeating: passed, count: 4)
                let index = name.hasPrefix("cl") ? 3 - place : place
                limbs[index] = Felt(reducing: chance.next() | 1 << 32)
                #expect(throws: ExecutionError.self, "\(limbs)") { try call(limbs) }
            }
        }
    }

    /// The check of a count without the event that asks the host for it.
    private func check(_ name: String) throws -> Program {
        let module = try #require(
            CoreLibrary.modules.first { $0.path == "miden::core::math::bit_count" }
        )
        let text = String(decoding: module.file.bytes, as: UTF8.self)
            .replacing("emit.U32_CLZ adv_push", with: "adv_push")
            .replacing("emit.U32_CTZ adv_push", with: "adv_push")
        #expect(!text.contains("emit."))
        return try Assembler().assembleProgram(
            SourceFile(name: "::$exec", text: "begin exec.::counts::\(name) end"),
            modules: [ModuleSource(path: "counts", text: text)]
        )
    }

    @Test(arguments: ["leading_zeros_of_u32", "trailing_zeros_of_u32"])
    func `a host that names another count is refused`(name: String) throws {
        let program = try check(name)
        var chance = SeededGenerator(seed: 8)
        for round in 0..<64 {
            let shift = UInt128(round % 32)
            let value = UInt32(truncatingIfNeeded: chance.edgedInteger(bitCount: 32) >> shift)
            let isLeading = name.hasPrefix("leading")
            let count = isLeading ? value.leadingZeroBitCount : value.trailingZeroBitCount
            var hints = (0...64).map { felt($0) }
            hints += [-Felt.one, Felt(reducing: 1 << 32), chance.felt()]
            for hint in hints {
                let advice = AdviceInputs(stack: [hint])
                let outcome = try? Executor().execute(program, stack: [Felt(value)], advice: advice)
                // Zero has no bit at which a count could end.
                let isRight = value != 0 && hint == felt(count)
                #expect((outcome != nil) == isRight, "\(value) \(hint)")
                #expect(outcome == nil || outcome?.stack.first == felt(count))
            }
        }
    }
}
