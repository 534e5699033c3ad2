// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import FieldArithmetic
import STARKProver
import Testing
import VMCore
import VMProver
import VMVerifier

@testable import VMAIR

/// A relation is a value: proofs under one say nothing under another.
@Suite struct RelationTests {
    /// The same constraints under the digest of another network.
    private static let other = Relation(
        digest: Word(1, 2, 3, 4),
        shape: Relation.miden_0_23.shape,
        constraints: Relation.miden_0_23.constraints,
        periodicColumns: Relation.miden_0_23.periodicColumns,
        program: Relation.miden_0_23.program,
        busProgram: Relation.miden_0_23.busProgram,
        busFractionCounts: Relation.miden_0_23.busFractionCounts,
        busFractionBuses: Relation.miden_0_23.busFractionBuses
    )

    @Test(arguments: ExecutionProof.HashFunction.allCases)
    func `a proof is accepted under its own relation alone`(
        hash: ExecutionProof.HashFunction
    ) throws {
        let source = SourceFile(name: "::$exec", text: "begin push.3 mul end")
        let program = try Assembler().assembleProgram(source)
        let relations = [Relation.miden_0_23, Self.other]
        for (index, own) in relations.enumerated() {
            let foreign = relations[1 - index]
            let proven = try prove(program, stack: [5], hashFunction: hash, under: own)
            #expect(proven.claim.stackOutputs[0] == 15)
            #expect(throws: Never.self) { try verify(proven.proof, of: proven.claim, under: own) }
            // Whatever is drawn from a transcript depends on where it starts.
            #expect(throws: ExecutionProofError.self) {
                try verify(proven.proof, of: proven.claim, under: foreign)
            }
        }
    }

    @Test func `the relation of Miden is the one by default`() throws {
        let program = try Assembler().assembleProgram(
            SourceFile(name: "::$exec", text: "begin push.3 mul end")
        )
        let proven = try prove(program)
        let named = try prove(program, under: .miden_0_23)
        #expect(proven.proof.encodedBytes == named.proof.encodedBytes)
        #expect(throws: ExecutionProofError.self) {
            try verify(proven.proof, of: proven.claim, under: Self.other)
        }
    }
}
