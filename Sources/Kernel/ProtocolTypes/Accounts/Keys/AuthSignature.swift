// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing
import Signatures

/// A signature of either scheme as bytes.
public struct AuthSignature: Hashable, Sendable {
    /// What it was made with.
    public let scheme: AuthScheme
    /// The signature, as long as the scheme says.
    public let bytes: [UInt8]

    /// Takes a signature; nil if it has another length than the scheme's, or is of ECDSA with a
    /// recovery number above 3.
    public init?(scheme: AuthScheme, bytes: [UInt8]) {
        guard bytes.count == scheme.signatureByteCount else { return nil }
        if scheme == .ecdsaK256Keccak, (try? ECDSASignature(bytes: bytes)) == nil { return nil }
        self.scheme = scheme
        self.bytes = bytes
    }

    /// The key that a Falcon signature carries at its end; nil for the other scheme.
    public var carriedKey: AuthPublicKey? {
        guard scheme == .falcon512Poseidon2 else { return nil }
        return AuthPublicKey(
            scheme: scheme,
            bytes: Array(bytes.suffix(scheme.publicKeyByteCount))
        )
    }

    /// What a program reads in order to verify an ECDSA signature: the key, then the signature,
    /// each as bytes by four; nil for the other scheme and its keys.
    ///
    /// Shape `[26]`.
    ///
    /// - Parameter key: The key that signed.
    /// - Returns: The elements, the first to be read first.
    public func preparedECDSA(by key: AuthPublicKey) -> [Felt]? {
        guard scheme == .ecdsaK256Keccak, key.scheme == scheme else { return nil }
        return Felt.packing(key.bytes) + Felt.packing(bytes)
    }

    /// The key in the advice map under which a program looks for a signature.
    public static func adviceKey(publicKey commitment: Word, message: Word) -> Word {
        Poseidon2.merge(commitment, message)
    }
}

extension AuthSignature: ByteEncodable, ByteDecodable {
    /// Appends the scheme and the signature.
    public func encode(to writer: inout ByteWriter) {
        writer.write(scheme.rawValue)
        writer.write(bytes)
    }

    /// Reads the scheme and the signature.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let scheme = try reader.readAuthScheme()
        let bytes = try reader.readBytes(scheme.signatureByteCount)
        guard let signature = AuthSignature(scheme: scheme, bytes: bytes) else {
            throw reader.broken("a recovery number of at most 3", at: reader.offset - 1)
        }
        self = signature
    }
}
