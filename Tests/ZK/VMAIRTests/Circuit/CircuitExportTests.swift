// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import Foundation
import Testing
import VMAIR

/// The core library carries the circuit that follows from the constraints, and no other.
///
/// After a change of the constraints,
/// `EXPORT_CIRCUIT=1 swift test --filter CircuitExportTests` writes it again.
@Suite struct CircuitExportTests {
    static let module = URL(filePath: #filePath)
        .appending(path: "../../../../../Sources/ZK/CCoreLibrary/sys/vm/constraints_eval.masm")
        .standardizedFileURL

    /// Everything of the module from the first generated line on.
    static func table(of circuit: ArithmeticCircuit) -> String {
        let elements = circuit.encoded.map { String($0.value) }
        var rows: [String] = []
        for start in stride(from: 0, to: elements.count, by: 4) {
            rows.append("    " + elements[start..<start + 4].joined(separator: ", "))
        }
        return """
            # Inputs and constants of the circuit, its gates, and how often eight of its elements.
            const NUM_READ = \(circuit.readCount)
            const NUM_EVAL = \(circuit.gates.count)
            const NUM_STEPS = \(circuit.encoded.count / 8)

            # Constants and gates of the circuit; its key is their hash.
            adv_map CIRCUIT = [
            \(rows.joined(separator: ",\n"))
            ]

            """
    }

    @Test func `the module holds the exported circuit`() throws {
        let text = try String(contentsOf: Self.module, encoding: .utf8)
        let start = try #require(text.range(of: "# Inputs and constants of the circuit")).lowerBound
        let table = Self.table(of: VerificationCircuit.make())
        if ProcessInfo.processInfo.environment["EXPORT_CIRCUIT"] != nil {
            try (text[..<start] + table).write(to: Self.module, atomically: true, encoding: .utf8)
        } else {
            #expect(text[start...] == table)
        }
    }
}
