// SPDX-License-Identifier: MIT

import ByteCoding

/// A kind of object that can be inspected: its name, how it is read and what is said of it.
struct InspectedKind: Sendable {
    /// What an object of a kind turned out to be.
    struct Finding: Sendable {
        /// The number of bytes that were read.
        let byteCount: Int
        /// Whether writing the object gives the bytes that were read.
        let hasSameBytes: Bool
        /// Ids, commitments and counts.
        let fields: InspectedFields
    }

    /// What the command line calls it.
    let name: String
    /// Reads bytes whole and says what they hold.
    let inspect: @Sendable ([UInt8]) throws(DecodingFailure) -> Finding

    /// Makes a kind of a type and of what is said of its values.
    init<Value: ByteCodable & SendableMetatype>(
        _ name: String,
        _ type: Value.Type,
        describe: @escaping @Sendable (Value, inout InspectedFields) -> Void
    ) {
        self.name = name
        inspect = { bytes throws(DecodingFailure) in
            let value = try Value(decoding: bytes)
            var fields = InspectedFields()
            describe(value, &fields)
            return Finding(
                byteCount: bytes.count,
                hasSameBytes: value.encodedBytes == bytes,
                fields: fields
            )
        }
    }

    /// All kinds, in the order of help.
    static let all = accounts + notes + blocks + transactions + batches + programs

    /// The kind with a name.
    static func named(_ name: String) -> InspectedKind? { all.first { $0.name == name } }
}
