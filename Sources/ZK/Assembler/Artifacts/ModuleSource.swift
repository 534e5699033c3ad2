// SPDX-License-Identifier: MIT

/// A module's path and text.
public struct ModuleSource: Hashable, Sendable {
    /// The path, such as `lib::math`, with or without `::` in front.
    public let path: String
    /// The text, under the name that diagnostics and debug information give it.
    public let file: SourceFile

    /// A module whose file is named otherwise than its path.
    public init(path: String, file: SourceFile) {
        self.path = path
        self.file = file
    }

    /// A module whose file has the name of its path.
    public init(path: String, text: String) {
        self.init(path: path, file: SourceFile(name: path, text: text))
    }
}
