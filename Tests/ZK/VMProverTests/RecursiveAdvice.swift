// SPDX-License-Identifier: MIT

import ByteCoding
import Commitments
import FieldArithmetic
import Hashing
import MerkleStructures
import Processor
import STARKVerifier
import Transcript
import VMAIR
import VMCore
import VMProver
import VMVerifier

/// A proof under Poseidon2 as the verifier inside the machine takes it.
struct RecursiveAdvice {
    let log2TraceLength: Int
    var stack: [Felt] = []
    private(set) var rows: [AdviceMap.Entry] = []
    private(set) var nodes: [InnerNode] = []
    private var elements: ArraySlice<Felt>
    private var digests: ArraySlice<Word>

    /// Follows the transcript of a proof, to learn what is hinted and what is opened.
    init(_ proven: ProvenExecution) throws {
        let relation = Relation.miden_0_23
        let proof = try STARKProof(decoding: proven.proof.starkBytes)
        let shape = try ProofShape(
            log2TraceLength: proof.log2TraceLength,
            shape: relation.shape,
            hash: AlgebraicProofHash<Poseidon2>.self
        )
        log2TraceLength = proof.log2TraceLength
        elements = proof.elements[...]
        digests = proof.digests.map(\.word)[...]
        var transcript = SpongeTranscript<Poseidon2>(relation: relation.digest)
        bindStatement(
            Statement(proven.claim, transcriptState: proven.outcome.transcriptState),
            &transcript
        )
        bindTraces(shape, &transcript)
        let positions = bindLayers(shape, &transcript)
        for width in shape.widths {
            readOpening(positions: positions, width: width, depth: shape.log2DomainSize)
        }
        var layer = FRIVerifier(positions: positions, values: [], log2Size: shape.log2DomainSize)
        for _ in 0..<shape.foldingRounds {
            let (rows, depth) = (layer.rowPositions, layer.log2Size - 2)
            readOpening(positions: rows, width: 8, depth: depth)
            layer = FRIVerifier(positions: rows, values: [], log2Size: depth)
        }
    }

    /// What the machine's host starts with.
    var inputs: AdviceInputs { inputs(rows: rows, nodes: nodes) }

    /// The same with other rows or nodes.
    func inputs(rows: [AdviceMap.Entry], nodes: [InnerNode]) -> AdviceInputs {
        var store = MerkleStore()
        store.insert(nodes)
        return AdviceInputs(stack: stack, map: AdviceMap(rows), store: store)
    }

    // MARK: Transcript

    private mutating func bindStatement(
        _ statement: Statement,
        _ transcript: inout SpongeTranscript<Poseidon2>
    ) {
        statement.bind(log2TraceLength: log2TraceLength, to: &transcript)
        stack += ProofParameters.bound.prefix(4) + statement.publicValues
        stack.append(Felt(UInt32(statement.words.count)))
        for word in statement.words {
            stack += [.zero, .zero, .zero, .zero] + word.elements.reversed()
        }
    }

    private mutating func bindTraces(
        _ shape: ProofShape,
        _ transcript: inout SpongeTranscript<Poseidon2>
    ) {
        let mainRoot = bindRoot(&transcript)
        let (alpha, beta) = (transcript.drawQuadFelt(), transcript.drawQuadFelt())
        stack += [beta.c0, beta.c1, alpha.c0, alpha.c1] + mainRoot
        stack += bindRoot(&transcript)
        stack += bindElements(2 * shape.finalCount, &transcript)
        _ = (transcript.drawQuadFelt(), transcript.drawQuadFelt())
        stack += bindRoot(&transcript)
        _ = shape.drawPoint(&transcript)
        let values = bindElements(4 * shape.columnCount, &transcript)
        let witness = bindElements(1, &transcript)
        _ = transcript.drawBits(ProofParameters.deepWorkBits)
        let columnChallenge = transcript.drawQuadFelt()
        _ = transcript.drawQuadFelt()
        stack += [columnChallenge.c1, columnChallenge.c0] + values + witness
    }

    private mutating func bindLayers(
        _ shape: ProofShape,
        _ transcript: inout SpongeTranscript<Poseidon2>
    ) -> [Int] {
        for _ in 0..<shape.foldingRounds {
            stack += bindRoot(&transcript)
            stack += bindElements(1, &transcript)
            _ = transcript.drawBits(ProofParameters.foldingWorkBits)
            _ = transcript.drawQuadFelt()
        }
        stack += bindElements(2 * shape.finalCoefficientCount, &transcript)
        stack += bindElements(1, &transcript)
        _ = transcript.drawBits(ProofParameters.queryWorkBits)
        return shape.drawPositions(&transcript)
    }

    private mutating func bindRoot(_ transcript: inout SpongeTranscript<Poseidon2>) -> [Felt] {
        let root = digests.removeFirst()
        transcript.observe(root.elements)
        return root.elements
    }

    private mutating func bindElements(
        _ count: Int,
        _ transcript: inout SpongeTranscript<Poseidon2>
    ) -> [Felt] {
        let bound = take(count)
        transcript.observe(bound)
        return bound
    }

    private mutating func take(_ count: Int) -> [Felt] {
        defer { elements = elements.dropFirst(count) }
        return Array(elements.prefix(count))
    }

    // MARK: Openings

    /// Takes in the rows of one tree and the nodes on the way to its root.
    private mutating func readOpening(positions: [Int], width: Int, depth: Int) {
        var level: [(position: Int, node: Word)] = []
        for position in positions {
            let row = take(width)
            let leaf = AlgebraicProofHash<Poseidon2>.hash(row: row).word
            rows.append(AdviceMap.Entry(key: leaf, values: row))
            level.append((position, leaf))
        }
        for _ in 0..<depth {
            var parents: [(position: Int, node: Word)] = []
            var unread = level[...]
            while let (position, node) = unread.popFirst() {
                let isPair = unread.first?.position == position | 1 && position & 1 == 0
                let sibling = isPair ? unread.removeFirst().node : digests.removeFirst()
                let isLeft = position & 1 == 0
                let parent = InnerNode(
                    left: isLeft ? node : sibling,
                    right: isLeft ? sibling : node
                )
                nodes.append(parent)
                parents.append((position >> 1, parent.hash))
            }
            level = parents
        }
    }
}
