// SPDX-License-Identifier: MIT

import ByteCoding

/// A public note without names and places in its script, small enough for the chain.
public struct PublicOutputNote: Hashable, Sendable {
    /// The note.
    public let note: Note

    /// Clears the script and checks the size.
    /// - Throws: ``NoteError/noteIsPrivate(_:)``, ``NoteError/noteTooLarge(_:byteCount:)``.
    public init(_ note: Note) throws(NoteError) {
        guard note.metadata.type == .public else { throw .noteIsPrivate(note.id) }
        let cleared = note.clearingDebugInfo()
        let byteCount = cleared.encodedBytes.count
        guard byteCount <= Note.byteCountMax else {
            throw .noteTooLarge(note.id, byteCount: byteCount)
        }
        self.note = cleared
    }
}
