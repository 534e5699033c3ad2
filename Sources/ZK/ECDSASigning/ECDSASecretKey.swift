// SPDX-License-Identifier: MIT

import CSecp256k1
public import FieldArithmetic
public import Hashing
public import Signatures

/// A scalar that signs messages for its `ECDSAPublicKey`.
///
/// Signatures are deterministic (RFC 6979) with s in its low half.
public struct ECDSASecretKey: Sendable {
    /// The number of bytes.
    public static let byteCount = 32

    /// The scalar, highest byte first.
    public let bytes: [UInt8]
    /// The key that verifies what this one signs.
    public let publicKey: ECDSAPublicKey

    /// Reads a scalar, highest byte first.
    /// - Throws: `SignatureError.byteCount(expected:got:)`, `SignatureError.scalarOutOfRange`.
    public init(bytes: [UInt8]) throws(SignatureError) {
        guard bytes.count == Self.byteCount else {
            throw .byteCount(expected: Self.byteCount, got: bytes.count)
        }
        guard let encoded = SigningContext().publicKeyBytes(of: bytes) else {
            throw .scalarOutOfRange
        }
        publicKey = try ECDSAPublicKey(bytes: encoded)
        self.bytes = bytes
    }

    /// Signs Keccak-256 of the 32 bytes of a word.
    public func sign(message: Word) -> ECDSASignature {
        sign(prehash: Keccak.hash256(message.bytes))
    }

    /// Signs a hash.
    public func sign(prehash: Digest) -> ECDSASignature {
        let signed = SigningContext().signature(of: prehash.bytes, key: bytes)
        do { return try ECDSASignature(bytes: signed) } catch {
            preconditionFailure("a checked scalar signs every hash")
        }
    }
}

extension ECDSASecretKey: CustomStringConvertible {
    /// Names the public key only.
    public var description: String { "ECDSASecretKey of \(publicKey.commitment.hex)" }
}
