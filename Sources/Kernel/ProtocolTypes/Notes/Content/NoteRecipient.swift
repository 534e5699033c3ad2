// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// Who can consume a note: a script, its storage and a serial number that makes it unique.
public struct NoteRecipient: Hashable, Sendable {
    /// A number drawn by the creator.
    public let serialNumber: Word
    /// The program that must run through.
    public let script: NoteScript
    /// What the program reads.
    public let storage: NoteStorage
    /// The commitment to all three.
    public let digest: Word

    /// Gathers the parts.
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

    /// The commitment to a recipient of which only the commitments are known.
    public static func digest(
        serialNumber: Word,
        scriptRoot: Word,
        storageCommitment: Word
    ) -> Word {
        let serial = Poseidon2.merge(serialNumber, .zero)
        return Poseidon2.merge(Poseidon2.merge(serial, scriptRoot), storageCommitment)
    }

    /// The recipient with a script without names and places.
    func clearingDebugInfo() -> NoteRecipient {
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
