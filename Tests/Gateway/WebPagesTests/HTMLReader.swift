// SPDX-License-Identifier: MIT

/// Reads the pages' HTML as strictly as it is written: every tag closed, every value quoted.
struct HTMLReader {
    /// An attribute with its value unescaped; a flag has an empty one.
    struct Attribute: Equatable {
        let name: String
        let value: String
    }

    /// Opening tags by name and closing ones with a slash, in order.
    private(set) var tags: [String] = []
    /// The attributes of all elements, in order.
    private(set) var attributes: [Attribute] = []
    /// The text outside of tags, unescaped.
    private(set) var text = ""
    /// What is not well formed.
    private(set) var faults: [String] = []

    private static let voids: Set<String> = ["meta", "link", "input", "img", "!doctype"]

    init(_ bytes: [UInt8]) {
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        var open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            text += Self.unescaped(String(rest[..<start]))
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("a tag does not end")
                break
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            let name = String(tag.prefix(while: { $0 != " " })).lowercased()
            tags.append(name)
            if name.hasPrefix("/") {
                let expected = open.popLast()
                if expected != String(name.dropFirst()) {
                    faults.append("\(name) closes \(expected ?? "")")
                }
            } else {
                readAttributes(tag.dropFirst(name.count))
                if !Self.voids.contains(name) { open.append(name) }
            }
        }
        faults += open.map { "\($0) is not closed" }
    }

    /// Every value of an attribute.
    func values(_ name: String) -> [String] {
        attributes.filter { $0.name == name }.map(\.value)
    }

    /// Text with the character references of the pages read back.
    static func unescaped(_ text: String) -> String {
        let references = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"),
            ("&amp;", "&"),
        ]
        return references.reduce(text) { text, reference in
            text.split(separator: reference.0, omittingEmptySubsequences: false)
                .joined(separator: reference.1)
        }
    }

    private mutating func readAttributes(_ text: Substring) {
        var rest = text.drop(while: { $0 == " " })
        while !rest.isEmpty {
            let name = rest.prefix(while: { $0 != "=" && $0 != " " })
            rest = rest.dropFirst(name.count)
            var value: Substring = ""
            if rest.hasPrefix("=\"") {
                value = rest.dropFirst(2).prefix(while: { $0 != "\"" })
                rest = rest.dropFirst(2 + value.count + 1)
            } else if rest.hasPrefix("=") {
                faults.append("\(name) has no quotes")
                return
            }
            attributes.append(Attribute(name: String(name), value: Self.unescaped(String(value))))
            rest = rest.drop(while: { $0 == " " })
        }
    }
}
