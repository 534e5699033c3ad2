// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import CoreLibrary
import MerkleStructures
public import Processor
public import TestSupport
import VMCore

/// A program of which the reference built a trace.
public struct TracedProgram {
    /// The name of the trace.
    public let name: String
    /// The case.
    public let json: JSONValue

    /// The programs of all traces.
    public static func names() -> [String] {
        Vectors.files("proofs/traces", suffix: ".main.bin").map { String($0.dropLast(9)) }
    }

    /// Reads a case.
    public init(_ name: String) throws {
        self.name = name
        json = try Vectors.json("proofs/traces/\(name).json")
    }

    /// True if the program runs code of the core library, whose cycles are our own.
    public var usesCoreLibrary: Bool { json["uses_core_library"].isTrue }

    /// Runs the program: the reference's bytes, or our own where they name the core library.
    public func record(checkpointDistance: Int = 4_096) throws -> ExecutionRecord {
        var assembler = Assembler()
        var forests: [MASTForest] = []
        if let text = json["kernel_source"].text {
            let kernel = try assembler.assembleKernel(SourceFile(name: "::$kernel", text: text))
            assembler.kernel = kernel
            forests.append(kernel.library.forest)
        }
        let program: Program
        if usesCoreLibrary {
            let core = try CoreLibrary.library()
            assembler.libraries.append(LinkedLibrary(core, .dynamic))
            forests.append(core.forest)
            let source = SourceFile(name: "::$exec", text: try json["source"].string)
            program = try assembler.assembleProgram(source)
        } else {
            program = try Program(decoding: json["program_bytes"].hex)
        }
        let host = Processor.Host(forests: ForestStore(forests), handlers: .coreLibrary)
        return try Executor(host: host).record(
            program,
            stack: try json["stack_inputs"].felts,
            advice: try advice(),
            checkpointDistance: checkpointDistance
        ).record
    }

    private func advice() throws -> AdviceInputs {
        var store = MerkleStore()
        for tree in json["advice_merkle_trees"].items {
            var level = try tree["leaves"].items.map { try $0.word }
            while level.count > 1 {
                level = stride(from: 0, to: level.count, by: 2).map {
                    store.merge(level[$0], level[$0 + 1])
                }
            }
        }
        return AdviceInputs(
            stack: try json["advice_stack"].felts,
            map: AdviceMap(try json["advice_map"].items.map(ExecutionCase.mapEntry)),
            store: store
        )
    }
}
