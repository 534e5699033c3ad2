// SPDX-License-Identifier: MIT

import ByteCoding
import Signatures

/// How an account wants to get notes.
public struct RoutingParameters: Hashable, Sendable {
    /// What the account can do.
    public enum Interface: UInt16, Sendable {
        /// Receive and send assets.
        case basicWallet = 0
    }

    /// A key to encrypt notes with.
    public struct EncryptionKey: Hashable, Sendable {
        /// How notes are encrypted.
        public enum Scheme: UInt8, Sendable, CaseIterable {
            /// X25519 and XChaCha20-Poly1305.
            case x25519XChaCha20Poly1305 = 0
            /// secp256k1 and XChaCha20-Poly1305.
            case k256XChaCha20Poly1305 = 1
            /// X25519 and Poseidon2.
            case x25519AeadPoseidon2 = 2
            /// secp256k1 and Poseidon2.
            case k256AeadPoseidon2 = 3

            /// True for keys that are points of secp256k1.
            public var isK256: Bool { rawValue & 1 == 1 }
            /// The length of a key.
            public var keyByteCount: Int { isK256 ? ECDSAPublicKey.byteCount : 32 }
        }

        /// How notes are encrypted.
        public let scheme: Scheme
        /// The key, as long as the scheme says.
        public let bytes: [UInt8]

        /// Takes a key; nil if it has another length, or is no point of secp256k1.
        public init?(scheme: Scheme, bytes: [UInt8]) {
            guard bytes.count == scheme.keyByteCount else { return nil }
            if scheme.isK256, (try? ECDSAPublicKey(bytes: bytes)) == nil { return nil }
            self.scheme = scheme
            self.bytes = bytes
        }
    }

    /// The human-readable part that texts leave out.
    static let hiddenPrefix = "mrp"
    private static let absentTagLength: UInt8 = 63

    /// What the account can do.
    public let interface: Interface
    /// How long the tag of its notes is; nil for the usual length.
    public let noteTagLength: UInt8?
    /// With what to encrypt its notes.
    public let encryptionKey: EncryptionKey?

    /// Puts parameters together; a tag has at most 32 bits.
    public init(
        interface: Interface = .basicWallet,
        noteTagLength: UInt8? = nil,
        encryptionKey: EncryptionKey? = nil
    ) throws(AddressError) {
        if let noteTagLength, noteTagLength > NoteTag.maxAccountTargetLength {
            throw .tagLength(noteTagLength)
        }
        self.interface = interface
        self.noteTagLength = noteTagLength
        self.encryptionKey = encryptionKey
    }

    /// The bytes: parameters behind their keys.
    public var payload: [UInt8] {
        let profile = UInt16(noteTagLength ?? Self.absentTagLength) << 10 | interface.rawValue
        let bytes = [0, UInt8(profile >> 8), UInt8(profile & 0xFF)]
        guard let encryptionKey else { return bytes }
        return bytes + [1, encryptionKey.scheme.rawValue] + encryptionKey.bytes
    }

    /// Reads parameters behind their keys; the profile must be there.
    public init(payload: [UInt8]) throws(AddressError) {
        var reader = ByteReader(payload)
        var profile: UInt16?
        var encryptionKey: EncryptionKey?
        while let key = try? reader.readUInt8() {
            switch key {
            case 0:
                guard profile == nil else { throw .duplicateKey(key) }
                profile = try Self.readProfile(from: &reader)
            case 1:
                guard encryptionKey == nil else { throw .duplicateKey(key) }
                encryptionKey = try Self.readEncryptionKey(from: &reader)
            default: throw .unknownKey(key)
            }
        }
        guard let profile else { throw .profileMissing }
        let length = UInt8(profile >> 10)
        guard let interface = Interface(rawValue: profile & 0x3FF) else {
            throw .unknownInterface(profile & 0x3FF)
        }
        try self.init(
            interface: interface,
            noteTagLength: length == Self.absentTagLength ? nil : length,
            encryptionKey: encryptionKey
        )
    }

    private static func readProfile(
        from reader: inout ByteReader
    ) throws(AddressError) -> UInt16 {
        guard let low = try? reader.readUInt16() else { throw .truncated }
        return low.byteSwapped
    }

    private static func readEncryptionKey(
        from reader: inout ByteReader
    ) throws(AddressError) -> EncryptionKey {
        guard let code = try? reader.readUInt8() else { throw .truncated }
        guard let scheme = EncryptionKey.Scheme(rawValue: code) else {
            throw .unknownEncryptionScheme(code)
        }
        guard let bytes = try? reader.readBytes(scheme.keyByteCount) else { throw .truncated }
        guard let key = EncryptionKey(scheme: scheme, bytes: bytes) else { throw .encryptionKey }
        return key
    }
}
