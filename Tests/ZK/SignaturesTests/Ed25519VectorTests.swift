// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Signatures
import TestSupport
import Testing

@Suite struct Ed25519VectorTests {
    let section: JSONValue

    init() throws { section = try Vectors.json("primitives/dsa.json")["eddsa_25519_sha512"] }

    @Test func `keys and their commitments`() throws {
        #expect(section.isNull || !section["keys"].items.isEmpty)
        for item in section["keys"].items {
            let key = try Ed25519PublicKey(decoding: item["public_key"].hex)
            #expect(key.encodedBytes == (try item["public_key"].hex))
            #expect(key.elements == (try item["commitment_elements"].felts))
            #expect(key.commitment == (try item["public_key_commitment"].word))
        }
    }

    @Test func `signatures verify`() throws {
        #expect(section.isNull || !section["signatures"].items.isEmpty)
        for item in section["signatures"].items {
            let key = try Ed25519PublicKey(
                decoding: section["keys"][item["key"].int]["public_key"].hex
            )
            let signature = try Ed25519Signature(decoding: item["signature"].hex)
            let message = try item["message"].word
            let isValid = Ed25519.verify(signature, message: message, publicKey: key)
            #expect(isValid == item["verify"].isTrue)
            let challenge = Ed25519.challenge(signature, message: message.bytes, publicKey: key)
            #expect(challenge == (try item["challenge_sha512"].hex))
            try Ed25519.verify(signature, uncheckedChallenge: challenge, publicKey: key)
        }
    }

    private func outcome(
        _ signature: Ed25519Signature,
        challenge: [UInt8],
        publicKey: Ed25519PublicKey
    ) -> String {
        do {
            try Ed25519.verify(signature, uncheckedChallenge: challenge, publicKey: publicKey)
            return "ok"
        } catch {
            switch error {
            case .scalarOutOfRange: return "NonCanonicalScalar"
            case .notOnCurve: return "InvalidSignaturePoint"
            case .smallOrderPoint: return "SmallOrderSignature"
            case .smallOrderKey: return "SmallOrderPublicKey"
            case .mismatch: return "EquationMismatch"
            case .challengeByteCount: return "\(error)"
            }
        }
    }

    @Test func `forged and damaged signatures`() throws {
        #expect(section.isNull || !section["invalid"].items.isEmpty)
        for item in section["invalid"].items {
            let keyBytes = try item["public_key"].hex
            guard item["public_key_decode"].text == "ok" else {
                #expect(throws: DecodingFailure.self) { try Ed25519PublicKey(decoding: keyBytes) }
                continue
            }
            let key = try Ed25519PublicKey(decoding: keyBytes)
            var reader = ByteReader(try item["signature"].hex)
            guard item["decode"].text == "ok" else {
                #expect(throws: DecodingFailure.self) { try Ed25519Signature(from: &reader) }
                continue
            }
            let signature = try Ed25519Signature(from: &reader)
            let (message, name) = (try item["message"].word, item["name"].text ?? "")
            let isValid = Ed25519.verify(signature, message: message, publicKey: key)
            #expect(isValid == item["verify"].isTrue, "\(name)")
            let challenge = Ed25519.challenge(signature, message: message.bytes, publicKey: key)
            let strict = outcome(signature, challenge: challenge, publicKey: key)
            #expect(strict == item["verify_with_unchecked_k"].text, "\(name)")
        }
    }

    @Test func `decoding of keys and wrapped signatures`() throws {
        for item in section["key_decoding"].items where item["kind"].text == "public_key" {
            let bytes = try item["bytes"].hex
            guard item["decode"].text == "ok" else {
                #expect(throws: DecodingFailure.self) { try Ed25519PublicKey(decoding: bytes) }
                continue
            }
            let key = try Ed25519PublicKey(decoding: bytes)
            #expect(key.encodedBytes == (try item["reencoded"].hex))
        }
        for item in section["from_der"].items {
            let der = try item["bytes"].hex
            guard item["result"].text == "ok" else {
                #expect(throws: SignatureError.malformedDER) { try Ed25519Signature(der: der) }
                continue
            }
            let isValid = Ed25519.verify(
                try Ed25519Signature(der: der),
                message: try item["message"].word,
                publicKey: try Ed25519PublicKey(bytes: item["public_key"].hex)
            )
            #expect(isValid == item["verify"].isTrue)
        }
    }
}
