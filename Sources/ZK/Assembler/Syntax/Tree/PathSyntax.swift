// SPDX-License-Identifier: MIT

import FieldArithmetic

/// A name as it stands in the source, without quotes.
struct NameSyntax {
    let text: String
    let span: SourceSpan
}

/// Names with `::` between them.
struct PathSyntax {
    /// True if `::` stands in front.
    let isAbsolute: Bool
    /// The names, without quotes; at least one.
    let components: [String]
    let span: SourceSpan

    /// The one name, if there is no more to the path.
    var name: String? { components.count == 1 && !isAbsolute ? components[0] : nil }
}

/// What a procedure is called by.
enum TargetSyntax {
    /// The root of its code.
    case root(Word, SourceSpan)
    /// Where it is declared.
    case path(PathSyntax)

    var span: SourceSpan {
        switch self {
        case .root(_, let span): span
        case .path(let path): path.span
        }
    }
}
