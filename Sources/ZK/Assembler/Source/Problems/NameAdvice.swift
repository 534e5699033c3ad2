// SPDX-License-Identifier: MIT

/// Where a name that leads nowhere may have been meant to lead.
public enum NameAdvice: Hashable, Sendable {
    /// Nothing is like it.
    case none
    /// This is spelled almost like it.
    case nearest(String)
    /// This lies elsewhere and can be imported.
    case importable(String)

    /// The advice in words; the text given if there is none.
    func hint(otherwise text: String) -> String {
        switch self {
        case .none: text
        case .nearest(let name): "did you mean \(ProblemText.quoted(name))?"
        case .importable(let path):
            "import it: write \(ProblemText.quoted("use " + path)) above"
        }
    }
}
