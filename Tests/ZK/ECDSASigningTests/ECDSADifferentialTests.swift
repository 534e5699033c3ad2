// SPDX-License-Identifier: MIT

import CSecp256k1
import ECDSASigning
import FieldArithmetic
import Signatures
import TestSupport
import Testing

/// Our verifier and libsecp256k1 say the same about honest and about forged signatures.
@Suite struct ECDSADifferentialTests {
    private func libraryVerifies(
        _ context: OpaquePointer,
        _ signature: [UInt8],
        prehash: [UInt8],
        key: [UInt8]
    ) -> Bool {
        var point = secp256k1_pubkey()
        var parsed = secp256k1_ecdsa_signature()
        let compact = Array(signature[..<64])
        return secp256k1_ec_pubkey_parse(context, &point, key, key.count) == 1
            && secp256k1_ecdsa_signature_parse_compact(context, &parsed, compact) == 1
            && secp256k1_ecdsa_verify(context, &parsed, prehash, &point) == 1
    }

    /// The key that the library recovers.
    private func libraryRecovers(
        _ context: OpaquePointer,
        _ signature: [UInt8],
        prehash: [UInt8]
    ) -> secp256k1_pubkey? {
        var parsed = secp256k1_ecdsa_recoverable_signature()
        var point = secp256k1_pubkey()
        let (compact, id) = (Array(signature[..<64]), Int32(signature[64]))
        let isRecovered =
            secp256k1_ecdsa_recoverable_signature_parse_compact(context, &parsed, compact, id) == 1
            && secp256k1_ecdsa_recover(context, &point, &parsed, prehash) == 1
        return isRecovered ? point : nil
    }

    /// Whether both say the same of a key, or both that there is none.
    private func areEqual(
        _ context: OpaquePointer,
        _ ours: [UInt8]?,
        _ theirs: secp256k1_pubkey?
    ) -> Bool {
        guard let ours, var theirs else { return (ours == nil) == (theirs == nil) }
        var point = secp256k1_pubkey()
        return secp256k1_ec_pubkey_parse(context, &point, ours, ours.count) == 1
            && secp256k1_ec_pubkey_cmp(context, &point, &theirs) == 0
    }

    @Test(arguments: UInt64(0)..<8) func `both verifiers agree`(seed: UInt64) throws {
        let context = try #require(secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)))
        defer { secp256k1_context_destroy(context) }
        var chance = SeededGenerator(seed: seed)
        let secret = try ECDSASecretKey(bytes: chance.bytes(32))
        let key = secret.publicKey
        var validCount = 0
        for round in 0..<40 {
            let message = chance.word()
            var prehash = ECDSASignature.prehash(of: message)
            var bytes = secret.sign(message: message).bytes
            switch round % 4 {
            case 1: bytes[Int(chance.next() % 64)] ^= 1 << UInt8(chance.next() % 8)
            case 2: prehash[Int(chance.next() % 32)] ^= 1 << UInt8(chance.next() % 8)
            case 3: bytes[64] = UInt8(chance.next() % 4)
            default: break
            }
            let signature = try ECDSASignature(bytes: bytes)
            let isValid = key.verify(signature, prehash: prehash)
            let libraryIsValid = libraryVerifies(
                context,
                bytes,
                prehash: prehash,
                key: key.bytes
            )
            #expect(isValid == libraryIsValid, "seed \(seed), round \(round)")
            validCount += isValid ? 1 : 0
            let recovered = signature.recoverPublicKey(prehash: prehash)?.bytes
            let libraryRecovered = libraryRecovers(context, bytes, prehash: prehash)
            // The library recovers from a high s too.
            if recovered != nil || bytes[32] < 0x7F {
                #expect(areEqual(context, recovered, libraryRecovered))
            }
        }
        #expect(validCount == 20)
    }

    @Test func `both read the same public keys`() throws {
        let context = try #require(secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)))
        defer { secp256k1_context_destroy(context) }
        var chance = SeededGenerator(seed: 77)
        for _ in 0..<200 {
            let bytes = [UInt8(chance.next() % 6)] + chance.bytes(32)
            var point = secp256k1_pubkey()
            let isRead = secp256k1_ec_pubkey_parse(context, &point, bytes, bytes.count) == 1
            let key = try? ECDSAPublicKey(bytes: bytes)
            // A prefix of 05 is known to us only.
            if bytes[0] != 5 { #expect((key != nil) == isRead) }
        }
    }
}
