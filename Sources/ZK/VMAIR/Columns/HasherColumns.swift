// SPDX-License-Identifier: MIT

/// A row of the hasher's controller: one half of a permutation request.
public struct ControllerColumns<Cell> {
    /// The kind of the row.
    ///
    /// Shape `[3]`: 100 hash, 101 verify, 110 old path, 111 new path on input rows; 000 digest, 001
    /// state on output rows; 01- padding.
    public let selectors: [Cell]
    /// The sponge's state: eight rate lanes, then four capacity lanes.
    ///
    /// Shape `[12]`.
    public let state: [Cell]
    /// The index of the Merkle node, halved from level to level.
    public let nodeIndex: Cell
    /// The number of the current root update, from one.
    public let updateID: Cell
    /// One on the first input and the last output of a request.
    public let isBoundary: Cell
    /// The side of the Merkle node: zero left, one right.
    public let directionBit: Cell

    init(_ cell: (Int) -> Cell) {
        selectors = (52..<55).map(cell)
        state = (55..<67).map(cell)
        nodeIndex = cell(67)
        updateID = cell(68)
        isBoundary = cell(69)
        directionBit = cell(70)
    }

    /// The first half of the rate, and the digest on output rows.
    ///
    /// Shape `[4]`.
    public var firstRate: [Cell] { Array(state[0..<4]) }

    /// The second half of the rate.
    ///
    /// Shape `[4]`.
    public var secondRate: [Cell] { Array(state[4..<8]) }

    /// Both halves of the rate.
    ///
    /// Shape `[8]`.
    public var rate: [Cell] { Array(state[0..<8]) }

    /// The capacity.
    ///
    /// Shape `[4]`.
    public var capacity: [Cell] { Array(state[8..<12]) }
}

/// A row of the Poseidon2 permutation: one of sixteen.
public struct PermutationColumns<Cell> {
    /// S-box outputs of the internal rounds packed into the row.
    ///
    /// Shape `[3]`.
    public let witnesses: [Cell]
    /// The state before the row's rounds.
    ///
    /// Shape `[12]`.
    public let state: [Cell]
    /// How many controller rows ask for this permutation.
    public let multiplicity: Cell
    /// Cells that stay zero.
    ///
    /// Shape `[3]`.
    public let unused: [Cell]

    init(_ cell: (Int) -> Cell) {
        witnesses = (52..<55).map(cell)
        state = (55..<67).map(cell)
        multiplicity = cell(67)
        unused = (68..<71).map(cell)
    }
}

extension ControllerColumns: Sendable where Cell: Sendable {}
extension PermutationColumns: Sendable where Cell: Sendable {}
