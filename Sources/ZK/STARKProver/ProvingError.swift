// SPDX-License-Identifier: MIT

/// Why there is no proof.
public enum ProvingError: Error, Equatable, Sendable {
    /// The trace has another number of columns than the relation.
    case columnCount(expected: Int, got: Int)
    /// The number of rows is no power of two that a verifier accepts.
    case rowCount(Int)
    /// The trace would have more rows than it may.
    case tooManyRows(limit: Int, got: Int)
    /// The execution walked a Merkle path without any level, for which no row of a trace stands.
    case notTraceable
    /// The statement has another number of public values than the relation.
    case publicValueCount(expected: Int, got: Int)
    /// A message on a bus encodes to zero under the drawn challenges, so its fraction has no value.
    case zeroBusDenominator
    /// Whoever watches the progress asked to stop.
    case cancelled
}
