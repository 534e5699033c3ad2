// SPDX-License-Identifier: MIT

/// One verb of the program: what it is called, what it takes and what it does.
///
/// Help, completion and parsing all read this value, so none can differ from the others.
struct Command: Sendable {
    /// The words that call it, as in `["chain", "import"]`.
    let path: [String]
    /// What it does, in one line.
    let summary: String
    /// The names of its operands, in order; a name that ends in `?` may be left out.
    var operands: [String] = []
    /// Its options.
    var options: [Option] = []
    /// What it does.
    let run: @Sendable (Arguments) async throws -> Void

    /// An option; every command also takes `--json` and `--help`.
    struct Option: Sendable {
        /// Its name without dashes.
        let name: String
        /// What its value is called in help; nil for a flag.
        let value: String?
        /// What it is for, in one line.
        let summary: String
        /// What holds when it is not given.
        var fallback: String?
        /// A letter that says the same after one dash.
        var letter: Character?
    }

    /// The words and operands, as typed.
    var usage: String {
        let shown = operands.map { $0.hasSuffix("?") ? "[\($0.dropLast())]" : $0 }
        let rest = options.isEmpty ? [] : ["[options]"]
        return (["swift-miden"] + path + shown + rest).joined(separator: " ")
    }
}

/// What was typed after the command's words.
struct Arguments: Sendable {
    private(set) var operands: [String] = []
    private var values: [String: String] = [:]
    private var lists: [String: [String]] = [:]

    /// True if the output is for programs.
    var isJSON: Bool { values["json"] != nil }

    /// True if the flag was given.
    func has(_ flag: String) -> Bool { values[flag] != nil }

    /// The value of an option, else what holds without it.
    func value(_ name: String) -> String? { values[name] }

    /// All values of an option that may be given more than once, in order.
    func list(_ name: String) -> [String] { lists[name] ?? [] }

    /// The values of an option, given as often as one likes, between commas or spaces.
    func items(_ name: String) -> [String] {
        list(name).flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
    }

    /// The value of an option that must be given.
    func required(_ name: String) throws -> String {
        guard let value = values[name] else {
            throw CommandFailure(.usage, code: "missing_option", "--\(name) is needed")
        }
        return value
    }

    /// Reads what follows a command's words.
    /// - Throws: ``CommandFailure`` with exit code 2.
    init(_ words: [String], for command: Command) throws {
        for option in command.options { values[option.name] = option.fallback }
        var index = words.startIndex
        var onlyOperands = false
        while index < words.endIndex {
            let word = words[index]
            index += 1
            if let letter = Self.letter(of: word), !onlyOperands,
                let option = command.options.first(where: { $0.letter == letter })
            {
                try readOption("--" + option.name, words, &index, command)
                continue
            }
            if onlyOperands || !word.hasPrefix("--") {
                operands.append(word)
                continue
            }
            if word == "--" {
                onlyOperands = true
                continue
            }
            try readOption(word, words, &index, command)
        }
        try checkOperands(of: command)
    }

    private mutating func readOption(
        _ word: String,
        _ words: [String],
        _ index: inout Int,
        _ command: Command
    ) throws {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
        let name = parts.first ?? ""
        if name == "json" || name == "help" {
            values[name] = ""
            return
        }
        guard let option = command.options.first(where: { $0.name == name }) else {
            let known = command.options.map(\.name) + ["json", "help"]
            throw CommandFailure(
                .usage,
                code: "unknown_option",
                "\(command.path.joined(separator: " ")) has no option --\(name)",
                hint: nearest(name, among: known).map { "did you mean --\($0)?" }
            )
        }
        guard option.value != nil else {
            values[name] = ""
            return
        }
        var value = parts.count == 2 ? parts[1] : nil
        if value == nil, index < words.endIndex {
            value = words[index]
            index += 1
        }
        guard let value else {
            throw CommandFailure(.usage, code: "missing_value", "--\(name) needs a value")
        }
        values[name] = value
        lists[name, default: []].append(value)
    }

    /// The letter of a word such as `-o`.
    private static func letter(of word: String) -> Character? {
        word.count == 2 && word.hasPrefix("-") ? word.last : nil
    }

    private func checkOperands(of command: Command) throws {
        guard !has("help") else { return }
        let needed = command.operands.filter { !$0.hasSuffix("?") }
        if operands.count < needed.count {
            throw CommandFailure(
                .usage,
                code: "missing_operand",
                "\(needed[operands.count]) is missing",
                hint: "usage: \(command.usage)"
            )
        }
        if operands.count > command.operands.count {
            throw CommandFailure(
                .usage,
                code: "extra_operand",
                "'\(operands[command.operands.count])' is one word too many",
                hint: "usage: \(command.usage)"
            )
        }
    }
}

/// The known word that differs least from what was typed, if any is close.
func nearest(_ typed: String, among known: [String]) -> String? {
    let ranked = known.map { (distance: editDistance(typed, $0), word: $0) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }),
        best.distance <= max(2, typed.count / 3)
    else { return nil }
    return best.word
}

private func editDistance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, right) in b.enumerated() {
            let above = row[j + 1]
            row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
            diagonal = above
        }
    }
    return row[b.count]
}
