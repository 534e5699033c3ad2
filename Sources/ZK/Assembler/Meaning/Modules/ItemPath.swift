// SPDX-License-Identifier: MIT

import VMCore

/// An absolute path: names without quotes, outermost first.
struct ItemPath: Hashable, Sendable {
    let components: [String]

    init(_ components: [String]) { self.components = components }

    /// Reads a path such as `lib::"odd name"::f`, with or without `::` in front; nil for any
    /// other text.
    init?(parsing text: String) {
        guard let path = PathText(parsing: text) else { return nil }
        components = path.components
    }

    /// The path of an item in this module.
    func appending(_ name: String) -> ItemPath { ItemPath(components + [name]) }

    /// The beginning of ``text``, or all of it if it is not long: what problems keep of a path,
    /// which imports can make longer than its source.
    var shortText: String {
        var result = ""
        for name in components {
            result += "::" + PathText.quoted(name)
            // A sign behind the cut keeps it from being taken for the path of something above.
            guard result.utf8.count <= Self.shortByteCount else {
                return String(result.prefix(Self.shortByteCount)) + "…"
            }
        }
        return result
    }

    private static let shortByteCount = 256

    /// The text with `::` in front and quotes where a name needs them.
    var text: String {
        components.map { "::" + PathText.quoted($0) }.joined()
    }
}
