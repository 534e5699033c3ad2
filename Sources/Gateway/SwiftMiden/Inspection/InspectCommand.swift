// SPDX-License-Identifier: MIT

import ByteCoding
import JSONText
import NodeAPI

let inspectCommand = Command(
    path: ["inspect"],
    summary: "decodes an object of the protocol and shows its ids and commitments",
    operands: ["KIND", "FILE"]
) { arguments in
    let kind = try inspectedKind(arguments.operands[0])
    let bytes = try Files.read(arguments.operands[1])
    let finding: InspectedKind.Finding
    do throws(DecodingFailure) { finding = try kind.inspect(bytes) } catch {
        throw CommandFailure(
            .failure,
            code: "malformed",
            "no \(kind.name) at byte \(error.offset): \(error.cause.text)",
            offset: error.offset
        )
    }
    if arguments.isJSON {
        Console.printJSON { finding.write(kind: kind.name, to: &$0) }
    } else {
        for line in finding.lines(kind: kind.name) { Console.print(line) }
    }
}

private func inspectedKind(_ name: String) throws -> InspectedKind {
    if let kind = InspectedKind.named(name) { return kind }
    let known = InspectedKind.all.map(\.name)
    throw CommandFailure(
        .usage,
        code: "unknown_kind",
        "there is no kind '\(name)'",
        hint: nearest(name, among: known).map { "did you mean \($0)?" }
            ?? "one of " + known.joined(separator: ", ")
    )
}

extension InspectedKind.Finding {
    /// Writes the members of an object.
    func write(kind: String, to json: inout JSONWriter) {
        json.member("kind", kind)
        json.member("byteCount", byteCount)
        json.member("sameBytes", hasSameBytes)
        for (name, value) in fields.entries {
            switch value {
            case .text(let text): json.member(name, text)
            case .texts(let texts): json.member(name, array: texts) { $0.string($1) }
            case .count(let count): json.member(name, count)
            case .flag(let flag): json.member(name, flag)
            case .null: json.member(name, String?.none)
            }
        }
    }

    /// The same for people, a line each.
    func lines(kind: String) -> [String] {
        let same = hasSameBytes ? "written back the same" : "written back with other bytes"
        let heads = ["\(kind), \(byteCount) bytes, \(same)"]
        return heads
            + fields.entries.map { name, value in
                switch value {
                case .text(let text): "\(name): \(text)"
                case .texts(let texts):
                    "\(name): " + (texts.isEmpty ? "none" : texts.joined(separator: ", "))
                case .count(let count): "\(name): \(count)"
                case .flag(let flag): "\(name): \(flag ? "yes" : "no")"
                case .null: "\(name): none"
                }
            }
    }
}
