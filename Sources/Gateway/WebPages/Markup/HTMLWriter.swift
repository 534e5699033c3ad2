// SPDX-License-Identifier: MIT

/// Builds an HTML document as bytes.
///
/// Names of elements and attributes are literals; everything else enters through `text(_:)` or an
/// attribute's value and is escaped there, so no value can become markup.
public struct HTMLWriter {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []

    /// Starts with nothing written.
    public init() { bytes.reserveCapacity(16_384) }

    /// Writes the line that tells browsers to follow the standard.
    mutating func documentType() { literal("<!DOCTYPE html>\n") }

    /// Writes text.
    mutating func text(_ value: String) { HTMLEscaping.append(value, to: &bytes) }

    /// Writes an element with what `content` writes inside.
    mutating func element(
        _ name: StaticString,
        _ attributes: [HTMLAttribute] = [],
        _ content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        literal("</")
        literal(name)
        literal(">")
    }

    /// Writes an element that holds text alone.
    mutating func element(
        _ name: StaticString,
        _ attributes: [HTMLAttribute] = [],
        text value: String
    ) {
        element(name, attributes) { $0.text(value) }
    }

    /// Writes an element that has no inside, such as `meta`.
    mutating func void(_ name: StaticString, _ attributes: [HTMLAttribute]) {
        open(name, attributes)
    }

    /// Writes a line feed, so that the page's source can be read.
    mutating func line() { literal("\n") }

    private mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute]) {
        literal("<")
        literal(name)
        for attribute in attributes {
            literal(" ")
            literal(attribute.name)
            guard let value = attribute.value else { continue }
            literal("=\"")
            text(value)
            literal("\"")
        }
        literal(">")
    }

    private mutating func literal(_ value: StaticString) {
        value.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
}
