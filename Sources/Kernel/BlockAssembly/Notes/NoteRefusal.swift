// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Why the notes of some containers do not fit together.
///
/// The containers are the transactions of a batch or the batches of a block.
public enum NoteRefusal<ContainerID: Hashable & Sendable>: Error, Equatable, Sendable {
    /// A nullifier comes twice.
    case consumedTwice(Nullifier, first: ContainerID, second: ContainerID)
    /// A note comes out twice.
    case createdTwice(NoteID, first: ContainerID, second: ContainerID)
    /// A note is consumed by a container that stands before the one that creates it.
    case consumedBeforeCreated(NoteID, consumedBy: ContainerID, createdBy: ContainerID)
    /// A container consumes what it creates, which a sound one never shows.
    case consumedByCreator(NoteID, ContainerID)
    /// The proof of a note is about a block that the partial blockchain does not hold.
    case blockOfProofUnknown(NoteID, BlockNumber)
    /// The proof of a note does not lead to the note root of its block.
    case inclusionProof(NoteID, BlockNumber, NoteError)
}
