// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension Word {
    /// The word that stands for a name: BLAKE3 of its UTF-8, each lane reduced modulo `p`.
    public init(name: String) { self = BLAKE3.hash(Array(name.utf8)).word }
}

extension Felt {
    /// The identifier of an event, or the code of an error message: element 0 of its name's word.
    public init(name: String) { self = Word(name: name).e0 }
}
