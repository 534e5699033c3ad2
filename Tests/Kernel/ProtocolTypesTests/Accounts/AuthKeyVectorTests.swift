// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import Signatures
import TestSupport
import Testing

@Suite struct AuthKeyVectorTests {
    let keys: [JSONValue]

    init() throws { keys = try Vectors.json("protocol/headers.json")["keys"].items }

    @Test func `keys are read and written the same and stand for the same word`() throws {
        #expect(!keys.isEmpty)
        for item in keys {
            let secret = try readBack(AuthSecretKey.self, item["secret_bytes"])
            let key = try readBack(AuthPublicKey.self, item["public_bytes"])
            #expect(Int(key.scheme.rawValue) == (try item["scheme_id"].int))
            #expect(secret.scheme == key.scheme)
            #expect(key.commitment == (try item["commitment"].word))
        }
    }

    @Test func `signatures are read and written the same and found under the same word`() throws {
        for item in keys {
            let key = try AuthPublicKey(decoding: protocolBytes(item["public_bytes"]))
            let cases = item["signatures"].items
            #expect(!cases.isEmpty)
            for item in cases {
                let signature = try readBack(AuthSignature.self, item["bytes"])
                let message = try item["message"].word
                let adviceKey = AuthSignature.adviceKey(
                    publicKey: key.commitment,
                    message: message
                )
                #expect(adviceKey == (try item["advice_key"].word))
                switch key.scheme {
                case .falcon512Poseidon2:
                    #expect(signature.carriedKey == key)
                    #expect(signature.preparedECDSA(by: key) == nil)
                case .ecdsaK256Keccak:
                    let prepared = try item["prepared"].items.map { try $0.felt }
                    #expect(signature.preparedECDSA(by: key) == prepared)
                    #expect(signature.carriedKey == nil)
                    let ecdsa = try ECDSASignature(bytes: signature.bytes)
                    let point = try ECDSAPublicKey(bytes: key.bytes)
                    let isValid = point.verify(ecdsa, message: message)
                    #expect(isValid == item["valid_for_message"].isTrue)
                    let other = point.verify(ecdsa, message: try item["other_message"].word)
                    #expect(other == item["valid_for_other"].isTrue)
                }
            }
        }
    }

    @Test func `what is no key of its scheme is refused`() throws {
        for item in keys {
            var bytes = try protocolBytes(item["public_bytes"])
            bytes[1] = 0xFF
            let failure = DecodingFailure(offset: 1, cause: .expected("a public key of its scheme"))
            #expect(throws: failure) {
                try AuthPublicKey(decoding: bytes)
            }
            bytes[0] = 0
            #expect(throws: DecodingFailure(offset: 0, cause: .unknownTag(0))) {
                try AuthPublicKey(decoding: bytes)
            }
            #expect(AuthSignature(scheme: .ecdsaK256Keccak, bytes: [0]) == nil)
            #expect(AuthSecretKey(scheme: .falcon512Poseidon2, bytes: [0]) == nil)
        }
    }
}
