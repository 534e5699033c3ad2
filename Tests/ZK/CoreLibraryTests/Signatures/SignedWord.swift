// SPDX-License-Identifier: MIT

import ECDSASigning
import FieldArithmetic
import Hashing
import TestSupport

@testable import Signatures

/// A scheme whose signatures the verifier of an execution checks.
enum SignatureScheme: String, CaseIterable {
    case ecdsa = "ecdsa_k256_keccak"
    case ed25519 = "eddsa_ed25519"

    /// Signs a word with a key of its own.
    func sign(_ message: Word, _ chance: inout SeededGenerator) throws -> SignedWord {
        switch self {
        case .ecdsa:
            let key = try ECDSASecretKey(bytes: chance.bytes(32))
            return SignedWord(
                scheme: self,
                key: key.publicKey.bytes,
                message: message,
                signature: key.sign(message: message).bytes
            )
        case .ed25519:
            let key = EdwardsMultiple(&chance)
            let nonce = EdwardsMultiple(&chance)
            var signed = SignedWord(
                scheme: self,
                key: key.point,
                message: message,
                signature: nonce.point + nonce.point
            )
            let challenge = Edwards25519Point.Scalar(reducingWide: signed.digest)
            let answer = nonce.scalar + challenge * key.scalar
            signed.signature.replaceSubrange(32..., with: answer.integer.littleEndianBytes)
            return signed
        }
    }
}

/// A scalar and the base point so many times.
private struct EdwardsMultiple {
    let scalar: Edwards25519Point.Scalar
    let point: [UInt8]

    init(_ chance: inout SeededGenerator) {
        scalar = Edwards25519Point.Scalar(reducingWide: chance.bytes(64))
        let table = Edwards25519Point.baseTable
        point = combine(scalar.integer, table, UInt256(0, 0, 0, 0), table).compressed
    }
}

/// A word with the bytes of a key and of a signature, right or wrong.
struct SignedWord {
    let scheme: SignatureScheme
    var key: [UInt8]
    var message: Word
    var signature: [UInt8]

    /// What is signed in place of the message.
    var digest: [UInt8] {
        switch scheme {
        case .ecdsa: ECDSASignature.prehash(of: message)
        case .ed25519: SHA512.hash(signature.prefix(32) + key + message.bytes)
        }
    }

    /// The word that stands for the key.
    var commitment: Word { Poseidon2.hash(Felt.packing(key)) }

    /// Whether the signature holds for a digest; nil if key or signature cannot be read.
    func verdict(on digest: [UInt8]) -> Bool? {
        switch scheme {
        case .ecdsa:
            guard let key = try? ECDSAPublicKey(bytes: key),
                let signature = try? ECDSASignature(bytes: signature)
            else { return nil }
            return key.verify(signature, prehash: digest)
        case .ed25519:
            guard let key = try? Ed25519PublicKey(bytes: key),
                let signature = try? Ed25519Signature(bytes: signature)
            else { return nil }
            return nil
                != (try? Ed25519.verify(signature, uncheckedChallenge: digest, publicKey: key))
        }
    }
}

extension SignedWord {
    /// Copies in which one thing is wrong or at an edge of what can be read.
    func changed(_ chance: inout SeededGenerator) throws -> [SignedWord] {
        let other = try scheme.sign(message, &chance)
        var copies = [SignedWord](repeating: self, count: 11)
        var elements = message.elements
        elements[chance.number(below: 4)] += Felt(reducing: 1 << (chance.next() % 64))
        copies[0].message = Word(elements)
        copies[1].message = chance.edgedWord()
        copies[2].key = other.key
        copies[3].key = chance.flipped(key)
        copies[4].signature = other.signature
        for index in 5..<8 { copies[index].signature = chance.flipped(signature) }
        // A half that is zero, all ones, or the number one, which is a point of small order.
        let half = 32 * chance.number(below: 2)
        let edges = [[UInt8](repeating: 0, count: 32), [1] + [UInt8](repeating: 0, count: 31)]
        for (index, bytes) in (edges + [[UInt8](repeating: 0xFF, count: 32)]).enumerated() {
            copies[8 + index].signature.replaceSubrange(half..<half + 32, with: bytes)
        }
        if scheme == .ed25519 {
            var small = self
            small.key = edges[1]
            copies.append(small)
        }
        copies.append(negated)
        return copies
    }

    /// The same with the other scalar that satisfies the equation and is not allowed.
    private var negated: SignedWord {
        var copy = self
        switch scheme {
        case .ecdsa:
            let s = UInt256(bigEndian: signature, at: 32)
            let other = Secp256k1Order.modulus.subtracting(s).difference
            copy.signature.replaceSubrange(32..<64, with: other.bigEndianBytes)
        case .ed25519:
            let s = UInt256(littleEndian: signature, at: 32)
            let other = s.adding(Edwards25519Order.modulus).sum
            copy.signature.replaceSubrange(32..., with: other.littleEndianBytes)
        }
        return copy
    }
}
