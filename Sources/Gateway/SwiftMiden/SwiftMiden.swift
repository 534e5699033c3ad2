// SPDX-License-Identifier: MIT

import Glibc
import JSONText

/// The one program: every role and every tool is a command of it.
@main
enum SwiftMiden {
    static let version = "0.1.0"

    /// All commands, in the order of help.
    static let commands: [Command] =
        [
            devnetCommand, sequencerCommand, chainImportCommand, chainVerifyCommand, inspectCommand,
            validatorCommand, vmAssembleCommand, vmRunCommand, vmProveCommand,
            vmVerifyCommand, vmInspectCommand,
        ]
        + [versionCommand]

    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        // Only long-running commands take signals themselves, and they say so before all else.
        let isLongRunning = longRunning.contains { words.starts(with: $0) }
        if isLongRunning { StopSignal.hold() }
        // Detached from the main actor, whose thread waits for signals from here on.
        Task.detached {
            await carryOut(words)
            exit(0)
        }
        if isLongRunning { StopSignal.take() }
        while true { pause() }
    }

    private static func carryOut(_ words: [String]) async {
        let isJSON = words.contains("--json")
        do {
            try await run(words)
        } catch let failure as CommandFailure {
            Console.report(failure, asJSON: isJSON)
            exit(failure.exitCode.rawValue)
        } catch is CancellationError {
            exit(130)
        } catch {
            let failure = CommandFailure(.failure, code: "failed", "\(error)")
            Console.report(failure, asJSON: isJSON)
            exit(failure.exitCode.rawValue)
        }
    }

    private static func run(_ words: [String]) async throws {
        if words.isEmpty || words == ["--help"] || words == ["-h"] || words == ["help"] {
            Console.print(Help.overview(of: commands))
            return
        }
        if words == ["--version"] { return try await run(["version"]) }
        guard let command = find(words) else {
            let known = commands.map { $0.path.joined(separator: " ") }
            let typed = words.prefix { !$0.hasPrefix("-") }.prefix(2).joined(separator: " ")
            if let planned = plannedCommands.first(where: { words.starts(with: $0) }) {
                throw CommandFailure(
                    .failure,
                    code: "not_implemented",
                    "\(planned.joined(separator: " ")) is not built yet",
                    hint: "the README's status table says what is"
                )
            }
            throw CommandFailure(
                .usage,
                code: "unknown_command",
                "there is no command '\(typed)'",
                hint: nearest(typed, among: known).map { "did you mean '\($0)'?" }
                    ?? "swift-miden --help lists them"
            )
        }
        let arguments = try Arguments(Array(words.dropFirst(command.path.count)), for: command)
        if arguments.has("help") {
            Console.print(Help.page(of: command))
        } else {
            try await command.run(arguments)
        }
    }

    private static func find(_ words: [String]) -> Command? {
        commands.filter { words.starts(with: $0.path) }.max { $0.path.count < $1.path.count }
    }

    private static let longRunning = [["devnet"], ["node"], ["validator"]]

    /// Commands of the public interface that have nothing behind them yet.
    private static let plannedCommands: [[String]] = [
        ["node", "full"], ["prover"], ["ntx-builder"], ["monitor"], ["faucet"],
        ["guardian"], ["note-transport"], ["chain", "export"], ["chain", "snapshot"], ["wallet"],
        ["contract"], ["config"],
        ["completions"], ["man"],
    ]

    private static let versionCommand = Command(
        path: ["version"],
        summary: "says which version this is and which Miden it speaks"
    ) { arguments in
        if arguments.isJSON {
            Console.printJSON { json in
                json.member("version", version)
                json.member("protocol", "0.15.3")
                json.member("vm", "0.23.4")
            }
        } else {
            Console.print("swift-miden \(version), Miden protocol 0.15.3, VM 0.23.4")
        }
    }
}
