// SPDX-License-Identifier: MIT

/// A path with named holes, such as `/v1/blocks/{block}`.
public struct PathTemplate: Sendable, Hashable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    /// One part between slashes.
    public enum Segment: Sendable, Hashable {
        /// This text.
        case literal(String)
        /// Any one segment but the empty one, kept under this name.
        case parameter(String)
    }

    /// The template as it was written.
    public let description: String
    /// The parts, in order.
    public let segments: [Segment]

    /// Reads a template that starts with a slash.
    public init(stringLiteral text: String) {
        description = text
        segments = text.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    /// The names of the holes, in order.
    public var parameterNames: [String] {
        segments.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }
}
