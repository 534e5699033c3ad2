// SPDX-License-Identifier: MIT

import AssembledCases
import Assembler
import FieldArithmetic
import MerkleStructures
import Processor
import STARKProver
import TestSupport
import Testing
import VMAIR
import VMCore
import VMProver

/// Random programs are proven, and the verifier inside the machine accepts the proofs and nothing
/// that differs from them.
@Suite struct RecursiveVerificationTests {
    private static let whole = "begin exec.::miden::core::sys::vm::verify_proof end"

    /// A program of random steps, none of which can fail, with or without a kernel, and a host.
    private static func program(
        _ chance: inout SeededGenerator,
        stepCount: Int,
        hasKernel: Bool
    ) throws -> (program: Program, executor: Executor) {
        let steps = [
            "add dup", "mul dup.3", "swap.5", "movup.9", "movdn.12", "push.17 add", "u32split add",
            "hperm", "dup mem_store.40", "drop mem_load.40", "padw mem_loadw_le.44 dropw", "neg",
            "dup eq.0 if.true push.3 add else inv end", "exec.square", "call.mix",
            "push.6 dup neq.0 while.true sub.1 dup neq.0 end drop",
            "u32split u32and dup", hasKernel ? "syscall.offered" : "swapw",
        ]
        let body = (0..<stepCount).map { _ in steps[Int(chance.next() % UInt64(steps.count))] }
        var assembler = Assembler()
        var host = Host()
        if hasKernel {
            let kernel = """
                pub proc offered swap.2 push.5 mul end
                pub proc unused push.\(chance.next() % 1_000) drop end
                """
            let file = SourceFile(name: "kernel.masm", text: kernel)
            let library = try assembler.assembleKernel(file)
            assembler.kernel = library
            host = Host(forests: ForestStore([library.library.forest]))
        }
        let source = """
            proc square dup mul end
            proc mix swap.7 dup.2 add end
            begin
                \(body.joined(separator: "\n"))
                sdepth neq.16 while.true movup.15 drop sdepth neq.16 end
            end
            """
        let program = try assembler.assembleProgram(SourceFile(name: "::$exec", text: source))
        return (program, Executor(host: host))
    }

    private static func proven(
        seed: UInt64,
        stepCount: Int,
        hasKernel: Bool
    ) throws -> RecursiveAdvice {
        var chance = SeededGenerator(seed: seed)
        let (program, executor) = try program(
            &chance,
            stepCount: stepCount,
            hasKernel: hasKernel
        )
        let proven = try prove(
            program,
            stack: (0..<16).map { _ in chance.felt() },
            executor: executor,
            hashFunction: .poseidon2,
            options: ProvingOptions(threads: 2)
        )
        return try RecursiveAdvice(proven)
    }

    private static func isAccepted(
        _ advice: AdviceInputs,
        height: Int,
        by program: LibraryProgram
    ) -> Bool {
        let outcome = try? program.run([Felt(UInt32(height))], advice)
        return outcome?.advice.stack.isEmpty == true
    }

    @Test(arguments: [(1, 4, false), (2, 60, true), (3, 400, false)])
    func `random programs, and every part of their proofs`(
        seed: UInt64,
        stepCount: Int,
        hasKernel: Bool
    ) throws {
        let sound = try Self.proven(seed: seed, stepCount: stepCount, hasKernel: hasKernel)
        let height = sound.log2TraceLength
        let program = try LibraryProgram(Self.whole)
        #expect(Self.isAccepted(sound.inputs, height: height, by: program))
        for other in [height - 1, height + 1, 0, 31] {
            #expect(!Self.isAccepted(sound.inputs, height: other, by: program), "\(other)")
        }

        // The statement, the hints, roots and finals one by one; of what follows a part.
        var chance = SeededGenerator(seed: 1_000 + seed)
        let isSmallest = stepCount == 4
        for index in sound.stack.indices where isSmallest || index < 80 || chance.next() % 6 == 0 {
            var changed = sound
            changed.stack[index] += Felt(reducing: 1 + chance.next() % (Felt.modulus - 1))
            #expect(!Self.isAccepted(changed.inputs, height: height, by: program), "\(index)")
        }
        for index in sound.rows.indices where isSmallest || chance.next() % 3 == 0 {
            var rows = sound.rows
            var values = rows[index].values
            values[Int(chance.next() % UInt64(values.count))] += .one
            rows[index] = AdviceMap.Entry(key: rows[index].key, values: values)
            let inputs = sound.inputs(rows: rows, nodes: sound.nodes)
            #expect(!Self.isAccepted(inputs, height: height, by: program), "row \(index)")
        }
        for index in sound.nodes.indices where chance.next() % 8 == 0 {
            var nodes = sound.nodes
            nodes.remove(at: index)
            let inputs = sound.inputs(rows: sound.rows, nodes: nodes)
            #expect(!Self.isAccepted(inputs, height: height, by: program), "node \(index)")
        }
    }

    /// A program that names parameters and procedures of the relation itself.
    private static func general(_ path: String, parameters: [Int]) -> String {
        let names = ["number_queries", "query_pow_bits", "deep_pow_bits", "folding_pow_bits"]
        let setters = zip(names, parameters).map { name, value in
            "adv_push drop push.\(value) exec.::miden::core::stark::constants::set_\(name)"
        }
        let relation = Relation.miden_0_23.digest.elements.reversed().map { "push.\($0.value)" }
        return """
            use miden::core::sys::vm::aux_trace
            use miden::core::sys::vm::constraints_eval
            use miden::core::sys::vm::deep_queries
            use miden::core::sys::vm::ood_frames
            use miden::core::sys::vm::public_inputs
            begin
                \(setters.joined(separator: "\n"))
                \(relation.joined(separator: " ")) movup.4
                procref.deep_queries::compute_deep_composition_polynomial_queries
                procref.constraints_eval::execute_constraint_evaluation_check
                procref.ood_frames::process_row_ood_evaluations
                procref.public_inputs::process_public_inputs
                procref.aux_trace::observe_aux_trace
                exec.::miden::core::\(path)
            end
            """
    }

    @Test(arguments: ["stark::verify", "stark::verifier::verify"])
    func `the general verifier takes the parameters that were proven with`(path: String) throws {
        let sound = try Self.proven(seed: 4, stepCount: 12, hasKernel: false)
        let parameters = [27, 16, 12, 4]
        for changed in [nil, 0, 1, 2, 3] {
            var used = parameters
            if let changed { used[changed] -= 1 }
            let program = try LibraryProgram(Self.general(path, parameters: used))
            let isAccepted = Self.isAccepted(
                sound.inputs,
                height: sound.log2TraceLength,
                by: program
            )
            #expect(isAccepted == (changed == nil), "\(used)")
        }
    }
}
