// SPDX-License-Identifier: MIT

import AssembledCases
import CoreLibrary
import FieldArithmetic
import Processor
import TestSupport

/// A run of one procedure of the library, and what the reference's code did in its place.
struct BehaviourCase {
    let json: JSONValue

    /// Every case of every module.
    static func all() throws -> [(module: String, cases: [BehaviourCase])] {
        try Vectors.jsonFiles("corelib/behaviours").map { file, json in
            (file, json["cases"].items.map(BehaviourCase.init))
        }
    }

    var name: String { json["id"].text ?? "" }
    /// Inputs that break the contract: any outcome is right, but there has to be one.
    var isOutsideOfContract: Bool { json["precondition_violated"].isTrue }

    /// What the reference does there is a defect: where it fails ours does not, and the reverse.
    var isDefectOfReference: Bool { !json["reference_quirk"].isNull }

    /// Runs the case's program with our library.
    func run() throws -> ExecutionOutcome {
        let program = try LibraryProgram(json["source"].string, handlers: handlers())
        return try program.run(json["stack"].felts, ExecutionCase.advice(json))
    }

    /// The library's handlers, or liars in their place.
    private func handlers() throws -> EventHandlers {
        var handlers = EventHandlers.coreLibrary
        for liar in json["replaced_handlers"].items {
            let values = try liar["pushes"].felts
            handlers.insert(
                EventHandler(try liar["event"].string) { _ throws(EventRefusal) in
                    [.pushStack(values)]
                }
            )
        }
        return handlers
    }
}
