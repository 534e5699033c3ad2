// SPDX-License-Identifier: MIT

/// The kinds of messages that one part of the machine sends and another receives.
///
/// The number is part of every message's encoding, so messages of two buses never cancel.
public enum BusID: Int, CaseIterable, Sendable {
    /// The kernel's procedures, as declared.
    case kernelROMInit
    /// A child block's digest, from its parent to its end.
    case blockHash
    /// The state of the precompile transcript.
    case transcriptState
    /// A call of a kernel procedure.
    case kernelROMCall
    /// The start of a hash.
    case hashInit
    /// The whole state after a permutation.
    case returnState
    /// The next block of a hash.
    case absorption
    /// A digest.
    case returnHash
    /// The start of a Merkle path that is checked.
    case verifyPathInit
    /// The start of the path before an update.
    case oldPathInit
    /// The start of the path after an update.
    case newPathInit
    /// A read of an element of memory.
    case readElement
    /// A write of an element of memory.
    case writeElement
    /// A read of a word of memory.
    case readWord
    /// A write of a word of memory.
    case writeWord
    /// An AND or XOR.
    case bitwise
    /// The start of a circuit evaluation.
    case circuitInit
    /// What the end of a block goes back to.
    case blockStack
    /// A group of operations of a batch.
    case operationGroup
    /// An item below the sixteen visible ones.
    case stackOverflow
    /// A sibling on the two paths of an update.
    case sibling
    /// A 16-bit value.
    case rangeCheck
    /// A wire of a circuit.
    case circuitWire
    /// The state before a permutation.
    case permutationInput
    /// The state after a permutation.
    case permutationOutput

    /// The power of beta that the bus number multiplies: one more than any message reaches.
    static let prefixPower = 16
}
