// SPDX-License-Identifier: MIT

import COpenSSL
import TLS
import TestSupport
import Testing

/// The library's own client, joined to a session of ours without a socket.
final class TestTLSClient {
    let session: OpaquePointer?
    private let context: OpaquePointer?

    init(protocols: [UInt8] = []) {
        context = SSL_CTX_new(TLS_client_method())
        session = SSL_new(context)
        co_attach_memory(session)
        if !protocols.isEmpty {
            SSL_set_alpn_protos(session, protocols, UInt32(protocols.count))
        }
        SSL_set_connect_state(session)
    }

    deinit {
        SSL_free(session)
        SSL_CTX_free(context)
    }

    func output() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: co_pending_output(session))
        guard !bytes.isEmpty else { return [] }
        BIO_read(SSL_get_wbio(session), &bytes, Int32(bytes.count))
        return bytes
    }

    func input(_ bytes: [UInt8]) {
        BIO_write(SSL_get_rbio(session), bytes, Int32(bytes.count))
    }

    /// Sends plain bytes, or only goes on with the handshake.
    func write(_ bytes: [UInt8]) -> Bool { SSL_write(session, bytes, Int32(bytes.count)) > 0 }

    func read() -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = SSL_read(session, &buffer, Int32(buffer.count))
            guard count > 0 else { return all }
            all += buffer[..<Int(count)]
        }
    }
}

@Suite struct TLSSessionTests {
    private let certificate: TestCertificate
    private let context: TLSContext

    init() throws {
        certificate = try TestCertificate()
        context = try TLSContext(
            certificatePath: certificate.certificatePath,
            keyPath: certificate.keyPath
        )
    }

    /// Carries bytes both ways until nothing moves; gives what the server read.
    private func exchange(
        _ client: TestTLSClient,
        _ server: TLSSession,
        pieceBytes: Int = .max
    ) throws -> (plain: [UInt8], outcome: TLSSession.Outcome) {
        var (plain, outcome): ([UInt8], TLSSession.Outcome) = ([], .open)
        while true {
            var toServer = client.output()[...]
            let toClient = server.takeOutput()
            if toServer.isEmpty && toClient.isEmpty { return (plain, outcome) }
            client.input(toClient)
            while !toServer.isEmpty {
                let piece = Array(toServer.prefix(pieceBytes))
                toServer = toServer.dropFirst(piece.count)
                let received = try piece.withUnsafeBytes { bytes in
                    try server.receive(bytes) { plain += $0 }
                }
                outcome = received
            }
            SSL_do_handshake(client.session)
        }
    }

    @Test(arguments: [Int.max, 1, 37])
    func `bytes come through both ways, however they are cut`(pieceBytes: Int) throws {
        let client = TestTLSClient()
        let server = try TLSSession(context)
        SSL_do_handshake(client.session)
        _ = try exchange(client, server, pieceBytes: pieceBytes)
        var generator = SeededGenerator(seed: 1)
        let question = generator.bytes(5_000)
        let answer = generator.bytes(100_000)
        #expect(client.write(question))
        let got = try exchange(client, server, pieceBytes: pieceBytes)
        #expect(got.plain == question && got.outcome == .open)
        server.send(answer)
        client.input(server.takeOutput())
        #expect(client.read() == answer)
    }

    @Test func `bytes that are sent during the handshake wait for its end`() throws {
        let client = TestTLSClient()
        let server = try TLSSession(context)
        server.send([1, 2, 3])
        SSL_do_handshake(client.session)
        _ = try exchange(client, server)
        #expect(client.read() == [1, 2, 3])
    }

    @Test(arguments: [
        ("\u{2}h2\u{8}http/1.1", "h2"), ("\u{8}http/1.1\u{2}h2", "h2"),
        ("\u{8}http/1.1", "http/1.1"), ("", nil),
    ])
    func `the better protocol of those in common is chosen`(offer: String, chosen: String?) throws {
        let client = TestTLSClient(protocols: Array(offer.utf8))
        let server = try TLSSession(context)
        SSL_do_handshake(client.session)
        _ = try exchange(client, server)
        #expect(server.applicationProtocol == chosen)
    }

    @Test func `a client without a protocol in common is refused`() throws {
        let client = TestTLSClient(protocols: Array("\u{4}gopher".utf8.prefix(5)))
        let server = try TLSSession(context)
        SSL_do_handshake(client.session)
        #expect(throws: TLSError.self) { try exchange(client, server) }
        #expect(!server.takeOutput().isEmpty)
    }

    @Test func `an end is said and heard`() throws {
        let client = TestTLSClient()
        let server = try TLSSession(context)
        SSL_do_handshake(client.session)
        _ = try exchange(client, server)
        SSL_shutdown(client.session)
        #expect(try exchange(client, server).outcome == .ended)
        server.shutDown()
        client.input(server.takeOutput())
        #expect(
            client.read() == [] && SSL_get_shutdown(client.session) & SSL_RECEIVED_SHUTDOWN != 0
        )
    }

    @Test func `plain and damaged bytes are refused and never trap`() throws {
        let plain = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        let server = try TLSSession(context)
        #expect(throws: TLSError.self) {
            _ = try plain.withUnsafeBytes { try server.receive($0) { _ in } }
        }
        let client = TestTLSClient()
        SSL_do_handshake(client.session)
        let hello = client.output()
        var generator = SeededGenerator(seed: 2)
        var refused = 0
        for _ in 0..<300 {
            let victim = try TLSSession(context)
            let bytes = generator.damaged(hello)
            do {
                _ = try bytes.withUnsafeBytes { try victim.receive($0) { _ in } }
            } catch is TLSError { refused += 1 }
        }
        #expect(refused > 50)
    }

    @Test func `a file that does not serve is named`() throws {
        let path = certificate.certificatePath
        let error = #expect(throws: TLSError.self) {
            try TLSContext(certificatePath: "/nowhere.pem", keyPath: path)
        }
        guard case .unusableCertificate("/nowhere.pem", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let other = try TestCertificate()
        let mismatch = #expect(throws: TLSError.self) {
            try TLSContext(certificatePath: path, keyPath: other.keyPath)
        }
        guard case .unusableKey(other.keyPath, _) = mismatch else {
            Issue.record("\(String(describing: mismatch))")
            return
        }
    }
}
