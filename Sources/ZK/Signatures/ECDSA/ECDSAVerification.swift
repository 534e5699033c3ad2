// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

extension ECDSASignature {
    /// The scalars, if both are between 1 and the order and s is in the low half.
    private var scalars: (r: Secp256k1Point.Scalar, s: Secp256k1Point.Scalar)? {
        guard !r.isZero, !s.isZero, !Self.isHigh(s),
            let rScalar = Secp256k1Point.Scalar(canonical: r),
            let sScalar = Secp256k1Point.Scalar(canonical: s)
        else { return nil }
        return (rScalar, sScalar)
    }

    /// What is signed for a message, Keccak-256 of its 32 bytes.
    public static func prehash(of message: Word) -> [UInt8] {
        Keccak.hash256(message.bytes).bytes
    }

    fileprivate func isValid(prehash: [UInt8], key: ECDSAPublicKey) -> Bool {
        guard prehash.count == 32, let (rScalar, sScalar) = scalars else { return false }
        let inverse = sScalar.inverse()
        let hash = Secp256k1Point.Scalar(reducing: UInt256(bigEndian: prehash))
        let sum = combine(
            (hash * inverse).integer,
            Secp256k1Point.generatorTable,
            (rScalar * inverse).integer,
            OddMultiples(key.point, width: 5)
        )
        if sum.hasX(r) { return true }
        let (overflown, carries) = r.adding(Secp256k1Order.modulus)
        return !carries && sum.hasX(overflown)
    }

    /// The key that made the signature of a message; nil if there is none.
    public func recoverPublicKey(message: Word) -> ECDSAPublicKey? {
        recoverPublicKey(prehash: Self.prehash(of: message))
    }

    /// The key that made the signature of a hash; nil if there is none.
    /// - Parameter prehash: Shape `[32]`.
    /// - Returns: The only key under which this signature, recovery number included, is honest.
    public func recoverPublicKey(prehash: [UInt8]) -> ECDSAPublicKey? {
        guard prehash.count == 32, let (rScalar, sScalar) = scalars else { return nil }
        var x = r
        if recoveryID & 2 != 0 {
            let (overflown, carries) = r.adding(Secp256k1Order.modulus)
            if carries { return nil }
            x = overflown
        }
        guard let nonce = Secp256k1Point(x: x, isOdd: recoveryID & 1 == 1) else { return nil }
        let inverse = rScalar.inverse()
        let hash = Secp256k1Point.Scalar(reducing: UInt256(bigEndian: prehash))
        let sum = combine(
            (-(hash * inverse)).integer,
            Secp256k1Point.generatorTable,
            (sScalar * inverse).integer,
            OddMultiples(nonce, width: 5)
        )
        return sum.affine.map { ECDSAPublicKey(affine: $0) }
    }
}

extension ECDSAPublicKey {
    /// Checks a signature of a message.
    ///
    /// The recovery number is not looked at.
    ///
    /// - Complexity: about 0.2 ms.
    public func verify(_ signature: ECDSASignature, message: Word) -> Bool {
        verify(signature, prehash: ECDSASignature.prehash(of: message))
    }

    /// Checks a signature of a hash.
    ///
    /// The recovery number is not looked at.
    ///
    /// - Parameters:
    ///   - signature: False if s is in the high half, or a scalar is zero or too large.
    ///   - prehash: Shape `[32]`.
    /// - Returns: Whether the key signed the hash.
    public func verify(_ signature: ECDSASignature, prehash: [UInt8]) -> Bool {
        signature.isValid(prehash: prehash, key: self)
    }
}
