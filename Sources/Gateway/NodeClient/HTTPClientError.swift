// SPDX-License-Identifier: MIT

/// Why a request had no answer; whether it had an effect is not known.
public enum HTTPClientError: Error, Equatable, Sendable {
    /// The name has no address.
    case unknownHost(String)
    /// Nobody listens there.
    case cannotConnect(errno: Int32)
    /// The answer did not come in time.
    case timeout
    /// The connection ended before the answer did.
    case connectionLost
    /// The bytes are no answer.
    case malformed(HTTPResponseParser.Fault)
    /// Too many requests wait already.
    case busy
}
