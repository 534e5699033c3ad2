// SPDX-License-Identifier: MIT

internal import COpenSSL

/// A server's certificate and key, ready for any number of connections.
public final class TLSContext: @unchecked Sendable {
    // Sendable: the pointer never changes, and the library counts references to what it points
    // at atomically and changes nothing in it once sessions are made.
    let pointer: OpaquePointer

    /// Loads a certificate chain and its key.
    ///
    /// - Parameters:
    ///   - certificatePath: A PEM file with the server's certificate first.
    ///   - keyPath: A PEM file with its private key, without a passphrase.
    /// - Throws: ``TLSError`` that names the file.
    public init(certificatePath: String, keyPath: String) throws(TLSError) {
        guard let pointer = co_server_context() else { throw .outOfMemory }
        self.pointer = pointer
        guard SSL_CTX_use_certificate_chain_file(pointer, certificatePath) == 1 else {
            throw .unusableCertificate(path: certificatePath, reason: TLSContext.lastReason())
        }
        guard SSL_CTX_use_PrivateKey_file(pointer, keyPath, co_pem()) == 1,
            SSL_CTX_check_private_key(pointer) == 1
        else { throw .unusableKey(path: keyPath, reason: TLSContext.lastReason()) }
    }

    deinit { SSL_CTX_free(pointer) }

    /// The library's last complaint on this thread, which is forgotten with this.
    static func lastReason() -> String {
        let code = ERR_peek_last_error()
        ERR_clear_error()
        guard code != 0, let text = ERR_reason_error_string(code) else { return "unknown" }
        return String(cString: text)
    }
}
