// SPDX-License-Identifier: MIT

internal import COpenSSL

/// The server's end of one secure connection, without the socket.
///
/// Takes and gives bytes of the wire on one side and plain ones on the other. Not thread-safe:
/// it belongs to one reactor.
public final class TLSSession {
    /// What came of bytes from the wire.
    public enum Outcome: Sendable, Equatable {
        /// More may come.
        case open
        /// The other end has said that it sends no more.
        case ended
    }

    private let session: OpaquePointer
    /// Plain bytes that wait for the end of the handshake.
    private var held: [UInt8] = []

    /// Begins a connection.
    ///
    /// - Throws: ``TLSError/outOfMemory``.
    public init(_ context: TLSContext) throws(TLSError) {
        guard let session = SSL_new(context.pointer) else { throw .outOfMemory }
        guard co_attach_memory(session) == 1 else {
            SSL_free(session)
            throw .outOfMemory
        }
        SSL_set_accept_state(session)
        self.session = session
    }

    deinit { SSL_free(session) }

    /// Takes bytes from the wire.
    ///
    /// - Parameters:
    ///   - bytes: What came.
    ///   - take: Gets plain bytes, piece by piece; they are valid during the call only. It may
    ///     call ``send(_:)``.
    /// - Returns: Whether more may come.
    /// - Throws: ``TLSError/protocolFailure(reason:)``; what is to be sent then tells why.
    public func receive(
        _ bytes: UnsafeRawBufferPointer,
        _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(TLSError) -> Outcome {
        let taken = BIO_write(SSL_get_rbio(session), bytes.baseAddress, Int32(bytes.count))
        guard taken == bytes.count else { throw .outOfMemory }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16 << 10, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            ERR_clear_error()
            let count = SSL_read(session, buffer.baseAddress, Int32(buffer.count))
            if count > 0 {
                take(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
                continue
            }
            switch SSL_get_error(session, count) {
            case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE:
                sendHeld()
                return .open
            case SSL_ERROR_ZERO_RETURN: return .ended
            default: throw .protocolFailure(reason: TLSContext.lastReason())
            }
        }
    }

    /// Encrypts bytes for the other end.
    public func send(_ bytes: [UInt8]) {
        held.append(contentsOf: bytes)
        sendHeld()
    }

    private func sendHeld() {
        var offset = 0
        while offset < held.count {
            ERR_clear_error()
            let count = held.withUnsafeBytes { buffer in
                SSL_write(
                    session,
                    buffer.baseAddress?.advanced(by: offset),
                    Int32(clamping: buffer.count - offset)
                )
            }
            guard count > 0 else { break }
            offset += Int(count)
        }
        if offset > 0 { held.removeFirst(offset) }
    }

    /// Says that nothing more is sent.
    public func shutDown() {
        ERR_clear_error()
        SSL_shutdown(session)
    }

    /// Takes what is to be sent over the wire.
    public func takeOutput() -> [UInt8] {
        let count = co_pending_output(session)
        guard count > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = Int(
                max(0, BIO_read(SSL_get_wbio(session), buffer.baseAddress, Int32(clamping: count)))
            )
        }
    }

    /// The protocol that was agreed on, such as `h2`; `nil` before that or without agreement.
    public var applicationProtocol: String? {
        var start: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(session, &start, &count)
        guard let start, count > 0 else { return nil }
        let bytes = UnsafeBufferPointer(start: start, count: Int(count))
        return String(decoding: bytes, as: UTF8.self)
    }
}
