// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// Who can consume a note: whoever knows this and satisfies the script.
public struct NoteRecipient: Hashable, Sendable {
    /// Makes the nullifier unpredictable.
    public let serialNumber: Word
    /// What runs.
    public let script: NoteScript
    /// What it runs with.
    public let storage: NoteStorage
    /// The hash of the three.
    public let digest: Word

    /// Puts a recipient together.
    public init(serialNumber: Word, script: NoteScript, storage: NoteStorage) {
        self.serialNumber = serialNumber
        self.script = script
        self.storage = storage
        digest = Self.digest(
            serialNumber: serialNumber,
            scriptRoot: script.root,
            storageCommitment: storage.commitment
        )
    }

    /// The digest of a recipient with these parts.
    public static func digest(
        serialNumber: Word,
        scriptRoot: Word,
        storageCommitment: Word
    ) -> Word {
        let serial = Poseidon2.merge(serialNumber, .zero)
        return Poseidon2.merge(Poseidon2.merge(serial, scriptRoot), storageCommitment)
    }

    /// The recipient whose script has neither names nor places.
    public func clearingDebugInfo() -> NoteRecipient {
        NoteRecipient(
            serialNumber: serialNumber,
            script: script.clearingDebugInfo(),
            storage: storage
        )
    }
}

extension NoteRecipient: ByteEncodable, ByteDecodable {
    /// Appends script, storage and serial number.
    public func encode(to writer: inout ByteWriter) {
        writer.write(script)
        writer.write(storage)
        writer.write(serialNumber)
    }

    /// Reads script, storage and serial number.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let script = try reader.read(NoteScript.self)
        let storage = try reader.read(NoteStorage.self)
        self.init(serialNumber: try reader.readWord(), script: script, storage: storage)
    }
}
