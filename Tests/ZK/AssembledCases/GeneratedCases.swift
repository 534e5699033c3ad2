// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// Cases for a comparison with the reference, which is no part of the tests.
public enum GeneratedCases {
    /// True if the environment names a file for them.
    public static var areWanted: Bool { path != nil }

    private static var path: String? { ProcessInfo.processInfo.environment["MIDEN_CASES"] }

    /// Writes the cases of the seeds that `MIDEN_SEEDS` names, as in `0-5000`, to `MIDEN_CASES`.
    public static func write(
        _ make: (inout ProgramGenerator, _ name: String) -> ProgramGenerator.Case
    ) throws {
        let seeds = ProcessInfo.processInfo.environment["MIDEN_SEEDS"] ?? "0-1000"
        let bounds = seeds.split(separator: "-").compactMap { UInt64($0) }
        guard let path, bounds.count == 2, bounds[0] <= bounds[1] else { throw NoSeeds() }
        var cases: [Any] = []
        for seed in bounds[0]..<bounds[1] {
            var generator = ProgramGenerator(seed: seed)
            cases.append(plain(.object(make(&generator, "seed \(seed)"))))
        }
        try JSONSerialization.data(withJSONObject: cases).write(to: URL(fileURLWithPath: path))
    }

    /// The environment does not say which.
    public struct NoSeeds: Error {}

    private static func plain(_ value: JSONValue) -> Any {
        switch value {
        case .null: NSNull()
        case .bool(let flag): flag
        case .number(let number): number
        case .string(let text): text
        case .array(let items): items.map(plain)
        case .object(let members): members.mapValues(plain)
        }
    }
}
