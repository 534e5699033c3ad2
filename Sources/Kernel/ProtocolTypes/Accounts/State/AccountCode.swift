// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing
public import VMCore

/// The procedures that others can call on an account; the first one authenticates.
public struct AccountCode: Hashable, Sendable {
    /// The fewest procedures an account has.
    public static let minProcedureCount = 2
    /// The most procedures an account has.
    public static let maxProcedureCount = 256

    /// The code.
    public let forest: MASTForest
    /// The roots of the procedures, 2 to 256, that of authentication first.
    public let procedures: [Word]
    /// The hash of the roots in order.
    public let commitment: Word

    /// Takes roots of a forest.
    public init(forest: MASTForest, procedures: [Word]) throws(AccountError) {
        guard procedures.count >= Self.minProcedureCount else {
            throw .tooFewProcedures(procedures.count)
        }
        guard procedures.count <= Self.maxProcedureCount else {
            throw .tooManyProcedures(procedures.count)
        }
        let roots = Set(forest.rootDigests)
        for procedure in procedures where !roots.contains(procedure) {
            throw .procedureNotInForest(procedure)
        }
        self.forest = forest
        self.procedures = procedures
        commitment = Poseidon2.merge(procedures)
    }
}

extension AccountCode: ByteEncodable, ByteDecodable {
    /// Appends the forest, the number of procedures less one, and the roots.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.write(UInt8(procedures.count - 1))
        for procedure in procedures { writer.write(procedure) }
    }

    /// Reads the forest, the number of procedures less one, and the roots.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let forest = try reader.read(MASTForest.self)
        let start = reader.offset
        let count = Int(try reader.readUInt8()) + 1
        let procedures = try reader.readItems(Word.self, count: count)
        self = try reader.checked(at: start) { () throws(AccountError) in
            try AccountCode(forest: forest, procedures: procedures)
        }
    }
}
