// SPDX-License-Identifier: MIT

import CoreLibrary
import FieldArithmetic
public import Processor
public import TestSupport

/// A run of one procedure of the library, and what the reference's code did in its place.
public struct BehaviourCase {
    /// The case as it is recorded.
    public let json: JSONValue

    /// Takes a recorded case.
    public init(json: JSONValue) { self.json = json }

    /// Every case of every module.
    public static func all() throws -> [(module: String, cases: [BehaviourCase])] {
        try Vectors.jsonFiles("corelib/behaviours").map { file, json in
            (file, json["cases"].items.map { BehaviourCase(json: $0) })
        }
    }

    /// Its name.
    public var name: String { json["id"].text ?? "" }
    /// Inputs that break the contract: any outcome is right, but there has to be one.
    public var isOutsideOfContract: Bool { json["precondition_violated"].isTrue }

    /// What the reference does there is a defect: where it fails ours does not, and the reverse.
    public var isDefectOfReference: Bool { !json["reference_quirk"].isNull }

    /// Whether the case's program with our library runs to its end.
    public var mustRun: Bool { json["error"].isNull != isDefectOfReference }

    /// The case's program with our library.
    public func program() throws -> LibraryProgram {
        try LibraryProgram(json["source"].string, handlers: handlers())
    }

    /// Runs the case's program with our library.
    public func run() throws -> ExecutionOutcome {
        try program().run(json["stack"].felts, ExecutionCase.advice(json))
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
