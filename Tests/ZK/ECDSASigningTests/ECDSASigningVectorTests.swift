// SPDX-License-Identifier: MIT

import ECDSASigning
import FieldArithmetic
import Hashing
import Signatures
import TestSupport
import Testing

@Suite struct ECDSASigningVectorTests {
    let section: JSONValue

    init() throws { section = try Vectors.json("primitives/dsa.json")["ecdsa_k256_keccak"] }

    @Test func `secret keys give their public keys`() throws {
        #expect(section.isNull || !section["keys"].items.isEmpty)
        for item in section["keys"].items {
            let key = try ECDSASecretKey(bytes: item["secret_key"].hex)
            #expect(key.publicKey.bytes == (try item["public_key"].hex))
        }
        for item in section["key_decoding"].items where item["kind"].text == "secret_key" {
            let bytes = try item["bytes"].hex
            guard item["decode"].text == "ok" else {
                #expect(throws: SignatureError.self) { try ECDSASecretKey(bytes: bytes) }
                continue
            }
            let key = try ECDSASecretKey(bytes: bytes)
            #expect(key.publicKey.bytes == (try item["public_key"].hex))
        }
    }

    @Test func `signatures are deterministic`() throws {
        #expect(section.isNull || !section["signatures"].items.isEmpty)
        for item in section["signatures"].items {
            let secret = try section["keys"][item["key"].int]["secret_key"].hex
            let key = try ECDSASecretKey(bytes: secret)
            let signature = key.sign(prehash: Digest(bytes: try item["prehash"].hex))
            #expect(signature.bytes == (try item["signature"].hex))
            if !item["message"].isNull {
                #expect(key.sign(message: try item["message"].word) == signature)
            }
        }
    }
}
