// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Signatures
import TestSupport
import Testing

@Suite struct ECDSAVectorTests {
    let section: JSONValue

    init() throws { section = try Vectors.json("primitives/dsa.json")["ecdsa_k256_keccak"] }

    private func key(_ item: JSONValue) throws -> ECDSAPublicKey {
        try ECDSAPublicKey(decoding: section["keys"][item["key"].int]["public_key"].hex)
    }

    @Test func `keys and their commitments`() throws {
        #expect(section.isNull || !section["keys"].items.isEmpty)
        for item in section["keys"].items {
            let key = try ECDSAPublicKey(decoding: item["public_key"].hex)
            #expect(key.encodedBytes == (try item["public_key"].hex))
            #expect(key.publicKeyInfo == (try item["public_key_spki_der"].hex))
            #expect(try ECDSAPublicKey(publicKeyInfo: item["public_key_spki_der"].hex) == key)
            #expect(key.elements == (try item["commitment_elements"].felts))
            #expect(key.commitment == (try item["public_key_commitment"].word))
        }
    }

    @Test func `signatures verify and give back their keys`() throws {
        #expect(section.isNull || !section["signatures"].items.isEmpty)
        for item in section["signatures"].items {
            let signature = try ECDSASignature(decoding: item["signature"].hex)
            #expect(signature.encodedBytes == (try item["signature"].hex))
            #expect(Int(signature.recoveryID) == (try item["v"].int))
            let prehash = try item["prehash"].hex
            if !item["message"].isNull {
                #expect(ECDSASignature.prehash(of: try item["message"].word) == prehash)
            }
            let key = try key(item)
            #expect(key.verify(signature, prehash: prehash) == item["verify"].isTrue)
            let recovered = signature.recoverPublicKey(prehash: prehash)
            #expect(recovered == key)
            let recorded = item["recovered_public_key"]
            if !recorded.isNull { #expect(recovered?.bytes == (try recorded.hex)) }
            if item["der"].isNull { continue }
            let fromDER = try ECDSASignature(
                der: item["der"].hex,
                recoveryID: signature.recoveryID
            )
            #expect(fromDER == signature)
        }
    }

    @Test func `forged and damaged signatures`() throws {
        #expect(section.isNull || !section["invalid"].items.isEmpty)
        for item in section["invalid"].items {
            var reader = ByteReader(try item["signature"].hex)
            guard item["decode"].text == "ok" else {
                #expect(throws: DecodingFailure.self) { try ECDSASignature(from: &reader) }
                continue
            }
            let signature = try ECDSASignature(from: &reader)
            let message = try item["message"].word
            let key = try ECDSAPublicKey(decoding: item["public_key"].hex)
            let name = item["name"].text ?? ""
            #expect(key.verify(signature, message: message) == item["verify"].isTrue, "\(name)")
            let recovered = signature.recoverPublicKey(message: message)
            let isRefused = item["recover"].text == "error"
            #expect((recovered == nil) == isRefused, "\(name)")
            if !isRefused { #expect(recovered?.bytes == (try item["recover"].hex), "\(name)") }
        }
    }

    @Test func `distinguished encodings`() throws {
        for item in section["from_der"].items {
            let (der, recoveryID) = (try item["der"].hex, UInt8(try item["recovery_id"].int))
            guard item["result"].text == "ok" else {
                #expect(throws: SignatureError.self) {
                    try ECDSASignature(der: der, recoveryID: recoveryID)
                }
                continue
            }
            let signature = try ECDSASignature(der: der, recoveryID: recoveryID)
            #expect(signature.bytes == (try item["signature"].hex))
            let isValid = try key(item).verify(signature, message: item["message"].word)
            #expect(isValid == item["verify"].isTrue)
        }
    }

    @Test func `decoding of public keys`() throws {
        for item in section["key_decoding"].items where item["kind"].text == "public_key" {
            let bytes = try item["bytes"].hex
            guard item["decode"].text == "ok" else {
                #expect(throws: DecodingFailure.self) { try ECDSAPublicKey(decoding: bytes) }
                continue
            }
            let key = try ECDSAPublicKey(decoding: bytes)
            #expect(key.encodedBytes == (try item["reencoded"].hex))
        }
    }
}
