// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Batches that fit together on top of a block, and their joint effects.
///
/// Only ``proposeBlock(batches:inputs:timestamp:)`` and ``checkBlock(_:)`` make one.
public struct CheckedBlock: Hashable, Sendable {
    /// The batches, their effects, and what shows that they fit to the state.
    ///
    /// Its output notes are as many lists as batches; a note keeps its index in its batch, and one
    /// that is consumed inside the block leaves a hole.
    public let proposal: ProposedBlock
    /// The height.
    public let number: BlockNumber
    /// Notes whose proofs of inclusion were not among what was checked, ascending.
    ///
    /// Always empty for a block made of ``ProtocolTypes/BlockInputs``. A
    /// ``ProtocolTypes/ProposedBlock`` does not hold these proofs, so that one who is sent it must
    /// ask for them or trust the sender.
    public let notesTakenOnTrust: [NoteID]
}
