// SPDX-License-Identifier: MIT

import Assembler
public import CoreLibrary
public import FieldArithmetic
public import Processor
public import VMCore

/// A program that names the library, with a host that has it.
public struct LibraryProgram {
    /// The program.
    public let program: Program
    private let executor: Executor

    /// Assembles a source.
    ///
    /// - Parameters:
    ///   - source: The program.
    ///   - handlers: The host's answers.
    /// - Throws: When the source is refused.
    public init(_ source: String, handlers: EventHandlers = .coreLibrary) throws {
        let library = try CoreLibrary.library()
        let assembler = Assembler(libraries: [LinkedLibrary(library, .dynamic)])
        program = try assembler.assembleProgram(SourceFile(name: "::$exec", text: source))
        executor = Executor(
            host: Host(forests: ForestStore([library.forest]), handlers: handlers)
        )
    }

    /// Runs it.
    ///
    /// - Parameters:
    ///   - stack: The items of the operand stack, the top one first.
    ///   - advice: What the program can ask for.
    /// - Returns: The whole outcome.
    /// - Throws: ``ExecutionError``.
    public func run(
        _ stack: [Felt],
        _ advice: AdviceInputs = AdviceInputs()
    ) throws(ExecutionError) -> ExecutionOutcome {
        try executor.execute(program, stack: stack, advice: advice)
    }

    /// Runs it and writes down what its trace needs.
    ///
    /// - Parameters:
    ///   - stack: The items of the operand stack, the top one first.
    ///   - advice: What the program can ask for.
    /// - Returns: The whole outcome and the record.
    /// - Throws: ``ExecutionError``.
    public func record(
        _ stack: [Felt],
        _ advice: AdviceInputs = AdviceInputs()
    ) throws(ExecutionError) -> (outcome: ExecutionOutcome, record: ExecutionRecord) {
        try executor.record(program, stack: stack, advice: advice)
    }
}
