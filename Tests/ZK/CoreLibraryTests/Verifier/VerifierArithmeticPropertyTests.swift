// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import Processor
import TestSupport
import Testing

/// Small pieces of the recursive verifier compute what Swift computes.
@Suite struct VerifierArithmeticPropertyTests {
    @Test func `generators of domains`() throws {
        let call = try LibraryCall("stark::utils::compute_lde_generator")
        for order in 1...32 {
            let expected = Felt.rootOfUnity(log2Order: order)
            #expect(try call([felt(order)]) == LibraryCall.left([expected]), "\(order)")
        }
        for order in [Felt.zero, 33, 64, Felt(reducing: 1 << 32), -Felt.one] {
            #expect(throws: ExecutionError.self, "\(order)") { try call([order]) }
        }
    }

    @Test func `positions with their bits reversed`() throws {
        let call = try LibraryCall("stark::utils::bit_reverse_len_parallel")
        var chance = SeededGenerator(seed: 121)
        for round in 0..<400 {
            let bitCount = 1 + round % 32
            let index = UInt32(chance.edgedInteger(bitCount: 32) & ((1 << UInt128(bitCount)) - 1))
            let reversed = (0..<bitCount).reduce(UInt32(0)) { $0 << 1 | (index >> UInt32($1)) & 1 }
            let found = try call([Felt(index), Felt(reducing: 1 << UInt64(32 - bitCount))])
            #expect(found == LibraryCall.left([Felt(reversed)]), "\(index) of \(bitCount) bits")
        }
    }

    @Test func `parameters within their bounds`() throws {
        let validate = "exec.::miden::core::stark::utils::validate_inputs"
        let names = ["number_queries", "query_pow_bits", "deep_pow_bits", "folding_pow_bits"]
        let setters = names.map { "exec.::miden::core::stark::constants::set_\($0)" }
        let source = "begin\n\(setters.joined(separator: " "))\n\(validate)\nend\n"
        let program = try LibraryProgram(source)
        var chance = SeededGenerator(seed: 122)
        let choices = [[7, 27, 150, 6, 151], [0, 16, 31, 31, 32], [0, 1, 31, 30, 40]]
        for _ in 0..<300 {
            let queries = choices[0][chance.number(below: 5)]
            let bits = (0..<3).map { choices[1 + $0 % 2][chance.number(below: 5)] }
            let length = [6, 7, 20, 29, 5, 30][chance.number(below: 6)]
            let isValid =
                (7...150).contains(queries) && bits.allSatisfy { $0 < 32 }
                && (6...29).contains(length)
            let outcome = try? program.run(([queries] + bits + [length]).map { felt($0) })
            #expect((outcome != nil) == isValid, "\(queries), \(bits), \(length)")
            #expect(outcome == nil || outcome?.stack[0] == felt(length))
        }
    }

    @Test(arguments: [(64, "_half"), (128, "")])
    func `remainders are evaluated`(count: Int, suffix: String) throws {
        let call = try LibraryCall(
            "pcs::fri::helper::evaluate_fri_remainder_poly_max_degree_plus_1\(suffix)",
            then: "drop"
        )
        var chance = SeededGenerator(seed: 123)
        for _ in 0..<40 {
            let coefficients = (0..<count).map { _ in chance.quadFelt() }
            let (point, start) = (chance.quadFelt(), chance.quadFelt())
            let value = coefficients.reduce(start) { $0 * point + $1 }
            let elements = coefficients.flatMap { [$0.c0, $0.c1] }
            let memory = [UInt32(8_000): elements, 9_000: [point.c0, point.c1, .zero, .zero]]
            let (below, rate) = (chance.word().elements, chance.felts(8))
            let found = try call(
                rate + below + [8_000, 9_000, start.c0, start.c1],
                memory: memory
            )
            let pointers = [felt(8_000 + 2 * count), 9_000]
            let last = Array(elements.suffix(7))
            #expect(found == last + below + pointers + [value.c0, value.c1])
        }
    }
}
