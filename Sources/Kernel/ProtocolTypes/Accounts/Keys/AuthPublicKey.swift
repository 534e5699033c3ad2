// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing
import Signatures

/// A public key of either scheme, with the word that stands for it in accounts.
public struct AuthPublicKey: Hashable, Sendable {
    /// Which signatures it verifies.
    public let scheme: AuthScheme
    /// The key, as long as the scheme says.
    public let bytes: [UInt8]
    /// The hash of a point's bytes by four, or of a polynomial's coefficients.
    public let commitment: Word

    /// Takes a key; nil if it has another length than the scheme's or is no key.
    public init?(scheme: AuthScheme, bytes: [UInt8]) {
        switch scheme {
        case .ecdsaK256Keccak:
            guard let key = try? ECDSAPublicKey(bytes: bytes) else { return nil }
            self.bytes = key.bytes
            commitment = key.commitment
        case .falcon512Poseidon2:
            guard let coefficients = Self.coefficients(bytes) else { return nil }
            self.bytes = bytes
            commitment = Poseidon2.hash(coefficients)
        }
        self.scheme = scheme
    }

    /// The coefficients of a Falcon key: behind one byte, 14 bits each, highest bit first.
    ///
    /// Shape `[512]`; nil unless each is below 12289.
    private static func coefficients(_ bytes: [UInt8]) -> [Felt]? {
        let (log2Degree, modulus) = (UInt8(9), UInt32(12_289))
        guard bytes.count == AuthScheme.falcon512Poseidon2.publicKeyByteCount,
            bytes[0] == log2Degree
        else { return nil }
        var result: [Felt] = []
        var (bits, bitCount) = (UInt32(0), 0)
        for byte in bytes.dropFirst() {
            bits = bits << 8 | UInt32(byte)
            bitCount += 8
            guard bitCount >= 14 else { continue }
            bitCount -= 14
            let value = bits >> UInt32(bitCount)
            guard value < modulus else { return nil }
            bits -= value << UInt32(bitCount)
            result.append(Felt(value))
        }
        return result
    }
}

extension AuthPublicKey: ByteEncodable, ByteDecodable {
    /// Appends the scheme and the key.
    public func encode(to writer: inout ByteWriter) {
        writer.write(scheme.rawValue)
        writer.write(bytes)
    }

    /// Reads the scheme and the key.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let scheme = try reader.readAuthScheme()
        let start = reader.offset
        let bytes = try reader.readBytes(scheme.publicKeyByteCount)
        guard let key = AuthPublicKey(scheme: scheme, bytes: bytes) else {
            throw reader.broken("a public key of its scheme", at: start)
        }
        self = key
    }
}
