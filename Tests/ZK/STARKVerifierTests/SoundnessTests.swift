// SPDX-License-Identifier: MIT

import AIR
import ByteCoding
import Commitments
import FieldArithmetic
import Hashing
import TestSupport
import Testing
import Transcript
import VMCore

@testable import STARKVerifier

/// Every test forges one thing in an honest proof and names the step that must refuse it.
@Suite struct SoundnessTests {
    let system: GraphSystem
    let honest: STARKProof
    let statement: Statement
    let shape: ProofShape

    init() throws {
        let file = "proofs/proofs/03_kernel1"
        let json = try Vectors.json("\(file).json")
        let proof = try ProofCase(
            bytes: Vectors.bytes("\(file).blake3.proof.bin"),
            publicValues: json["public_values"].felts,
            kernel: json["kernel_digests"].items.map { try $0.word }
        )
        system = try GraphSystem()
        statement = proof.statement
        honest = try STARKProof(decoding: proof.proof.starkBytes)
        shape = try ProofShape(
            log2TraceLength: honest.log2TraceLength,
            shape: system.shape,
            hash: BLAKE3ProofHash.self
        )
    }

    private func refusal(of proof: STARKProof, statement: Statement? = nil) -> VerificationError? {
        refusal(of: proof, under: system, statement: statement)
    }

    private func refusal(
        of proof: STARKProof,
        under system: some ConstraintSystem,
        statement: Statement? = nil
    ) -> VerificationError? {
        var transcript = BLAKE3ProofHash.ProofTranscript(relation: system.digest)
        do throws(VerificationError) {
            try verify(
                proof,
                of: system,
                statement: statement ?? self.statement,
                hash: BLAKE3ProofHash.self,
                transcript: &transcript
            )
            return nil
        } catch {
            return error
        }
    }

    private func forged(
        log2TraceLength: Int? = nil,
        elements: (inout [Felt]) -> Void = { _ in },
        digests: (inout [Digest]) -> Void = { _ in }
    ) -> STARKProof {
        var (felts, nodes) = (honest.elements, honest.digests)
        elements(&felts)
        digests(&nodes)
        return STARKProof(
            log2TraceLength: log2TraceLength ?? honest.log2TraceLength,
            elements: felts,
            digests: nodes
        )
    }

    /// Where the witness of the DEEP work stands: after finals and values out of the domain.
    private var deepWitness: Int { 2 * shape.finalCount + 4 * shape.columnCount }

    @Test func `the honest proof is accepted`() {
        #expect(refusal(of: honest) == nil)
    }

    @Test(arguments: [0, 3, 30, 255])
    func `a trace length out of bounds is refused`(log2: Int) {
        #expect(refusal(of: forged(log2TraceLength: log2)) == .traceLength(log2: log2))
    }

