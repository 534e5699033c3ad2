// SPDX-License-Identifier: MIT

/// Why an HTTP/2 connection cannot begin or go on.
public enum HTTP2Error: Error, Equatable, Sendable {
    /// The library has no memory for a session.
    case outOfMemory
    /// The client's bytes end the connection; the code is the library's.
    case connection(code: Int32)
}
