// SPDX-License-Identifier: MIT

/// Help, made of the same values that parse.
enum Help {
    /// All commands, a line each.
    static func overview(of commands: [Command]) -> String {
        let names = commands.map { $0.path.joined(separator: " ") }
        let width = names.map(\.count).max() ?? 0
        let lines = zip(names, commands).map { name, command in
            "  \(padded(name, to: width))  \(command.summary)"
        }
        return """
            A Miden rollup with an HTTP gateway.

            usage: swift-miden COMMAND [options]

            \(lines.joined(separator: "\n"))

            Every command takes --help and --json. Start with: swift-miden devnet
            """
    }

    /// One command with its options.
    static func page(of command: Command) -> String {
        let shown = command.options.map { option in
            (option.letter.map { "-\($0), " } ?? "") + "--\(option.name)"
                + (option.value.map { " \($0)" } ?? "")
        }
        let width = shown.map(\.count).max() ?? 0
        let lines = zip(shown, command.options).map { text, option in
            let fallback = option.fallback.map { " [\($0)]" } ?? ""
            return "  \(padded(text, to: width))  \(option.summary)\(fallback)"
        }
        return """
            \(command.path.joined(separator: " ")): \(command.summary)

            usage: \(command.usage)

            \(lines.joined(separator: "\n"))
            """
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