    @Test func `short lists are refused before anything is read`() {
        let before = shape.elementCountBeforeOpenings
        let fewElements = forged(elements: { $0 = Array($0.prefix(before - 1)) })
        #expect(
            refusal(of: fewElements)
                == .malformed(.elementsBeforeOpenings, expected: before, got: before - 1)
        )
        let fewDigests = forged(digests: { $0 = Array($0.prefix(2)) })
        let roots = shape.digestCountBeforeOpenings
        #expect(
            refusal(of: fewDigests)
                == .malformed(.digestsBeforeOpenings, expected: roots, got: 2)
        )
        #expect(refusal(of: forged(elements: { $0 = [] }, digests: { $0 = [] })) != nil)
    }

    @Test func `lists of another length than the positions demand are refused`() {
        let (elements, digests) = (honest.elements.count, honest.digests.count)
        #expect(
            refusal(of: forged(elements: { $0.append(.zero) }))
                == .malformed(.elements, expected: elements, got: elements + 1)
        )
        #expect(
            refusal(of: forged(elements: { $0.removeLast() }))
                == .malformed(.elements, expected: elements, got: elements - 1)
        )
        #expect(
            refusal(of: forged(digests: { $0.append(.zero) }))
                == .malformed(.digests, expected: digests, got: digests + 1)
        )
    }

    @Test func `a statement of another shape is refused`() {
        let short = Statement(publicValues: Array(statement.publicValues.dropLast()), words: [])
        #expect(
            refusal(of: honest, statement: short)
                == .malformed(.publicValues, expected: 40, got: 39)
        )
    }

    @Test func `work is checked at each place`() {
        let deep = forged(elements: { $0[deepWitness] += .one })
        #expect(refusal(of: deep) == .proofOfWork(.deep, requiredBits: 12))
        // A false witness passes by chance once in sixteen, so several are tried.
        let folding = (1...8).map { step in
            refusal(of: forged(elements: { $0[deepWitness + 1] += Felt(UInt32(step)) }))
        }
        #expect(folding.contains(.proofOfWork(.folding(round: 0), requiredBits: 4)))
        let queries = forged(elements: { $0[shape.elementCountBeforeOpenings - 1] += .one })
        #expect(refusal(of: queries) == .proofOfWork(.queries, requiredBits: 16))
    }

    @Test func `a changed row of each tree does not lead to its root`() {
        var start = shape.elementCountBeforeOpenings
        let trees: [VerificationError.Tree] = [.mainTrace, .auxTrace, .quotient]
        let queries = distinctPositions()
        for (tree, width) in zip(trees, shape.widths) {
            let place = start
            let changed = forged(elements: { $0[place] += .one })
            #expect(refusal(of: changed) == .openingMismatch(tree))
            start += queries * width
        }
        let layer = start
        let changed = forged(elements: { $0[layer] += .one })
        #expect(refusal(of: changed) == .openingMismatch(.friLayer(round: 0)))
    }

    @Test func `a changed node of a path does not lead to its root`() {
        let first = shape.digestCountBeforeOpenings
        let changed = forged(digests: { nodes in
            let node = nodes[first]
            nodes[first] = Digest(node.lane0 ^ 1, node.lane1, node.lane2, node.lane3)
        })
        #expect(refusal(of: changed) == .openingMismatch(.mainTrace))
        let last = forged(digests: { nodes in
            let node = nodes[nodes.count - 1]
            nodes[nodes.count - 1] = Digest(node.lane0, node.lane1, node.lane2, node.lane3 ^ 1)
        })
        #expect(refusal(of: last) == .openingMismatch(.friLayer(round: shape.foldingRounds - 1)))
    }

    @Test func `a statement without bus value is refused`() {
        #expect(refusal(of: honest, under: WithoutBoundary(system)) == .zeroBusDenominator)
    }

    @Test func `constraints that do not vanish are refused`() {
        #expect(refusal(of: honest, under: Shifted(system)) == .constraintMismatch)
        #expect(refusal(of: honest, under: Shifted(system, boundary: .one)) == .busImbalance)
    }

    /// The number of rows that each trace tree opens, from the lists' lengths.
    private func distinctPositions() -> Int {
        for count in 1...ProofParameters.queryCount {
            // Rows of the layers are eight elements each; the rest is divisible by the columns.
            let rest =
                honest.elements.count - shape.elementCountBeforeOpenings
                - count * shape.columnCount
            if rest >= 0, rest <= 8 * count * shape.foldingRounds, rest % 8 == 0,
                rest > 8 * (count - 4) * shape.foldingRounds
            {
                return count
            }
        }
        return 0
    }
}

/// A relation whose statement has a message with a zero denominator.
private struct WithoutBoundary: ConstraintSystem {
    let inner: GraphSystem
    init(_ inner: GraphSystem) { self.inner = inner }
    var digest: Word { inner.digest }
    var shape: TraceShape { inner.shape }
    var periodicColumns: [[Felt]] { inner.periodicColumns }
    func foldedConstraints(at frame: OutOfDomainFrame, challenge: QuadFelt) -> QuadFelt {
        inner.foldedConstraints(at: frame, challenge: challenge)
    }
    func busBoundary(of statement: Statement, alpha: QuadFelt, beta: QuadFelt) -> QuadFelt? { nil }
}

/// A relation whose constraints, or whose boundary, are off by something.
private struct Shifted: ConstraintSystem {
    let inner: GraphSystem
    let boundary: QuadFelt
    init(_ inner: GraphSystem, boundary: QuadFelt = .zero) {
        self.inner = inner
        self.boundary = boundary
    }
    var digest: Word { inner.digest }
    var shape: TraceShape { inner.shape }
    var periodicColumns: [[Felt]] { inner.periodicColumns }
    func foldedConstraints(at frame: OutOfDomainFrame, challenge: QuadFelt) -> QuadFelt {
        inner.foldedConstraints(at: frame, challenge: challenge)
            + (boundary == .zero ? .one : .zero)
    }
    func busBoundary(of statement: Statement, alpha: QuadFelt, beta: QuadFelt) -> QuadFelt? {
        inner.busBoundary(of: statement, alpha: alpha, beta: beta).map { $0 + boundary }
    }
}
