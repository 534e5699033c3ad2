// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import CoreLibrary
import FieldArithmetic
import MerkleStructures
import Processor
import TestSupport
import VMCore

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
    func run(_ library: Library) throws -> ExecutionOutcome {
        let assembler = Assembler(libraries: [LinkedLibrary(library, .dynamic)])
        let source = SourceFile(name: "::$exec", text: try json["source"].string)
        let program = try assembler.assembleProgram(source)
        let executor = Executor(
            host: Host(forests: ForestStore([library.forest]), handlers: try handlers())
        )
        return try executor.execute(
            program,
            stack: try json["stack"].felts,
            advice: try advice()
        )
    }

    func advice() throws -> AdviceInputs {
        var store = MerkleStore()
        for node in json["merkle_nodes"].items {
            store.insert(InnerNode(left: try node[1].word, right: try node[2].word))
        }
        let entries = try json["advice_map"].items.map { entry in
            AdviceMap.Entry(key: try entry["key"].word, values: try entry["values"].felts)
        }
        return AdviceInputs(
            stack: try json["advice_stack"].felts,
            map: AdviceMap(entries),
            store: store
        )
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
