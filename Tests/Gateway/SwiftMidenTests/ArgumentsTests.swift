// SPDX-License-Identifier: MIT

import Testing

@testable import SwiftMiden

@Suite struct ArgumentsTests {
    private let command = Command(
        path: ["chain", "import"],
        summary: "stores a chain",
        operands: ["FILE", "COPY?"],
        options: [
            Command.Option(name: "data-directory", value: "DIR", summary: "where"),
            Command.Option(name: "interval", value: "TIME", summary: "how often", fallback: "3s"),
            Command.Option(name: "quick", value: nil, summary: "less care"),
        ]
    ) { _ in }

    private func failure(_ words: String...) -> CommandFailure? {
        do {
            _ = try Arguments(words, for: command)
            return nil
        } catch {
            return error as? CommandFailure
        }
    }

    @Test func `operands, options and flags are told apart`() throws {
        let arguments = try Arguments(
            ["a.bin", "--data-directory", "d", "--quick", "--interval=5s", "--", "--b"],
            for: command
        )
        #expect(arguments.operands == ["a.bin", "--b"])
        #expect(arguments.value("data-directory") == "d")
        #expect(try arguments.duration("interval") == .seconds(5))
        #expect(arguments.has("quick") && !arguments.isJSON)
    }

    @Test func `what is left out has its documented value`() throws {
        let arguments = try Arguments(["a.bin", "--json"], for: command)
        #expect(try arguments.duration("interval") == .seconds(3))
        #expect(arguments.isJSON && arguments.value("data-directory") == nil)
        #expect(throws: CommandFailure.self) { try arguments.required("data-directory") }
    }

    @Test func `mistakes are told by code, with a way out`() {
        #expect(failure("a", "--data-directry", "d")?.code == "unknown_option")
        #expect(failure("a", "--data-directry", "d")?.hint == "did you mean --data-directory?")
        #expect(failure("a", "--interval")?.code == "missing_value")
        #expect(failure()?.code == "missing_operand")
        #expect(failure("a", "b", "c")?.code == "extra_operand")
        #expect(failure("--help") == nil)
        #expect(failure("a", "b", "c")?.exitCode == .usage)
    }

    @Test(arguments: [
        ("500ms", Duration.milliseconds(500)), ("3s", .seconds(3)), ("2m", .seconds(120)),
    ])
    func `durations have units`(text: String, duration: Duration) {
        #expect(Duration(text: text) == duration)
    }

    @Test(arguments: ["", "3", "-1s", "1.5s", "s", "99999999999999999999s", "3h"])
    func `other texts are no durations`(text: String) {
        #expect(Duration(text: text) == nil)
    }

    @Test func `endpoints are host and port`() {
        #expect(Endpoint(text: "127.0.0.1:0")?.port == 0)
        #expect(Endpoint(text: "[::1]:57291")?.host == "::1")
        for text in ["", "127.0.0.1", ":80", "host:99999", "host:x"] {
            #expect(Endpoint(text: text) == nil)
        }
    }

    @Test func `help shows every command and every option`() {
        let overview = Help.overview(of: SwiftMiden.commands)
        for command in SwiftMiden.commands {
            #expect(overview.contains(command.path.joined(separator: " ")))
            let page = Help.page(of: command)
            for option in command.options { #expect(page.contains("--\(option.name)")) }
        }
    }
}
