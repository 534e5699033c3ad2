// SPDX-License-Identifier: MIT

import ByteCoding

/// Which signatures authenticate.
public enum AuthScheme: UInt8, Sendable, CaseIterable {
    /// ECDSA over secp256k1 with Keccak.
    case ecdsaK256Keccak = 1
    /// Falcon-512 with Poseidon2.
    case falcon512Poseidon2 = 2

    /// The length of a secret key.
    public var secretKeyByteCount: Int { self == .ecdsaK256Keccak ? 32 : 1281 }
    /// The length of a public key.
    public var publicKeyByteCount: Int { self == .ecdsaK256Keccak ? 33 : 897 }
    /// The length of a signature.
    public var signatureByteCount: Int { self == .ecdsaK256Keccak ? 65 : 1524 }
}

extension ByteReader {
    /// Reads the byte of a scheme.
    mutating func readAuthScheme() throws(DecodingFailure) -> AuthScheme {
        let start = offset
        let code = try readUInt8()
        guard let scheme = AuthScheme(rawValue: code) else {
            throw DecodingFailure(offset: start, cause: .unknownTag(code))
        }
        return scheme
    }
}
