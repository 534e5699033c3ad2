// SPDX-License-Identifier: MIT

/// Why a target was refused.
public enum RequestTargetError: Error, Equatable, Sendable {
    /// It is neither a path nor an absolute URL nor `*`.
    case unsupportedForm
    /// It holds a byte that may not stand in a URL unescaped.
    case forbiddenByte(UInt8, offset: Int)
    /// A percent sign is not followed by two hexadecimal digits.
    case malformedEscape(offset: Int)
    /// An escape yields a control character, or bytes that are not UTF-8.
    case forbiddenText
    /// A segment is `.` or `..`.
    case dotSegment
}
