// SPDX-License-Identifier: MIT

/// Why there is no such standard note.
public enum StandardNoteError: Error, Equatable, Sendable {
    /// A swap of an asset for itself.
    case swapOfEqualAssets
    /// The asset to be minted is another faucet's.
    case otherFaucet(expected: AccountID, got: AccountID)
    /// The parts of the note break a rule of all notes.
    case note(NoteError)
    /// An amount breaks a rule of all amounts.
    case asset(AssetError)
    /// The storage is not that of a partial swap.
    case notPartialSwap
    /// More is filled than is requested.
    case fillTooLarge(requested: UInt64, filled: UInt64)
    /// Nothing is filled.
    case nothingFilled
}
