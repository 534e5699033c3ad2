// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Foundation
import MerkleStructures
import Processor
import TestSupport
import VMCore

/// A program with its surroundings.
struct AssembledProgram {
    let program: Program
    /// The forests of the kernel and of the libraries that the program only names.
    let forests: [MASTForest]
}

/// One execution of the vectors.
struct ExecutionCase {
    let name: String
    let json: JSONValue

    static func all() throws -> [ExecutionCase] {
        try Vectors.jsonFiles("masm/exec").flatMap { file in
            try file.json.items.map { ExecutionCase(name: try $0["name"].string, json: $0) }
        }
    }

    /// Assembled programs by the names of cases: `$MIDEN_PROGRAMS`, else those of the vectors.
    static let programs: JSONValue = {
        let path = ProcessInfo.processInfo.environment["MIDEN_PROGRAMS"]
        let local = Vectors.projectRoot.appendingPathComponent("Tests/Vectors/masm/programs.json")
        let url = path.map { URL(fileURLWithPath: $0) } ?? local
        return (try? JSONValue(data: Data(contentsOf: url))) ?? .null
    }()

    /// The assembled source; nil if nobody has assembled it.
    func assembled() throws -> AssembledProgram? {
        let entry = Self.programs[name]
        guard !entry.isNull else { return nil }
        return AssembledProgram(
            program: try Program(decoding: entry["program"].hex),
            forests: try entry["forests"].items.map { try MASTForest(decoding: $0.hex) }
        )
    }

    var inputs: JSONValue { json["inputs"] }
    var expected: JSONValue { json["expected"] }
    var error: JSONValue { json["error"] }

    func stack() throws -> [Felt] { try inputs["stack"].felts }

    func advice() throws -> AdviceInputs {
        let entries = try inputs["advice_map"].items.map { try Self.mapEntry($0) }
        var store = MerkleStore()
        for node in inputs["merkle_nodes"].items { store.insert(try Self.innerNode(node)) }
        return AdviceInputs(
            stack: try inputs["advice_stack"].felts,
            map: AdviceMap(entries),
            store: store
        )
    }

    /// `{key, values}` or `[key, values]`.
    static func mapEntry(_ json: JSONValue) throws -> AdviceMap.Entry {
        if json["key"].isNull {
            return AdviceMap.Entry(key: try json[0].word, values: try json[1].felts)
        }
        return AdviceMap.Entry(key: try json["key"].word, values: try json["values"].felts)
    }

    /// `{value, left, right}` or `[value, left, right]`.
    static func innerNode(_ json: JSONValue) throws -> InnerNode {
        if json["left"].isNull {
            return InnerNode(left: try json[1].word, right: try json[2].word)
        }
        return InnerNode(left: try json["left"].word, right: try json["right"].word)
    }

    func options() throws -> ExecutionOptions {
        var options = ExecutionOptions()
        let json = inputs["options"]
        func set(_ name: String, _ path: WritableKeyPath<ExecutionOptions, Int>) throws {
            if !json[name].isNull { options[keyPath: path] = try json[name].int }
        }
        try set("max_cycles", \.cyclesMax)
        try set("max_stack_depth", \.stackDepthMax)
        try set("max_continuations", \.continuationsMax)
        try set("max_adv_map_value_size", \.adviceValueElementsMax)
        try set("max_adv_map_elements", \.adviceMapElementsMax)
        try set("max_hash_len_bytes", \.hashInputBytesMax)
        return options
    }

    func host(_ assembled: AssembledProgram, handlers: EventHandlers) -> Processor.Host {
        let lacksLibraries = inputs["host_lacks_libraries"].isTrue
        return Processor.Host(
            forests: ForestStore(lacksLibraries ? [] : assembled.forests),
            handlers: inputs["handlers"].text == "core" ? handlers : EventHandlers()
        )
    }
}

extension ExecutionOutcome {
    /// The nonzero elements of the root context by their addresses.
    var memoryCells: [UInt64: Felt] {
        var cells: [UInt64: Felt] = [:]
        for word in memory {
            for (index, element) in word.value.elements.enumerated() where element != .zero {
                cells[UInt64(word.address) + UInt64(index)] = element
            }
        }
        return cells
    }
}
