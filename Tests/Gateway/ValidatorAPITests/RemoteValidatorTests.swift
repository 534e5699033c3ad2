// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import HTTPSemantics
import JSONText
import NodeClient
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Routing
import Sequencer
import Signatures
import SocketServer
import Store
import TestSupport
import Testing
import TransactionVerifier
import Validator
import ValidatorAPI

/// A validator behind a socket, beside one in process.
@Suite struct RemoteValidatorTests {
    private let spine: Spine
    private let directory: TemporaryDirectory

    init() throws {
        spine = try Spine()
        directory = try TemporaryDirectory()
    }

    private func validator(
        _ name: String,
        kernel: KernelProgram = .miden_0_15
    ) throws -> Validator {
        try Validator(
            key: spine.key,
            kernel: kernel,
            anchor: spine.recordedTip(),
            directory: directory.path(name)
        )
    }

    /// Serves a signer on a port; 0 for any.
    private func serve(
        _ signer: any BlockSigner,
        port: UInt16 = 0
    ) throws -> (SocketServer, HTTPClient, port: UInt16) {
        let api = SigningAPI(validator: signer, timeout: patience)
        var configuration = ServerConfiguration()
        configuration.requestTimeout = patience
        configuration.reactorCount = 1
        configuration.port = port
        let table = api.table
        configuration.bodyLimit = { table.bodyBytesMax($0, $1) }
        let server = SocketServer(configuration: configuration) { api.router.handle($0) }
        let port = try server.start()
        return (server, HTTPClient(host: "127.0.0.1", port: port), port)
    }

    /// What a remote validator can tell of a refusal.
    private func told(_ refusal: SigningRefusal?) -> SigningRefusal? {
        switch refusal {
        case .invalid(let fault):
            switch fault {
            case .proposal, .state: .invalid(.told(fault.code, detail: fault.detail))
            case .otherParent, .otherValidatorKey, .otherKernel, .told: refusal
            }
        case .alreadySigned, .notNext, .unavailable, nil: refusal
        }
    }

