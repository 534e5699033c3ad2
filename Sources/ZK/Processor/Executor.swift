// SPDX-License-Identifier: MIT

public import FieldArithmetic
import MerkleStructures
public import VMCore

/// Runs programs of the Miden virtual machine 0.23.
///
/// Debug and trace decorators are not looked at. Nothing that a program, its advice or its host
/// says can stop the process: every execution ends with an outcome or an error, within its limits.
public struct Executor: Sendable {
    /// The limits of executions.
    public var options: ExecutionOptions
    /// What surrounds programs.
    public var host: Host

    /// Prepares executions.
    public init(host: Host = Host(), options: ExecutionOptions = ExecutionOptions()) {
        self.host = host
        self.options = options
    }

    /// Runs a program.
    ///
    /// - Parameters:
    ///   - program: The program.
    ///   - stack: The items of the operand stack, the top one first; at most 16, the rest is zero.
    ///   - advice: What the program can ask for from the start.
    /// - Returns: What the program leaves behind.
    /// - Throws: ``ExecutionError`` at the row that failed.
    /// - Complexity: Linear in the number of rows.
    public func execute(
        _ program: Program,
        stack: [Felt] = [],
        advice: AdviceInputs = AdviceInputs()
    ) throws(ExecutionError) -> ExecutionOutcome {
        let forest = DecodedForest(program.forest)
        return try run(program, forest, stack, advice, log: SilentLog())
    }

    /// Runs a program and writes down what its trace needs.
    ///
    /// - Parameters:
    ///   - program: The program.
    ///   - stack: The items of the operand stack, the top one first; at most 16, the rest is zero.
    ///   - advice: What the program can ask for from the start.
    ///   - checkpointDistance: The number of rows between two checkpoints of the record, about.
    ///   - previous: A record that is no longer needed and whose room is used again: fresh memory
    ///     costs as much as writing the record.
    /// - Returns: What the program leaves behind, and the record.
    /// - Throws: ``ExecutionError`` at the row that failed; `recordTooLarge` only where all else is
    ///   well.
    /// - Complexity: Linear in the number of rows, in time and in room.
    public func record(
        _ program: Program,
        stack: [Felt] = [],
        advice: AdviceInputs = AdviceInputs(),
        checkpointDistance: Int = 4_096,
        reusing previous: consuming ExecutionRecord? = nil
    ) throws(ExecutionError) -> (outcome: ExecutionOutcome, record: ExecutionRecord) {
        let forest = DecodedForest(program.forest)
        let record = UnsafeMutablePointer<ExecutionRecord>.allocate(capacity: 1)
        if let previous = previous.take() {
            record.initialize(to: previous)
            record.pointee.reset(
                checkpointDistance: checkpointDistance,
                bytesMax: options.recordBytesMax
            )
        } else {
            record.initialize(
                to: ExecutionRecord(
                    checkpointDistance: checkpointDistance,
                    bytesMax: options.recordBytesMax
                )
            )
        }
        defer { record.deallocate() }
        let outcome: ExecutionOutcome
        do throws(ExecutionError) {
            outcome = try run(program, forest, stack, advice, log: RecordingLog(record: record))
        } catch {
            record.deinitialize(count: 1)
            if case .recordTooLarge = error.fault {
                // What fails without a record fails for its own reason.
                _ = try run(program, forest, stack, advice, log: SilentLog())
            }
            throw error
        }
        var result = record.move()
        result.finish(
            cycleCount: outcome.cycleCount,
            kernel: program.kernel,
            forests: [forest] + host.forests.forests
        )
        return (outcome, result)
    }

    private func run<Log: ExecutionLog>(
        _ program: Program,
        _ forest: DecodedForest,
        _ stack: [Felt],
        _ inputs: AdviceInputs,
        log: Log
    ) throws(ExecutionError) -> ExecutionOutcome {
        guard stack.count <= 16 else { throw Self.setupFailure(.stackInputCount(stack.count)) }
        var advice = AdviceProvider(store: inputs.store.value, options: options)
        do throws(ExecutionFault) {
            try advice.checkStore()
            try advice.insert(inputs.map)
            try advice.push(inputs.stack)
            try advice.insert(program.forest.adviceMap)
        } catch { throw Self.setupFailure(error) }
        var machine = Machine(
            program: program,
            forest: forest,
            host: host,
            advice: advice,
            options: options,
            log: log
        )
        for (index, item) in stack.enumerated() { machine.top[index] = item }
        try machine.run(from: program.entryPoint)
        return ExecutionOutcome(
            stack: (0..<16).map { machine.top[$0] },
            cycleCount: machine.clk,
            memory: machine.memory.rootWords,
            advice: machine.advice,
            requests: machine.requests,
            transcriptState: machine.transcript
        )
    }

    private static func setupFailure(_ fault: ExecutionFault) -> ExecutionError {
        ExecutionError(
            fault: fault,
            clk: 0,
            step: .setup,
            context: 0,
            location: nil,
            message: nil,
            openProcedures: []
        )
    }
}

/// What a program leaves behind.
public struct ExecutionOutcome: Sendable {
    /// The operand stack, the top item first.
    ///
    /// Shape `[16]`.
    public let stack: [Felt]
    /// The number of rows before the first HALT.
    public let cycleCount: Int
    /// The words of the root context that were written, ascending by address.
    public let memory: [MemoryWord]
    /// What could still be asked for.
    public let advice: AdviceProvider
    /// The computations that were claimed, in order.
    public let requests: [PrecompileRequest]
    /// The capacity of the sponge into which the program logged them.
    public let transcriptState: Word
}
