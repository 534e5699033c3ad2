// SPDX-License-Identifier: MIT

/// Why there is no secure connection.
public enum TLSError: Error, Equatable, Sendable {
    /// The library has no memory.
    case outOfMemory
    /// The file with the certificate chain does not load.
    case unusableCertificate(path: String, reason: String)
    /// The file with the private key does not load or fits another certificate.
    case unusableKey(path: String, reason: String)
    /// The other end breaks the protocol or shares no version or cipher with us.
    case protocolFailure(reason: String)
}
