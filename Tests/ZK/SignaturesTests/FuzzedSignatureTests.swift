// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Signatures
import TestSupport
import Testing

/// Damaged keys and signatures are refused or do not verify; none stops the process.
@Suite struct FuzzedSignatureTests {
    private static let generator: [UInt8] =
        hexBytes(
            "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
        ) ?? []
    private static let base: [UInt8] = [0x58] + [UInt8](repeating: 0x66, count: 31)

    @Test func `any bytes are no signature of the generator`() throws {
        var chance = SeededGenerator(seed: 1)
        let key = try ECDSAPublicKey(bytes: Self.generator)
        for round in 0..<200 {
            var bytes = chance.bytes(64) + [UInt8(chance.next() % 4)]
            if round % 3 == 0 { bytes[Int(chance.next() % 2) * 32] = 0 }
            if round % 5 == 0 {
                bytes.replaceSubrange(0..<32, with: repeatElement(0xFF, count: 32))
            }
            let signature = try ECDSASignature(decoding: bytes)
            let message = chance.word()
            #expect(!key.verify(signature, message: message))
            #expect(!key.verify(signature, prehash: chance.bytes(Int(chance.next() % 40))))
            if let recovered = signature.recoverPublicKey(message: message) {
                #expect(recovered.verify(signature, message: message))
            }
        }
    }

    @Test func `damaged keys`() throws {
        var chance = SeededGenerator(seed: 2)
        var (refusedCount, readCount) = (0, 0)
        for _ in 0..<300 {
            do {
                let key = try ECDSAPublicKey(decoding: chance.damaged(Self.generator))
                #expect(try ECDSAPublicKey(decoding: key.encodedBytes) == key)
                readCount += 1
            } catch { refusedCount += 1 }
            do {
                let key = try Ed25519PublicKey(decoding: chance.damaged(Self.base))
                #expect(try Ed25519PublicKey(decoding: key.encodedBytes) == key)
                readCount += 1
            } catch { refusedCount += 1 }
        }
        #expect(refusedCount > 0 && readCount > 0)
    }

    @Test func `damaged encodings`() throws {
        var chance = SeededGenerator(seed: 3)
        let der: [UInt8] =
            [0x30, 0x44, 2, 32] + [UInt8](repeating: 0x11, count: 32) + [2, 32]
            + [UInt8](repeating: 0x22, count: 32)
        let signature = try ECDSASignature(der: der, recoveryID: 1)
        #expect(signature.bytes == der[4..<36] + der[38..<70] + [1])
        var refusedCount = 0
        for _ in 0..<500 {
            do { _ = try ECDSASignature(der: chance.damaged(der), recoveryID: 0) } catch {
                refusedCount += 1
            }
        }
        #expect(refusedCount > 0)
        #expect(throws: SignatureError.recoveryID(4)) {
            try ECDSASignature(der: der, recoveryID: 4)
        }
    }

    @Test func `any bytes are no Ed25519 signature`() throws {
        var chance = SeededGenerator(seed: 4)
        let key = try Ed25519PublicKey(bytes: Self.base)
        for _ in 0..<100 {
            var bytes = chance.bytes(64)
            bytes[63] &= 0x0F
            let signature = try Ed25519Signature(decoding: bytes)
            #expect(!Ed25519.verify(signature, message: chance.bytes(7), publicKey: key))
            #expect(throws: Ed25519.Refusal.self) {
                try Ed25519.verify(
                    signature,
                    uncheckedChallenge: chance.bytes(64),
                    publicKey: key
                )
            }
        }
        let signature = try Ed25519Signature(bytes: [UInt8](repeating: 0, count: 64))
        #expect(throws: Ed25519.Refusal.challengeByteCount(3)) {
            try Ed25519.verify(signature, uncheckedChallenge: [1, 2, 3], publicKey: key)
        }
    }
}
