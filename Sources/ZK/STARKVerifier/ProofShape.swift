// SPDX-License-Identifier: MIT

public import AIR
import Commitments
public import FieldArithmetic
public import Transcript

/// Where everything stands in a proof of a given trace length, before any of it is indexed.
public struct ProofShape: Sendable {
    /// The number of trace rows as a power of two.
    public let log2TraceLength: Int
    /// Base columns of main trace, auxiliary trace and quotient, padding included.
    ///
    /// Shape `[3]`.
    public let widths: [Int]
    /// Committed final values of the auxiliary trace.
    public let finalCount: Int
    /// How often FRI folds.
    public let foldingRounds: Int
    /// Coefficients of the final polynomial.
    public let finalCoefficientCount: Int

    /// The shape of a proof.
    ///
    /// - Parameters:
    ///   - log2TraceLength: As the proof states it; any number.
    ///   - shape: Of the relation.
    ///   - hash: Of the proof; it decides on the padding.
    /// - Throws: ``VerificationError/traceLength(log2:)``.
    public init<Hash: ProofHash>(
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
    public var columnCount: Int { widths.reduce(0, +) }

    /// The size of the evaluation domain as a power of two.
    public var log2DomainSize: Int { log2TraceLength + ProofParameters.log2Blowup }

    /// Finals, values out of the domain at two points, witnesses and the final polynomial.
    var elementCountBeforeOpenings: Int {
        2 * finalCount + 4 * columnCount + 1 + foldingRounds + 2 * finalCoefficientCount + 1
    }

    /// Three traces and the FRI layers.
    var digestCountBeforeOpenings: Int { 3 + foldingRounds }
}

extension ProofShape {
    /// Draws a point that lies neither in the trace domain nor in the evaluation domain.
    public func drawPoint<T: Transcript>(_ transcript: inout T) -> QuadFelt {
        while true {
            let point = transcript.drawQuadFelt()
            let shifted = point * Felt.generator.inverseOrZero()
            if point.squared(times: log2TraceLength) != .one,
                shifted.squared(times: log2DomainSize) != .one
            {
                return point
            }
        }
    }

    /// Draws the positions to open.
    ///
    /// - Returns: Ascending and without repetition; each below `2^log2DomainSize`.
    public func drawPositions<T: Transcript>(_ transcript: inout T) -> [Int] {
        var drawn: [Int] = []
        for _ in 0..<ProofParameters.queryCount {
            drawn.append(Int(transcript.drawBits(log2DomainSize)))
        }
        drawn.sort()
        var distinct: [Int] = []
        for position in drawn where distinct.last != position { distinct.append(position) }
        return distinct
    }
}
