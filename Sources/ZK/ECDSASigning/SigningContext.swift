// SPDX-License-Identifier: MIT

import CSecp256k1

/// Calls into the library, each object for one operation, blinded anew.
struct SigningContext: ~Copyable {
    private let context: OpaquePointer

    init() {
        guard let context = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)) else {
            preconditionFailure("out of memory")
        }
        var generator = SystemRandomNumberGenerator()
        let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        _ = secp256k1_context_randomize(context, seed)
        self.context = context
    }

    deinit { secp256k1_context_destroy(context) }

    /// The compressed public key; nil if the scalar is zero or too large.
    func publicKeyBytes(of key: [UInt8]) -> [UInt8]? {
        var point = secp256k1_pubkey()
        guard secp256k1_ec_pubkey_create(context, &point, key) == 1 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 33)
        var count = bytes.count
        _ = secp256k1_ec_pubkey_serialize(
            context,
            &bytes,
            &count,
            &point,
            UInt32(SECP256K1_EC_COMPRESSED)
        )
        return bytes
    }

    /// The signature of 32 bytes with a valid key: r, s and the recovery number.
    ///
    /// Shape `[65]`.
    func signature(of prehash: [UInt8], key: [UInt8]) -> [UInt8] {
        var signature = secp256k1_ecdsa_recoverable_signature()
        let isSigned = secp256k1_ecdsa_sign_recoverable(
            context,
            &signature,
            prehash,
            key,
            nil,
            nil
        )
        precondition(isSigned == 1)
        var bytes = [UInt8](repeating: 0, count: 64)
        var recoveryID: Int32 = 0
        _ = secp256k1_ecdsa_recoverable_signature_serialize_compact(
            context,
            &bytes,
            &recoveryID,
            &signature
        )
        return bytes + [UInt8(recoveryID)]
    }
}
