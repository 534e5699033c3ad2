// SPDX-License-Identifier: MIT

/// Why an integer is no execution hint.
public enum NoteExecutionHintError: Error, Equatable, Sendable {
    /// The kind is above 3.
    case unknownKind(UInt8)
    /// The payload is none of this kind.
    case payload(kind: UInt8, UInt32)
}
