// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import VMCore

/// Another implementation of the machine: a command that runs and proves the same program on this
/// computer, in the same run of the benchmark.
///
/// It is given three words more: the path of a case, an object of JSON with `source` and `stack`
/// (the top item first, decimal texts), the name of a hash, and a path for the proof. It prints an
/// object of JSON on its standard output. If that has `seconds` with `execute` and `prove`, these
/// count; otherwise the time on the wall around the whole command does, which has its start in it.
/// How many threads it takes is the matter of its environment.
struct OtherMachine {
    /// What one run of it took.
    struct Figures {
        /// What executing took as it says; nil if it does not say.
        let execute: Double?
        /// What proving took as it says, without executing; nil if it does not say.
        let prove: Double?
        /// What the whole command took, its start included.
        let wall: Double
        /// The items that were left on the stack, as it says.
        let stackOutputs: [String]
    }

    /// Why there are no figures.
    enum Failure: Error {
        /// The command ended with this status.
        case status(Int32)
    }

    /// The command's words.
    private let words: [String]

    /// The command that follows `--beside`, one argument of several words; nil if there is none.
    init?(_ arguments: some Collection<String>) {
        guard let option = arguments.firstIndex(of: "--beside") else { return nil }
        words = arguments[option...].dropFirst().first?.split(separator: " ").map(String.init) ?? []
        guard !words.isEmpty else { return nil }
    }

    /// Runs the command once.
    func measure(
        _ source: String,
        stack: [UInt32],
        hashFunction: ExecutionProof.HashFunction = .blake3
    ) throws -> Figures {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("beside-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("case.json")
        let members: [String: Any] = [
            "name": "mix", "kind": "program", "source": source, "stack": stack.map(String.init),
        ]
        try JSONSerialization.data(withJSONObject: members).write(to: file)

        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        let proof = folder.appendingPathComponent("proof.bin").path
        process.arguments = words.dropFirst() + [file.path, "\(hashFunction)", proof]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let start = ContinuousClock.now
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let wall = milliseconds(ContinuousClock.now - start) / 1_000
        guard process.terminationStatus == 0 else {
            throw Failure.status(process.terminationStatus)
        }
        let json = (try? JSONValue(data: text)) ?? .null
        return Figures(
            execute: Self.number(json["seconds"]["execute"]),
            prove: Self.number(json["seconds"]["prove"]),
            wall: wall,
            stackOutputs: json["stack_outputs"].items.compactMap(\.text)
        )
    }

    private static func number(_ value: JSONValue) -> Double? {
        if case .number(let number) = value { number } else { nil }
    }
}
