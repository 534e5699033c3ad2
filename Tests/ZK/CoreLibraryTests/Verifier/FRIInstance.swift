// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import Hashing
import MerkleStructures
import Polynomials
import TestSupport
import Transcript
import VMCore

/// Layers of FRI over a random polynomial, folded by its coefficients and committed as rows.
struct FRIInstance {
    /// A committed layer.
    struct Layer {
        let rows: [[Felt]]
        let tree: MerkleTree
        let challenge: QuadFelt

        /// The hash of a row, under which the host knows it.
        func leaf(_ row: Int) -> Word { tree.leaves[row] }
    }

    let log2Size: Int
    /// The polynomial's values in the domain, natural order.
    let values: [QuadFelt]
    private(set) var layers: [Layer] = []
    /// What is left after the folds, highest degree first.
    let remainder: [QuadFelt]

    /// Folds a random polynomial of an eighth of the domain's size until 64 or 128 coefficients
    /// are left.
    init(log2Size: Int, _ chance: inout SeededGenerator) throws {
        self.log2Size = log2Size
        var polynomial = (0..<1 << (log2Size - 3)).map { _ in chance.quadFelt() }
        values = try Self.evaluate(polynomial, log2Size: log2Size)
        var (layerValues, size) = (values, log2Size)
        for _ in 0..<ProofParameters.foldingRounds(log2DomainSize: log2Size) {
            let challenge = chance.quadFelt()
            let quarter = 1 << (size - 2)
            let rows = (0..<quarter).map { row in
                [row, row + 2 * quarter, row + quarter, row + 3 * quarter]
                    .flatMap { layerValues[$0].elements }
            }
            let leaves = rows.map { AlgebraicProofHash<Poseidon2>.hash(row: $0).word }
            let tree = try MerkleTree(leaves: leaves)
            layers.append(Layer(rows: rows, tree: tree, challenge: challenge))
            polynomial = stride(from: 0, to: polynomial.count, by: 4).map { start in
                polynomial[start..<start + 4].reversed()
                    .reduce(QuadFelt.zero) { $0 * challenge + $1 }
            }
            size -= 2
            layerValues = try Self.evaluate(polynomial, log2Size: size)
        }
        remainder = polynomial.reversed()
    }

    private static func evaluate(_ polynomial: [QuadFelt], log2Size: Int) throws -> [QuadFelt] {
        let domain = try EvaluationDomain(log2Size: log2Size)
        let low = try domain.evaluate(polynomial.map(\.c0))
        let high = try domain.evaluate(polynomial.map(\.c1))
        return zip(low, high).map { QuadFelt($0, $1) }
    }

    /// The rows by their hashes, and the trees above them.
    func advice(stack: [Felt] = []) -> AdviceInputs {
        var store = MerkleStore()
        var entries: [AdviceMap.Entry] = []
        for layer in layers {
            store.insert(layer.tree.innerNodes)
            for (index, row) in layer.rows.enumerated() {
                entries.append(AdviceMap.Entry(key: layer.leaf(index), values: row))
            }
        }
        return AdviceInputs(stack: stack, map: AdviceMap(entries), store: store)
    }

    /// The word of a query: power of the generator, position, value.
    func query(at position: Int) -> [Felt] {
        let power = Felt.rootOfUnity(log2Order: log2Size).power(UInt64(position))
        return [power, felt(position)] + values[position].elements
    }

    /// Two words a layer: the root, and number of rows with the challenge.
    var layerWords: [Felt] {
        layers.flatMap { layer in
            layer.tree.root.elements + [felt(layer.rows.count), felt(layer.tree.depth)]
                + layer.challenge.elements
        }
    }

    /// Where the remainder begins when the layers lie at their place.
    var remainderAddress: UInt32 { VerifierCell.layers + UInt32(8 * layers.count) }

    /// Layers and remainder at their place.
    var memory: [UInt32: [Felt]] {
        [VerifierCell.layers: layerWords + remainder.flatMap(\.elements)]
    }
}
