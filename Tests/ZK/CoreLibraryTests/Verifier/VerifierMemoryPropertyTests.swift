// SPDX-License-Identifier: MIT

import AssembledCases
import Commitments
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// The memory map of the recursive verifier is the contract's, and no part of it lies on another.
@Suite struct VerifierMemoryPropertyTests {
    private static let constants = "::miden::core::stark::constants"

    /// A part of memory with the name of the procedure that gives its address.
    private static let regions: [(name: String, start: UInt32, count: UInt32)] = [
        ("main_trace_com_ptr", VerifierCell.mainRoot, 4),
        ("aux_trace_com_ptr", VerifierCell.auxRoot, 4),
        ("composition_poly_com_ptr", VerifierCell.quotientRoot, 4),
        ("z_ptr", VerifierCell.point, 4), ("zero_word_ptr", VerifierCell.zeroWord, 4),
        ("deep_rand_alpha_nd_ptr", VerifierCell.hintedAlpha, 4),
        ("ood_fixed_term_horner_evaluations_ptr", VerifierCell.negatedSums, 4),
        ("variable_length_public_inputs_address_ptr", VerifierCell.kernelSumAddress, 1),
        ("public_inputs_address_ptr", VerifierCell.publicValuesAddress, 1),
        ("c_ptr", VerifierCell.sponge, 4), ("r1_ptr", VerifierCell.sponge + 4, 4),
        ("r2_ptr", VerifierCell.sponge + 8, 4),
        ("tmp1", VerifierCell.scratch[0], 4), ("tmp2", VerifierCell.scratch[1], 4),
        ("tmp3", VerifierCell.scratch[2], 4), ("tmp4", VerifierCell.scratch[3], 4),
        ("bus_gamma_ptr", VerifierCell.betaPower, 4),
        ("aux_rand_nd_ptr", VerifierCell.hintedBus, 4),
        ("composition_coef_ptr", VerifierCell.constraintChallenge, 4),
        ("deep_rand_coef_ptr", VerifierCell.deepChallenges, 4),
        (digest("compute_deep_composition_polynomial_queries"), VerifierCell.openingDigest, 4),
        (digest("execute_constraint_evaluation_check"), VerifierCell.constraintDigest, 4),
        (digest("process_row_ood_evaluations"), VerifierCell.rowDigest, 4),
        (digest("process_public_inputs"), VerifierCell.publicInputDigest, 4),
        (digest("observe_aux_trace"), VerifierCell.auxTraceDigest, 4),
        ("random_coin_input_buf_ptr", VerifierCell.inputBuffer, 8),
        ("random_coin_input_len_ptr", VerifierCell.inputLength, 1),
        ("random_coin_output_len_ptr", VerifierCell.outputLength, 1),
        ("aux_rand_elem_ptr", VerifierCell.busChallenges, 4),
        ("ood_evaluations_ptr", VerifierCell.outOfDomainRows, 2 * 2 * 104),
        ("aux_bus_boundary_ptr", VerifierCell.finals, 4),
        ("auxiliary_ace_inputs_ptr", VerifierCell.circuitInputs, 20),
        ("ace_circuit_stream_ptr", VerifierCell.circuit, 8 * 677),
        ("current_trace_row_ptr", VerifierCell.openedRow, 104),
        ("fri_com_ptr", VerifierCell.layers, 8 * 16 + 2 * 128),
    ]

    /// Cells that are written and read by name.
    private static let cells: [(name: String, address: UInt32)] = [
        ("number_queries", VerifierCell.queryCount),
        ("remainder_poly_size", VerifierCell.remainderSize),
        ("num_fri_layers", VerifierCell.layerCount),
        ("remainder_poly_address", VerifierCell.remainderAddress),
        ("trace_length", VerifierCell.traceLength),
        ("fri_queries_address", VerifierCell.queriesAddress),
        ("trace_length_log", VerifierCell.traceLengthLog),
        ("trace_domain_generator", VerifierCell.traceGenerator),
        ("query_pow_bits", VerifierCell.queryWorkBits),
        ("deep_pow_bits", VerifierCell.deepWorkBits),
        ("folding_pow_bits", VerifierCell.foldingWorkBits),
        ("lde_domain_size", VerifierCell.domainWord),
        ("lde_domain_generator", VerifierCell.domainWord + 2),
    ]

