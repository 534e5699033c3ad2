// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// Provokes every case of a file and compares the reason; a case that nobody knows is a failure.
///
/// - Parameters:
///   - cases: What must be refused, each with its name and the label of the reason.
///   - planned: Cases that nothing can provoke yet, with what they wait for.
///   - provoke: How a case comes about; nil if that is not known.
/// - Throws: What reading a case throws.
func checkRefusals(
    of cases: [JSONValue],
    planned: [String: String] = [:],
    by provoke: (JSONValue) throws -> (() throws -> Void)?
) throws {
    #expect(!cases.isEmpty)
    for item in cases {
        let name = try item["case"].string
        guard let provoked = try provoke(item) else {
            #expect(planned[name] != nil, "nothing provokes: \(name)")
            continue
        }
        #expect(planned[name] == nil, "no longer planned: \(name)")
        let refusal = refusal(of: provoked)
        // Errors of the builder are labelled with the step that found them, or with nothing more.
        var label = try item["error"].string[...]
        if label == "BuildError" {
            #expect(refusal != nil, "\(name)")
            continue
        }
        if label.hasPrefix("BuildError.") { label = label.dropFirst("BuildError.".count) }
        #expect(refusal.map { $0[...] } == label, "\(name)")
    }
}
