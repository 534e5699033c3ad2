// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import CoreLibrary
import FieldArithmetic
import MerkleStructures
public import Processor
public import TestSupport
public import VMCore

/// A trace of the vectors as the execution that it is of.
public struct TraceCase {
    /// Its name.
    public let name: String
    /// The case.
    public let json: JSONValue

    /// The traces of the vectors, shortest first.
    public static let names = Vectors.files("proofs/traces", suffix: ".main.bin")
        .map { String($0.dropLast(9)) }

    /// Reads a case.
    public init(_ name: String) throws {
        self.name = name
        json = try Vectors.json("proofs/traces/\(name).json")
    }

    /// True if the program names no code outside of it.
    public var isWhole: Bool { json["kernel_source"].isNull && !usesCoreLibrary }

    /// True if the program runs code of the core library, whose rows are our own.
    public var usesCoreLibrary: Bool { json["uses_core_library"].isTrue }

    /// The program, and the forests that it only names.
    ///
    /// Taken from the recorded bytes, or assembled if other code is called.
    public func assembled() throws -> AssembledProgram {
        if isWhole {
            let program = try Program(decoding: json["program_bytes"].hex)
            return AssembledProgram(program: program, forests: [])
        }
        var assembler = Assembler()
        var forests: [MASTForest] = []
        if let text = json["kernel_source"].text {
            let source = SourceFile(name: "::$kernel", text: text)
            let kernel = try assembler.assembleKernel(source)
            assembler.kernel = kernel
            forests.append(kernel.library.forest)
        }
        if usesCoreLibrary {
            let library = try CoreLibrary.library()
            assembler.libraries.append(LinkedLibrary(library, .dynamic))
            forests.append(library.forest)
        }
        let source = SourceFile(name: "::$exec", text: try json["source"].string)
        return AssembledProgram(program: try assembler.assembleProgram(source), forests: forests)
    }

    /// What the program can ask for.
    public func advice() throws -> AdviceInputs {
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

    /// Runs the program and writes down what its trace needs.
    public func record(
        checkpointDistance: Int
    ) throws -> (program: Program, outcome: ExecutionOutcome, record: ExecutionRecord) {
        let assembled = try assembled()
        let host = Host(forests: ForestStore(assembled.forests), handlers: .coreLibrary)
        let (outcome, record) = try Executor(host: host).record(
            assembled.program,
            stack: try json["stack_inputs"].felts,
            advice: try advice(),
            checkpointDistance: checkpointDistance
        )
        return (assembled.program, outcome, record)
    }
}