    private static func digest(_ name: String) -> String { "get_procedure_digest_\(name)_ptr" }

    @Test func `addresses are those of the contract, and parts do not overlap`() throws {
        var end: UInt32 = 0
        let single = Self.cells.map { (name: "", start: $0.address, count: UInt32(1)) }
        for region in (Self.regions + single).sorted(by: { $0.start < $1.start }) {
            #expect(region.start >= end, "\(region.name)")
            #expect(region.count < 4 || region.start % 4 == 0, "\(region.name)")
            (end, _) = region.start.addingReportingOverflow(region.count)
            guard !region.name.isEmpty else { continue }
            let call = try LibraryCall("stark::constants::\(region.name)")
            #expect(try call([]) == LibraryCall.left([Felt(region.start)]), "\(region.name)")
        }
        let call = try LibraryCall("stark::constants::get_arithmetic_circuit_ptr")
        #expect(try call([]) == LibraryCall.left([Felt(VerifierCell.circuit + 600)]))
    }

    @Test func `parameters are those of the proof system`() throws {
        let expected: [(String, Felt)] = [
            ("stark::constants::get_root_unity", .rootOfUnity(log2Order: Felt.twoAdicity)),
            ("stark::constants::get_domain_offset", .generator),
            ("stark::constants::get_domain_offset_inv", Felt.generator.inverseOrZero()),
            ("stark::constants::get_blowup_factor", felt(1 << ProofParameters.log2Blowup)),
            ("stark::constants::get_blowup_factor_log", felt(ProofParameters.log2Blowup)),
            ("stark::constants::get_fri_fold_arity", felt(1 << ProofParameters.log2FoldingArity)),
            ("stark::constants::get_log_final_degree", felt(ProofParameters.log2FinalDegree)),
            ("stark::constants::get_num_aux_trace_coefs", 2),
            (
                "pcs::fri::helper::get_fri_remainder_poly_max_degree_plus_1",
                felt(1 << ProofParameters.log2FinalDegree)
            ),
            (
                "pcs::fri::helper::get_fri_remainder_poly_max_degree_plus_1_half",
                felt(1 << (ProofParameters.log2FinalDegree - 1))
            ),
            (
                "pcs::fri::helper::get_fri_remainder_codeword_max_size",
                felt(1 << (ProofParameters.log2FinalDegree + ProofParameters.log2Blowup))
            ),
            ("sys::vm::public_inputs::get_num_fixed_len_public_inputs", 40),
        ]
        for (name, value) in expected {
            #expect(try LibraryCall(name)([]) == LibraryCall.left([value]), "\(name)")
        }
    }

