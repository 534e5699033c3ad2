// SPDX-License-Identifier: MIT

public import ByteCoding

/// An error that a decoder reports as a broken rule of the object.
public protocol BrokenRule: Error, Equatable, Sendable {
    /// The rule that was broken, as a noun phrase.
    var rule: DecodingFailure.Expectation { get }
}

extension ByteReader {
    /// Makes a value of parts just read; a broken rule is reported at `start`.
    func checked<Value, Failure: BrokenRule>(
        at start: Int,
        _ make: () throws(Failure) -> Value
    ) throws(DecodingFailure) -> Value {
        do { return try make() } catch { throw broken(error.rule, at: start) }
    }
}
