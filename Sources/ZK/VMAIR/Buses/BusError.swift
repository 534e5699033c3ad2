// SPDX-License-Identifier: MIT

/// Why the buses of a proof cannot balance.
public enum BusError: Error, Equatable, Sendable {
    /// The statement has another number of public values.
    case publicValueCount(expected: Int, got: Int)
    /// The proof has another number of final values.
    case finalCount(expected: Int, got: Int)
    /// A final value that no bus uses is not zero.
    case unusedFinal(Int)
    /// A message of the statement encodes to zero, so its fraction has no value.
    case zeroDenominator
}
