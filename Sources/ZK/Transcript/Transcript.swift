// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Hashing

/// The Fiat–Shamir transcript: binds what the prover sent, draws what the verifier would ask.
///
/// Both sides run the same calls in the same order; any difference changes every later draw.
public protocol Transcript: Sendable {
    /// Starts a transcript for one relation.
    init(relation: Word)
    /// Binds one element.
    mutating func observe(_ felt: Felt)
    /// Binds a Merkle root.
    mutating func observe(_ digest: Digest)
    /// Draws a base element.
    mutating func drawFelt() -> Felt
    /// Draws an integer of `bitCount` bits, `bitCount` in `0...63`.
    mutating func drawBits(_ bitCount: Int) -> UInt64
    /// What ``checkWork(_:bitCount:)`` would say of each witness, for who tries many.
    func workTrial(bitCount: Int) -> (Felt) -> Bool
}

extension Transcript {
    /// Binds elements in order.
    public mutating func observe(_ felts: [Felt]) {
        for felt in felts { observe(felt) }
    }

    /// Binds the coefficients of an extension element, lowest first.
    public mutating func observe(_ element: QuadFelt) {
        observe(element.c0)
        observe(element.c1)
    }

    /// Binds extension elements in order.
    public mutating func observe(_ elements: [QuadFelt]) {
        for element in elements { observe(element) }
    }

    /// Draws an extension element, lowest coefficient first.
    public mutating func drawQuadFelt() -> QuadFelt {
        let c0 = drawFelt()
        return QuadFelt(c0, drawFelt())
    }

    /// Tries each witness on a copy.
    public func workTrial(bitCount: Int) -> (Felt) -> Bool {
        { witness in
            var copy = self
            return copy.checkWork(witness, bitCount: bitCount)
        }
    }

    /// Binds a proof-of-work witness; true if the next `bitCount` bits are zero.
    public mutating func checkWork(_ witness: Felt, bitCount: Int) -> Bool {
        observe(witness)
        return drawBits(bitCount) == 0
    }
}
