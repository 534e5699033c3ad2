// SPDX-License-Identifier: MIT

import Assembler
import CoreLibrary
public import FieldArithmetic
public import MerkleStructures
public import Processor
public import TestSupport
public import VMCore

/// A program with its surroundings.
public struct AssembledProgram {
    /// The program.
    public let program: Program
    /// The forests of the kernel and of the libraries that the program only names.
    public let forests: [MASTForest]
}

/// One execution of the vectors.
public struct ExecutionCase {
    /// Its name.
    public let name: String
    /// The case.
    public let json: JSONValue

    /// Names a case.
    public init(name: String, json: JSONValue) {
        self.name = name
        self.json = json
    }

    /// All executions of all families.
    public static func all() throws -> [ExecutionCase] {
        try Vectors.jsonFiles("masm/exec").flatMap { file in
            try file.json.items.map { ExecutionCase(name: try $0["name"].string, json: $0) }
        }
    }

    /// True if the program runs code of the core library, whose cycles are our own.
    public var usesCoreLibrary: Bool { json["source"].text?.contains("miden::core::") == true }

    /// The assembled source, with the forests of kernel and dynamic libraries.
    public func assembled() throws -> AssembledProgram {
        let core = usesCoreLibrary ? try CoreLibrary.library() : nil
        let made = try AssemblyCase(label: name, json: json).assemble(core: core)
        let kernel = made.kernel.map { [$0.library.forest] } ?? []
        let links = json["libraries"].items.map { $0["link"].text }
        let dynamic = zip(made.libraries, links).filter { $0.1 == "dynamic" }
        guard let program = made.program else { throw Unassembled(name: name) }
        return AssembledProgram(
            program: program,
            forests: kernel + dynamic.map(\.0.forest) + (core.map { [$0.forest] } ?? [])
        )
    }

    /// A case that is no program.
    public struct Unassembled: Error {
        let name: String
    }

    /// What the program gets.
    public var inputs: JSONValue { json["inputs"] }
    /// What it leaves, if it ends.
    public var expected: JSONValue { json["expected"] }
    /// How it fails, if it does.
    public var error: JSONValue { json["error"] }

    /// The inputs of the stack, the top one first.
    public func stack() throws -> [Felt] { try inputs["stack"].felts }

    /// What the program can ask for.
    public func advice() throws -> AdviceInputs { try Self.advice(inputs) }

    /// What a program can ask for: `advice_stack`, `advice_map`, `merkle_nodes`.
    public static func advice(_ json: JSONValue) throws -> AdviceInputs {
        var store = MerkleStore()
        for node in json["merkle_nodes"].items { store.insert(try innerNode(node)) }
        return AdviceInputs(
            stack: try json["advice_stack"].felts,
            map: AdviceMap(try json["advice_map"].items.map(mapEntry)),
            store: store
        )
    }

    /// Claimed computations: `event_id`, `calldata`.
    public static func requests(_ json: JSONValue) throws -> [PrecompileRequest] {
        try json.items.map {
            PrecompileRequest(
                eventID: try $0["event_id"].uint64,
                callData: try $0["calldata"].hex
            )
        }
    }

    /// `{key, values}` or `[key, values]`.
    public static func mapEntry(_ json: JSONValue) throws -> AdviceMap.Entry {
        if json["key"].isNull {
            return AdviceMap.Entry(key: try json[0].word, values: try json[1].felts)
        }
        return AdviceMap.Entry(key: try json["key"].word, values: try json["values"].felts)
    }

    /// `{value, left, right}` or `[value, left, right]`.
    public static func innerNode(_ json: JSONValue) throws -> InnerNode {
        if json["left"].isNull {
            return InnerNode(left: try json[1].word, right: try json[2].word)
        }
        return InnerNode(left: try json["left"].word, right: try json["right"].word)
    }

    /// The limits that differ from the usual ones.
    public func options() throws -> ExecutionOptions {
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

    /// What surrounds the program.
    public func host(_ assembled: AssembledProgram, handlers: EventHandlers) -> Processor.Host {
        let lacksLibraries = inputs["host_lacks_libraries"].isTrue
        return Processor.Host(
            forests: ForestStore(lacksLibraries ? [] : assembled.forests),
            handlers: inputs["handlers"].text == "core" ? handlers : EventHandlers()
        )
    }

    /// What runs the program as the case wants it, with the core library's handlers.
    public func executor(_ assembled: AssembledProgram) throws -> Executor {
        Executor(host: host(assembled, handlers: .coreLibrary), options: try options())
    }

    /// Runs the program with the core library's handlers and writes the run down.
    public func record() throws -> (outcome: ExecutionOutcome, record: ExecutionRecord) {
        let assembled = try assembled()
        return try executor(assembled).record(
            assembled.program,
            stack: try stack(),
            advice: try advice()
        )
    }
}

extension ExecutionOutcome {
    /// The nonzero elements of the root context by their addresses.
    public var memoryCells: [UInt64: Felt] {
        var cells: [UInt64: Felt] = [:]
        for word in memory {
            for (index, element) in word.value.elements.enumerated() where element != .zero {
                cells[UInt64(word.address) + UInt64(index)] = element
            }
        }
        return cells
    }
}
