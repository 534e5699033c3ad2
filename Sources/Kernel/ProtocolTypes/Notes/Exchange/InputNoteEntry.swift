// SPDX-License-Identifier: MIT

public import ByteCoding

/// A note as a list of input notes sees it.
public protocol InputNoteEntry: Hashable, Sendable, ByteEncodable, ByteDecodable {
    /// What its consumption leaves on chain.
    var nullifier: Nullifier { get }
    /// The id of a note that was not shown to be in a block; nil once it was.
    var unauthenticatedID: NoteID? { get }
}
