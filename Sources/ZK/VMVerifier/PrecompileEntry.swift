// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing
import Signatures
public import VMCore

/// What the program logged for one claimed computation.
public struct PrecompileEntry: Sendable, Equatable {
    /// The event, and the length or the verdict.
    public let tag: Word
    /// Binds input and output.
    public let commitment: Word

    /// The longest input of a hash, in bytes.
    public static let hashInputBytesMax = 1 << 20

    /// Does the computation that a request claims.
    public init(replaying request: PrecompileRequest) throws(PrecompileRefusal) {
        switch Precompile(eventID: request.eventID) {
        case .keccak256: try self.init(hashing: request) { Keccak.hash256($0).bytes }
        case .sha512: try self.init(hashing: request, SHA512.hash)
        case .ecdsa: try self.init(verifyingECDSA: request)
        case .ed25519: try self.init(verifyingEd25519: request)
        case nil: throw .unknownEvent(request.eventID)
        }
    }

    private init(
        hashing request: PrecompileRequest,
        _ hash: ([UInt8]) -> [UInt8]
    ) throws(PrecompileRefusal) {
        let input = request.callData
        guard input.count <= Self.hashInputBytesMax else {
            throw .longCallData(limit: Self.hashInputBytesMax, got: input.count)
        }
        tag = Word(Felt(reducing: request.eventID), Felt(UInt32(input.count)), .zero, .zero)
        commitment = Poseidon2.merge(hashOfLimbs(input), hashOfLimbs(hash(input)))
    }

    private init(
        signature request: PrecompileRequest,
        keyByteCount: Int,
        digestByteCount: Int,
        signatureByteCount: Int,
        _ verify: ([UInt8], [UInt8], [UInt8]) throws(PrecompileRefusal) -> Bool
    ) throws(PrecompileRefusal) {
        let data = request.callData
        let total = keyByteCount + digestByteCount + signatureByteCount
        guard data.count >= total else {
            throw .shortCallData(expected: total, got: data.count)
        }
        let key = Array(data[..<keyByteCount])
        let digest = Array(data[keyByteCount..<keyByteCount + digestByteCount])
        let signature = Array(data[keyByteCount + digestByteCount..<total])
        let verdict: Felt = try verify(key, digest, signature) ? .one : .zero
        tag = Word(Felt(reducing: request.eventID), verdict, .zero, .zero)
        commitment = Poseidon2.merge(
            Poseidon2.merge(hashOfLimbs(key), hashOfLimbs(digest)),
            hashOfLimbs(signature)
        )
    }

    private init(verifyingECDSA request: PrecompileRequest) throws(PrecompileRefusal) {
        try self.init(
            signature: request,
            keyByteCount: ECDSAPublicKey.byteCount,
            digestByteCount: 32,
            signatureByteCount: ECDSASignature.byteCount
        ) { (key, digest, signature) throws(PrecompileRefusal) in
            do throws(SignatureError) {
                let publicKey = try ECDSAPublicKey(bytes: key)
                return publicKey.verify(try ECDSASignature(bytes: signature), prehash: digest)
            } catch { throw .undecodable }
        }
    }

    private init(verifyingEd25519 request: PrecompileRequest) throws(PrecompileRefusal) {
        try self.init(
            signature: request,
            keyByteCount: Ed25519PublicKey.byteCount,
            digestByteCount: 64,
            signatureByteCount: Ed25519Signature.byteCount
        ) { (key, challenge, signature) throws(PrecompileRefusal) in
            let publicKey: Ed25519PublicKey
            let parsed: Ed25519Signature
            do throws(SignatureError) {
                publicKey = try Ed25519PublicKey(bytes: key)
                parsed = try Ed25519Signature(bytes: signature)
            } catch { throw .undecodable }
            do throws(Ed25519.Refusal) {
                try Ed25519.verify(parsed, uncheckedChallenge: challenge, publicKey: publicKey)
                return true
            } catch {
                return false
            }
        }
    }
}

/// The computations that a verifier knows.
enum Precompile: String, CaseIterable {
    case keccak256 = "miden::core::hash::keccak256::hash_bytes"
    case sha512 = "miden::core::hash::sha512::hash_bytes"
    case ecdsa = "miden::core::crypto::dsa::ecdsa_k256_keccak::verify"
    case ed25519 = "miden::core::dsa::eddsa_ed25519::verify"

    init?(eventID: UInt64) {
        guard let known = Self.allCases.first(where: { Felt(name: $0.rawValue).value == eventID })
        else { return nil }
        self = known
    }
}

private func hashOfLimbs(_ bytes: [UInt8]) -> Word { Poseidon2.hash(Felt.packing(bytes)) }
