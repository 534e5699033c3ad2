// SPDX-License-Identifier: MIT

import CoreLibrary
import FieldArithmetic
import JSONText
import Processor
import VMCore

let vmRunCommand = Command(
    path: ["vm", "run"],
    summary: "runs a program: its source, its package or its bytes",
    operands: ["FILE"],
    options: [
        ProgramInputs.option,
        Command.Option(
            name: "profile",
            value: nil,
            summary: "shows how many cycles each procedure took itself"
        ),
    ] + ProgramFile.limits + CodeLinkage.options
) { arguments in
    let file = try ProgramFile(arguments.operands[0], arguments)
    let inputs = try ProgramInputs(arguments)
    let result = try file.record(inputs, arguments)
    let lengths = result.record.traceLengths()
    let profile = arguments.has("profile") ? result.record.profile() : nil
    if arguments.isJSON {
        Console.printJSON { json in
            json.member("stack", array: result.outcome.stack) { $0.decimalString($1.value) }
            json.member("cycles", result.outcome.cycleCount)
            json.member("trace") {
                $0.member("rows", lengths.padded)
                $0.member("core", lengths.main)
                $0.member("range", lengths.range)
                $0.member("chiplets", lengths.chiplets)
            }
            guard let profile else { return }
            json.member("profile", array: profile.entries) { json, entry in
                json.object {
                    $0.member("procedure", entry.procedure)
                    $0.member("cycles", entry.cycles)
                }
            }
        }
        return
    }
    Console.print("stack   \(result.outcome.stack.map { "\($0.value)" }.joined(separator: " "))")
    Console.print("cycles  \(result.outcome.cycleCount)")
    Console.print(
        "trace   \(lengths.padded) rows: core \(lengths.main), range \(lengths.range), "
            + "chiplets \(lengths.chiplets)"
    )
    for line in profile?.lines ?? [] { Console.print(line) }
}

extension ExecutionProfile {
    /// A line for each procedure: its rows, their share, its path.
    fileprivate var lines: [String] {
        let width = entries.map { "\($0.cycles)".count }.max() ?? 0
        return entries.map { entry in
            let count = "\(entry.cycles)"
            let share = "\(100 * entry.cycles / max(cycles, 1))%"
            return String(repeating: " ", count: width - count.count) + count
                + String(repeating: " ", count: 6 - share.count) + share
                + "  " + (entry.procedure ?? "code without debug information")
        }
    }
}

extension ProgramFile {
    /// What an execution may use.
    static let limits = [
        Command.Option(
            name: "max-cycles",
            value: "N",
            summary: "the most cycles it may take; by default \(cyclesMax), the longest trace"
        )
    ]

    private static let cyclesMax = ExecutionOptions.cycleCeiling

    /// Runs the program and writes down what its trace needs.
    func record(
        _ inputs: ProgramInputs,
        _ arguments: Arguments
    ) throws -> (outcome: ExecutionOutcome, record: ExecutionRecord) {
        var options = ExecutionOptions()
        options.cyclesMax =
            try arguments.count("max-cycles", in: 1...Self.cyclesMax) ?? Self.cyclesMax
        let executor = Executor(
            host: Host(forests: ForestStore(forests), handlers: .coreLibrary),
            options: options
        )
        do throws(ExecutionError) {
            return try executor.record(program, stack: inputs.stack, advice: inputs.advice)
        } catch { throw CommandFailure(error, in: self) }
    }
}
