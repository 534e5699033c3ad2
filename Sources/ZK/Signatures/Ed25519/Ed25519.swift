// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// Verification of Ed25519 signatures.
///
/// RFC 8032 in pure mode, without the cofactor.
public enum Ed25519 {
    /// Why the strict check refused a signature.
    public enum Refusal: Error, Equatable, Sendable {
        /// The challenge has not 64 bytes.
        case challengeByteCount(Int)
        /// The scalar is not below the order.
        case scalarOutOfRange
        /// R is no point of the curve.
        case notOnCurve
        /// R has small order.
        case smallOrderPoint
        /// The public key has small order.
        case smallOrderKey
        /// The equation does not hold.
        case mismatch
    }

    /// SHA-512 of R, the public key and the message.
    ///
    /// Shape `[64]`.
    public static func challenge(
        _ signature: Ed25519Signature,
        message: [UInt8],
        publicKey: Ed25519PublicKey
    ) -> [UInt8] {
        SHA512.hash(signature.pointBytes + publicKey.bytes + message)
    }

    /// Checks a signature of the 32 bytes of a word.
    public static func verify(
        _ signature: Ed25519Signature,
        message: Word,
        publicKey: Ed25519PublicKey
    ) -> Bool {
        verify(signature, message: message.bytes, publicKey: publicKey)
    }

    /// Checks a signature of bytes.
    ///
    /// Small orders and keys that are not reduced are let through.
    public static func verify(
        _ signature: Ed25519Signature,
        message: [UInt8],
        publicKey: Ed25519PublicKey
    ) -> Bool {
        guard let scalar = signature.scalar else { return false }
        let challenge = challenge(signature, message: message, publicKey: publicKey)
        return holds(signature, scalar, challenge: challenge, publicKey: publicKey)
    }

    /// Checks the equation for a challenge that the caller vouches for, and refuses small orders.
    ///
    /// - Parameters:
    ///   - signature: The signature.
    ///   - challenge: What ``challenge(_:message:publicKey:)`` gives. Shape `[64]`. With any other
    ///     bytes the check says nothing.
    ///   - publicKey: The key.
    /// - Throws: ``Refusal``, in the order of its cases.
    public static func verify(
        _ signature: Ed25519Signature,
        uncheckedChallenge challenge: [UInt8],
        publicKey: Ed25519PublicKey
    ) throws(Refusal) {
        guard challenge.count == 64 else { throw .challengeByteCount(challenge.count) }
        guard let scalar = signature.scalar else { throw .scalarOutOfRange }
        guard let point = Edwards25519Point(compressed: signature.pointBytes) else {
            throw .notOnCurve
        }
        if point.isSmallOrder { throw .smallOrderPoint }
        if publicKey.point.isSmallOrder { throw .smallOrderKey }
        guard holds(signature, scalar, challenge: challenge, publicKey: publicKey) else {
            throw .mismatch
        }
    }

    /// Whether `s B - k A` is R, written in its reduced form.
    private static func holds(
        _ signature: Ed25519Signature,
        _ scalar: Edwards25519Point.Scalar,
        challenge: [UInt8],
        publicKey: Ed25519PublicKey
    ) -> Bool {
        let multiple = Edwards25519Point.Scalar(reducingWide: challenge)
        let sum = combine(
            scalar.integer,
            Edwards25519Point.baseTable,
            multiple.integer,
            OddMultiples(-publicKey.point, width: 5)
        )
        return sum.compressed == signature.pointBytes
    }
}
