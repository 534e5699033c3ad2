// SPDX-License-Identifier: MIT

import AIR
import Commitments
import Transcript

/// Where everything stands in a proof of a given trace length, before any of it is indexed.
struct ProofShape {
    let log2TraceLength: Int
    let widths: [Int]
    let finalCount: Int
    let foldingRounds: Int
    let finalCoefficientCount: Int

    init<Hash: ProofHash>(
        log2TraceLength: Int,
        shape: TraceShape,
        hash: Hash.Type
    ) throws(VerificationError) {
        guard ProofParameters.log2TraceLengths.contains(log2TraceLength) else {
            throw .traceLength(log2: log2TraceLength)
        }
        self.log2TraceLength = log2TraceLength
        let columns = [shape.mainWidth, 2 * shape.auxWidth, 2 << ProofParameters.log2Blowup]
        widths = columns.map { ($0 + Hash.alignment - 1) / Hash.alignment * Hash.alignment }
        finalCount = shape.finalCount
        let log2DomainSize = log2TraceLength + ProofParameters.log2Blowup
        foldingRounds = ProofParameters.foldingRounds(log2DomainSize: log2DomainSize)
        let folded = log2DomainSize - foldingRounds * ProofParameters.log2FoldingArity
        finalCoefficientCount = 1 << (folded - ProofParameters.log2Blowup)
    }

    /// Base columns of all three trees, padding included.
    var columnCount: Int { widths.reduce(0, +) }

    var log2DomainSize: Int { log2TraceLength + ProofParameters.log2Blowup }

    /// Finals, values out of the domain at two points, witnesses and the final polynomial.
    var elementCountBeforeOpenings: Int {
        2 * finalCount + 4 * columnCount + 1 + foldingRounds + 2 * finalCoefficientCount + 1
    }

    /// Three traces and the FRI layers.
    var digestCountBeforeOpenings: Int { 3 + foldingRounds }
}
