// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import Testing
import VMAIR

/// The relation inside accepted verifications, at the points their transcripts drew.
@Suite struct TranscriptVectorTests {
    let relation = Relation.miden_0_23

    static let names = Vectors.files("proofs/transcript", suffix: ".json")

    /// The numbers of an event or an intermediate value, paired into extension elements.
    private func elements(_ list: JSONValue, _ name: String) throws -> [QuadFelt] {
        let item = list.items.first { $0["phase"].text == name || $0["name"].text == name }
        let json = try #require(item)
        let felts = try (json["values"].isNull ? json["value"] : json["values"]).felts
        return stride(from: 0, to: felts.count, by: 2).map { QuadFelt(felts[$0], felts[$0 + 1]) }
    }

    @Test func `there are transcripts`() {
        #expect(!Self.names.isEmpty)
    }

    @Test(arguments: names)
    func `an accepted proof's constraints have their values`(name: String) throws {
        let json = try Vectors.json("proofs/transcript/\(name)")
        let (events, values) = (json["events"], json["values"])
        let challenges = try elements(events, "logup_alpha_beta")
        let here = try elements(events, "ood_evaluations_at_z")
        let next = try elements(events, "ood_evaluations_at_z_next")
        let frame = OutOfDomainFrame(
            mainCurrent: Array(here[0..<relation.mainWidth]),
            mainNext: Array(next[0..<relation.mainWidth]),
            auxCurrent: try elements(values, "aux_at_z"),
            auxNext: try elements(values, "aux_at_z_next"),
            periodic: try elements(values, "periodic_values"),
            publicValues: try json["public_values"].felts,
            alpha: challenges[0],
            beta: challenges[1],
            finals: try elements(events, "aux_finals"),
            isFirst: try elements(values, "selector_is_first")[0],
            isLast: try elements(values, "selector_is_last")[0],
            isTransition: try elements(values, "selector_is_transition")[0]
        )
        let expected = try elements(values, "constraint_values")
        #expect(relation.constraintValues(at: frame) == expected)
        let alpha = try elements(events, "constraint_alpha")[0]
        let folded = relation.foldedConstraints(at: frame, alpha: alpha)
        #expect(folded == (try elements(values, "folded_constraints")[0]))
        let quotient = try elements(values, "quotient_at_z")[0]
        #expect(folded == quotient * (try elements(values, "vanishing_at_z")[0]))
    }

    @Test(arguments: names)
    func `an accepted proof's buses balance`(name: String) throws {
        let json = try Vectors.json("proofs/transcript/\(name)")
        let challenges = try elements(json["events"], "logup_alpha_beta")
        func balance(_ finals: [QuadFelt]) throws -> QuadFelt {
            try relation.busBoundary(
                finals: finals,
                publicValues: try json["public_values"].felts,
                kernelDigests: try json["kernel_digests"].items.map { try $0.word },
                alpha: challenges[0],
                beta: challenges[1]
            )
        }
        #expect(try balance(try elements(json["events"], "aux_finals")) == .zero)
        let correction = try elements(json["values"], "boundary_correction")[0]
        #expect(try balance([.zero, .zero]) == correction)
    }

    @Test(arguments: names)
    func `a byte transcript starts from the relation's digest`(name: String) throws {
        let events = try Vectors.json("proofs/transcript/\(name)")["events"].items
        for event in events where event["phase"].text == "relation_digest" {
            #expect(try event["values"].felts == relation.digest.elements)
        }
    }
}
