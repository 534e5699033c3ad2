// SPDX-License-Identifier: MIT

/// A stretch of a source file, in bytes of UTF-8.
public struct SourceSpan: Hashable, Sendable {
    /// Where it starts.
    public let start: UInt32
    /// Where it ends; the byte there is not part of it.
    public let end: UInt32

    /// A stretch; an end before the start counts as the start.
    public init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = max(start, end)
    }

    /// From the start of this one to the end of another.
    func joined(_ other: SourceSpan) -> SourceSpan { SourceSpan(start: start, end: other.end) }

    /// The first place of a file.
    static let start = SourceSpan(start: 0, end: 0)
}
