// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import TestSupport
import Testing

/// The published parameters of the algebraic hashes, number by number.
@Suite struct HashConstantsVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/hash_constants.json") }

    private func rows(_ section: JSONValue) throws -> [Felt] {
        try section.items.flatMap { try $0.felts }
    }

    @Test func `parameters of Poseidon2`() throws {
        let published = file["poseidon2"]
        #expect(Poseidon2.initialConstants == (try rows(published["ark_ext_initial"])))
        #expect(Poseidon2.internalConstants == (try published["ark_int"].felts))
        #expect(Poseidon2.terminalConstants == (try rows(published["ark_ext_terminal"])))
        #expect(Poseidon2.diagonal == (try published["mat_diag"].felts))
    }

    @Test func `parameters of RPO and RPX`() throws {
        let published = file["rescue"]
        #expect(RescueConstants.first == (try rows(published["ark1"])))
        #expect(RescueConstants.second == (try rows(published["ark2"])))
        #expect(RescueConstants.first.count == 12 * (try published["rounds_rpo"].int))
        let matrix = try published["mds"].items.map { try $0.felts }
        #expect(matrix.count == 12)
        for (row, cells) in matrix.enumerated() {
            let expected = (0..<12).map { RescueConstants.matrixRow[($0 + 12 - row) % 12] }
            #expect(cells == expected.map { Felt(reducing: $0) }, "row \(row)")
        }
    }
}
