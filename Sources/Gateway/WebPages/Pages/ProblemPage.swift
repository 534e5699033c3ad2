// SPDX-License-Identifier: MIT

/// The page that explains a kind of problem.
public struct ProblemPage: Sendable, Equatable {
    /// The machine-readable name, such as `nullifier_spent`.
    public let code: String
    /// The name for people.
    public let title: String
    /// The status of HTTP that it comes with.
    public let status: Int
    /// What it means and what to do.
    public let explanation: String

    /// Takes the values as they are.
    public init(
        code: String,
        title: String,
        status: Int,
        explanation: String
    ) {
        self.code = code
        self.title = title
        self.status = status
        self.explanation = explanation
    }
}
