// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import MerkleStructures
public import VMCore

/// A change to the advice provider that the answer to an event asks for.
public enum AdviceMutation: Sendable {
    /// Puts elements on top of the stack; the first one is popped first.
    case pushStack([Felt])
    /// Adds a list under a key.
    case insertMap(key: Word, values: [Felt])
    /// Adds nodes of Merkle trees.
    case insertNodes([InnerNode])
    /// Claims a computation that the verifier of the execution has to repeat.
    case request(PrecompileRequest)
}