    @Test(arguments: UInt64(0)..<8)
    func `cells keep what was written last`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var lines: [String] = []
        var (model, expected): ([UInt32: Felt], [Felt]) = ([:], [])
        for _ in 0..<80 {
            let cell = Self.cells[chance.number(below: Self.cells.count)]
            let value = chance.edgedFelt()
            switch chance.number(below: 5) {
            case 0, 1:
                lines.append("push.\(value.value) exec.\(Self.constants)::set_\(cell.name)")
                model[cell.address] = value
            case 2:
                let word = chance.edgedWord().elements
                lines += word.reversed().map { "push.\($0.value)" }
                lines.append("exec.\(Self.constants)::set_lde_domain_info_word dropw")
                for (offset, item) in word.enumerated() {
                    model[VerifierCell.domainWord + UInt32(offset)] = item
                }
            case 3:
                let start = VerifierCell.domainWord
                lines.append("padw exec.\(Self.constants)::get_lde_domain_info_word")
                lines += Self.kept(4, &expected) { model[start + $0] ?? .zero }
                lines.append("exec.\(Self.constants)::get_lde_domain_depth")
                lines += Self.kept(1, &expected) { model[start + 1 + $0] ?? .zero }
            default:
                lines.append("exec.\(Self.constants)::get_\(cell.name)")
                lines += Self.kept(1, &expected) { model[cell.address + $0] ?? .zero }
            }
        }
        let source = "begin\n" + lines.joined(separator: "\n") + "\nend\n"
        let outcome = try LibraryProgram(source).run([])
        #expect(outcome.elements(at: Self.results, count: expected.count) == expected)
        // Above are the frame pointer and what belongs to it.
        let region = UInt64(VerifierCell.domainWord)..<UInt64(VerifierCell.layers)
        let cells = outcome.memoryCells.filter { region.contains($0.key) }
        var written: [UInt64: Felt] = [:]
        for (address, value) in model where value != .zero { written[UInt64(address)] = value }
        #expect(cells == written)
    }

    private static let results: UInt32 = 1_000

    /// Instructions that move items from the stack to memory, with what they must be.
    private static func kept(
        _ count: UInt32,
        _ expected: inout [Felt],
        _ value: (UInt32) -> Felt
    ) -> [String] {
        (0..<count).map { index in
            expected.append(value(index))
            return "push.\(Int(results) + expected.count - 1) mem_store"
        }
    }

    @Test func `the word that stays zero is read, not made`() throws {
        let call = try LibraryCall("stark::constants::zeroize_stack_word")
        var chance = SeededGenerator(seed: 7)
        let (above, word) = (chance.word().elements, chance.word().elements)
        #expect(try call(above) == LibraryCall.left([.zero, .zero, .zero, .zero]))
        let found = try call(above, memory: [VerifierCell.zeroWord: word])
        #expect(found == LibraryCall.left(word))
    }

    @Test func `procedures of the relation are stored by their digests and run by them`() throws {
        let call = try LibraryCall("stark::utils::store_dynamically_executed_procedures")
        var chance = SeededGenerator(seed: 8)
        let digests = chance.felts(20)
        let outcome = try call.run(digests)
        let cells = [
            VerifierCell.auxTraceDigest, VerifierCell.publicInputDigest, VerifierCell.rowDigest,
            VerifierCell.constraintDigest, VerifierCell.openingDigest,
        ]
        #expect(outcome.items == LibraryCall.left([]))
        #expect(cells.flatMap { outcome.elements(at: $0, count: 4) } == digests)

        // Each runs what its own cell names, and nothing where nobody has it.
        let names = [
            "stark::utils::observe_aux_trace", "stark::public_inputs::process_public_inputs",
            "stark::ood_frames::load_and_horner_eval_ood_frames",
            "stark::utils::execute_constraint_evaluation_check",
            "stark::deep_queries::compute_deep_composition_polynomial_queries",
        ]
        for (name, cell) in zip(names, cells) {
            let call = try LibraryCall(name)
            let advice = AdviceInputs(stack: chance.felts(2))
            do throws(ExecutionError) {
                _ = try call([], memory: [cell: chance.felts(4)], advice: advice)
                Issue.record("\(name) runs what nobody has")
            } catch {
                guard case .procedureNotFound = error.fault else {
                    Issue.record("\(name): \(error.fault)")
                    continue
                }
            }
        }
        let path = "stark::constants::get_domain_offset"
        let offset = try #require(try LibraryCall.digest(path)).elements
        for (name, cell) in [(names[0], cells[0]), (names[1], cells[1]), (names[3], cells[3])] {
            let found = try LibraryCall(name)([], memory: [cell: offset])
            #expect(found == LibraryCall.left([.generator]), "\(name)")
        }
    }
}
