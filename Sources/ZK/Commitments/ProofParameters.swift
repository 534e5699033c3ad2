// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The fixed parameters of the proof system; never transmitted, always bound.
///
/// - Source: miden-vm 0.23.4, 96-bit parameters.
public enum ProofParameters {
    /// The ratio of evaluation domain to trace domain, as a power of two.
    public static let log2Blowup = 3
    /// How many positions are opened.
    public static let queryCount = 27
    /// Proof of work before the positions are drawn, in bits.
    public static let queryWorkBits = 16
    /// Proof of work before the DEEP challenges, in bits.
    public static let deepWorkBits = 12
    /// Proof of work before each folding challenge, in bits.
    public static let foldingWorkBits = 4
    /// Each FRI round folds this many values into one, as a power of two.
    public static let log2FoldingArity = 2
    /// Folding stops at polynomials of this degree bound, as a power of two.
    public static let log2FinalDegree = 7
    /// The security that the parameters are said to give, in bits: 27 queries of 3 bits and 16 bits
    /// of work make 97 by the usual conjecture, of which the protocol states one less.
    public static let securityBits = 96
    /// The trace lengths that a verifier accepts, as powers of two.
    public static let log2TraceLengths = 4...29

    /// What the transcript binds of them, in order.
    public static var bound: [Felt] {
        [
            Felt(UInt32(queryCount)), Felt(UInt32(queryWorkBits)), Felt(UInt32(deepWorkBits)),
            Felt(UInt32(foldingWorkBits)), Felt(UInt32(log2Blowup)), Felt(UInt32(log2FinalDegree)),
            Felt(UInt32(1 << log2FoldingArity)), .zero,
        ]
    }

    /// How often FRI folds an evaluation domain of size `2^log2DomainSize`.
    public static func foldingRounds(log2DomainSize: Int) -> Int {
        let excess = max(0, log2DomainSize - log2Blowup - log2FinalDegree)
        return (excess + log2FoldingArity - 1) / log2FoldingArity
    }
}
