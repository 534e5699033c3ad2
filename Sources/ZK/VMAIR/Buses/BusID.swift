// SPDX-License-Identifier: MIT

/// The kinds of messages that one part of the machine sends and another receives.
///
/// The number is part of every message's encoding, so messages of two buses never cancel.
enum BusID: Int, CaseIterable {
    case kernelROMInit
    case blockHash
    case transcriptState
    case kernelROMCall
    case hashInit
    case returnState
    case absorption
    case returnHash
    case verifyPathInit
    case oldPathInit
    case newPathInit
    case readElement
    case writeElement
    case readWord
    case writeWord
    case bitwise
    case circuitInit
    case blockStack
    case operationGroup
    case stackOverflow
    case sibling
    case rangeCheck
    case circuitWire
    case permutationInput
    case permutationOutput

    /// The power of beta that the bus number multiplies: one more than any message reaches.
    static let prefixPower = 16
}