    @Test func `a validator answers alike in process and over a socket`() async throws {
        let local = try validator("local")
        let (server, client, _) = try serve(validator("remote"))
        let remote = RemoteValidator(
            client: client,
            signingTimeout: patience,
            readTimeout: patience
        )
        #expect(try await remote.lastSigned() == nil)

        let chain = try await spine.proposals([["p00_consume", "p02_consume"], [], []])
        let fork = try await spine.proposals([["p02_consume"], []])
        let twice = chain[0].with(batches: [chain[0].batches[0], chain[0].batches[0]])
        let late = chain[0].with(timestamp: 0)
        let proposals = [
            chain[1], twice, late, chain[0], chain[0], fork[0], fork[1], chain[1], chain[2],
        ]
        var refused = 0
        for proposal in proposals {
            let expected = await local.refusal(of: proposal)
            #expect(await remote.refusal(of: proposal) == told(expected))
            refused += expected == nil ? 0 : 1
            #expect(
                try await remote.lastSigned()?.encodedBytes
                    == local.lastSigned()?.encodedBytes
            )
        }
        #expect(refused == 5)
        let signature = try await local.sign(chain[2])
        #expect(try await remote.sign(chain[2]) == signature)
        await server.shutDown()
    }

    @Test func `every refusal comes through`() async throws {
        let word = Word(Felt(1), Felt(2), Felt(3), Felt(4))
        let refusals: [SigningRefusal] = [
            .alreadySigned(height: 7), .notNext(expected: 8, got: 10),
            .unavailable(reason: "a \"full\" disk"), .invalid(.otherValidatorKey),
            .invalid(.otherParent(expected: word, got: .zero)),
            .invalid(.otherKernel(expected: .zero, got: word)),
            .invalid(.proposal(.block(.timestamp(previous: 2, got: 1)))),
            .invalid(.state(.staleAccountRoot(expected: word, got: .zero))),
            .invalid(.told(.malformed, detail: "no proposal")),
        ]
        let proposal = try await spine.proposals([[]])[0]
        for refusal in refusals {
            let (server, client, _) = try serve(RefusingSigner(refusal: refusal))
            let remote = RemoteValidator(
                client: client,
                signingTimeout: patience,
                readTimeout: patience
            )
            #expect(await remote.refusal(of: proposal) == told(refusal))
            server.beginShutDown()
        }
        let codes =
            InvalidBlock.Code.allCases.map(\.rawValue)
            + SigningRefusal.Code.allCases.map(\.rawValue)
        let api = SigningAPI(validator: RefusingSigner(refusal: .unavailable(reason: "")))
        #expect(Set(codes).isSubset(of: api.table.problemKinds.map(\.code)))
    }

    @Test func `a supervisor learns whether the validator lives and can sign`() async throws {
        let (server, client, _) = try serve(validator("remote"))
        for path in ["/livez", "/readyz"] {
            #expect(try await client.send(.get, path, timeout: patience).status == 200)
        }
        server.beginShutDown()
        let (broken, other, _) = try serve(RefusingSigner(refusal: .unavailable(reason: "full")))
        #expect(try await other.send(.get, "/livez", timeout: patience).status == 200)
        #expect(try await other.send(.get, "/readyz", timeout: patience).status == 503)
        broken.beginShutDown()
    }

    @Test func `what is no proposal is refused`() async throws {
        let (server, client, _) = try serve(validator("remote"))
        var generator = SeededGenerator(seed: 9)
        let bytes = try await spine.proposals([[]])[0].encodedBytes
        for _ in 0..<40 {
            let damaged = generator.damaged(bytes) + [0]
            let answer = try await client.send(
                .post,
                "/v1/validator/sign",
                body: damaged,
                timeout: patience
            )
            #expect([400, 422].contains(answer.status.code))
            #expect(answer.fields["content-type"] == "application/problem+json")
        }
        let empty = try await client.send(.post, "/v1/validator/sign", timeout: patience)
        #expect(empty.status == 400)
        let large = try await client.send(
            .post,
            "/v1/validator/sign",
            body: [UInt8](repeating: 0, count: SigningLimits.proposalBytesMax + 1),
            timeout: patience
        )
        #expect(large.status == 413)
        await server.shutDown()
    }

    @Test func `a validator that is not there costs no transaction`() async throws {
        defer { spine.remove() }
        let validator = try validator("remote")
        let (first, client, port) = try serve(validator)
        let remote = RemoteValidator(client: client, signingTimeout: .seconds(10))
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(store, remote)
        _ = try await sequencer.submit(spine.pending("p00_consume").bytes)
        #expect(try await sequencer.sealBlock().body.transactions.count == 1)
        await first.shutDown()

        let names = ["q00_second", "p01_consume"]
        for name in names { _ = try await sequencer.submit(spine.pending(name).bytes) }
        for _ in 0..<5 {
            await #expect {
                try await sequencer.sealBlock()
            } throws: {
                if case .signer(.unavailable) = $0 as? SealingFailure { true } else { false }
            }
        }
        #expect(await sequencer.overview().ids.count == names.count)

        let (second, _, _) = try serve(validator, port: port)
        #expect(try await remote.lastSigned() == validator.lastSigned())
        #expect(try await sequencer.sealBlock().body.transactions.count == names.count)
        #expect(await sequencer.overview().ids.isEmpty)
        #expect(try store.integrityFaults().isEmpty)
        await second.shutDown()
    }

    @Test func `a signature that comes too late is taken over`() async throws {
        defer { spine.remove() }
        let slow = SlowSigner(signer: try validator("remote"), delay: .milliseconds(1_200))
        let (server, client, _) = try serve(slow)
        let hasty = RemoteValidator(client: client, signingTimeout: .milliseconds(900))
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(store, hasty)
        let (early, late) = (try spine.pending("p02_consume"), try spine.pending("p05_consume"))
        _ = try await sequencer.submit(early.bytes)
        await #expect(throws: SealingFailure.self) { try await sequencer.sealBlock() }
        _ = try await sequencer.submit(late.bytes)
        await slow.hurry()
        for id in [early.id, late.id] {
            var sealed: SignedBlock?
            while sealed == nil {
                sealed = try? await sequencer.sealBlock()
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(sealed?.body.transactions.map(\.id) == [id])
        }
        await server.shutDown()
    }

    @Test func `an answer that no validator gives is an outage`() async throws {
        let proposal = try await spine.proposals([[]])[0]
        let answers: [HTTPResponse] = [
            .text("hello"), .text("busy", status: 503), .bytes([1, 2, 3]),
            .json(Array("{\"code\":\"already_signed\"}".utf8), status: 409),
            .json(Array("{\"code\":".utf8), status: 500),
        ]
        for answer in answers {
            let server = SocketServer { _ in .now(answer) }
            let client = HTTPClient(host: "127.0.0.1", port: try server.start())
            let remote = RemoteValidator(
                client: client,
                signingTimeout: patience,
                readTimeout: patience
            )
            guard case .unavailable = await remote.refusal(of: proposal) else {
                Issue.record("\(answer.status.code) is no refusal of a validator")
                continue
            }
            await #expect(throws: SigningRefusal.self) { try await remote.lastSigned() }
            server.beginShutDown()
        }
    }
}

/// Refuses everything for one reason.
private struct RefusingSigner: BlockSigner {
    let refusal: SigningRefusal

    func sign(_ proposal: BlockProposal) async throws(SigningRefusal) -> ECDSASignature {
        throw refusal
    }

    func lastSigned() async throws(SigningRefusal) -> SignedBlock? { throw refusal }
}

/// Signs as another does, but tells it late.
private actor SlowSigner: BlockSigner {
    private let signer: Validator
    private var delay: Duration

    init(signer: Validator, delay: Duration) {
        self.signer = signer
        self.delay = delay
    }

    func hurry() { delay = .zero }

    func sign(_ proposal: BlockProposal) async throws(SigningRefusal) -> ECDSASignature {
        let signature = try await signer.sign(proposal)
        try? await Task.sleep(for: delay)
        return signature
    }

    func lastSigned() async throws(SigningRefusal) -> SignedBlock? {
        try await signer.lastSigned()
    }
}
