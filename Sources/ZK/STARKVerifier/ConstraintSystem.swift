// SPDX-License-Identifier: MIT

public import AIR
import Commitments
public import FieldArithmetic
public import Transcript

/// What a verifier must know of a relation.
public protocol ConstraintSystem: Sendable {
    /// Binds the constraints into the transcript.
    var digest: Word { get }
    /// How many columns and values of each kind there are.
    var shape: TraceShape { get }
    /// One period of each periodic column; each length a power of two. Shape `[periodicCount][]`.
    var periodicColumns: [[Felt]] { get }
    /// All constraints, folded by powers of `challenge`, the first with the highest.
    func foldedConstraints(at frame: OutOfDomainFrame, challenge: QuadFelt) -> QuadFelt
    /// What the statement itself puts on the buses; nil if a denominator is zero.
    func busBoundary(of statement: Statement, alpha: QuadFelt, beta: QuadFelt) -> QuadFelt?
}

/// What a proof is about.
public struct Statement: Sendable, Equatable {
    /// The fixed part.
    ///
    /// Shape `[publicValueCount]`.
    public let publicValues: [Felt]
    /// The part of variable length: words in their canonical order.
    public let words: [Word]

    /// Gathers a statement.
    public init(publicValues: [Felt], words: [Word]) {
        self.publicValues = publicValues
        self.words = words
    }
}

// MARK: 1 - statement

extension Statement {
    /// Binds the parameters, this statement and the trace length, as both sides begin.
    ///
    /// - Parameters:
    ///   - log2TraceLength: The number of trace rows as a power of two.
    ///   - transcript: Fresh, of the relation's digest.
    public func bind<T: Transcript>(log2TraceLength: Int, to transcript: inout T) {
        transcript.observe(ProofParameters.bound)
        transcript.observe(publicValues)
        for word in words {
            // The word reversed, in the upper half of eight elements.
            let zeros = [Felt](repeating: .zero, count: 4)
            transcript.observe(zeros + word.elements.reversed())
        }
        transcript.observe(Felt(UInt32(log2TraceLength)))
        _ = transcript.drawQuadFelt()  // would combine traces of several lengths; there is one
    }
}
