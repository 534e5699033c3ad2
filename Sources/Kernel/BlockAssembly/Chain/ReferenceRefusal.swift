// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import ProtocolTypes

/// Why what some containers refer to is not in the chain.
///
/// The containers are the transactions of a batch or the batches of a block.
public enum ReferenceRefusal<ContainerID: Hashable & Sendable>: Error, Equatable, Sendable {
    /// The partial blockchain does not hold the block that a container refers to.
    case unknown(ContainerID, BlockNumber)
    /// A container refers to another block of this height.
    case differs(ContainerID, BlockNumber, expected: Word, got: Word)
}

extension ReferenceChain {
    /// Checks that a container refers to a block of this chain.
    func check<ContainerID>(
        _ container: ContainerID,
        refersTo number: BlockNumber,
        _ commitment: Word
    ) throws(ReferenceRefusal<ContainerID>) {
        guard let header = header(number) else { throw .unknown(container, number) }
        let expected = header.commitment
        guard commitment == expected else {
            throw .differs(container, number, expected: expected, got: commitment)
        }
    }
}
