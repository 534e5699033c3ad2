// SPDX-License-Identifier: MIT

import ByteCoding
import Dispatch
import ECDSASigning
import Glibc
import HTTPSemantics
import NodeAPI
import NodeClient
import NodeInterfaces
import ProtocolTypes
import Routing
import Sequencer
import SocketServer
import Store
import TransactionVerifier
import VMAIR
import Validator

/// A sequencer and its gateway in one process, with the validator inside or elsewhere.
///
/// Only here are roles made and handed to each other.
struct NodeProcess {
    /// Who signs blocks.
    enum Signing {
        /// A validator inside the process.
        case inside(ECDSASecretKey)
        /// A validator that is asked over HTTP.
        case remote(Endpoint)
    }

    /// What an operator decides.
    struct Options {
        var dataDirectory: String
        var signing: Signing
        var endpoint: Endpoint
        var adminEndpoint: Endpoint?
        var blockInterval: Duration?
        var networkName = "devnet"
        var access = AccessPolicy()
        var webSocketOrigins: Set<String> = []
    }

    let options: Options
    let store: Store
    let sequencer: Sequencer
    let api: NodeAPI
    let changes = ChangeSignal()
    let bodyBudget = BodyBudget()
    let listener = ListenerGauge()

    /// Opens everything on a store that has a chain.
    init(options: Options, store: Store) async throws {
        self.options = options
        self.store = store
        let tip = try Self.tip(of: store)
        // Compiling the constraints takes some milliseconds; no transaction shall wait for it.
        _ = Relation.miden_0_23.constraintCount
        let signer = try Self.signer(options, tip: tip)
        let checks = Self.readinessChecks(options, signer)
        var configuration = Sequencer.Configuration(
            now: { UInt64(max(0, wallClockMilliseconds())) },
            log: Console.log
        )
        configuration.blockInterval = options.blockInterval
        sequencer = try await Sequencer(
            store: store,
            kernel: .miden_0_15,
            signer: signer,
            changes: changes,
            configuration: configuration
        )
        var apiConfiguration = NodeAPIConfiguration()
        apiConfiguration.networkName = options.networkName
        apiConfiguration.access = options.access
        apiConfiguration.webSocketOrigins = options.webSocketOrigins
        apiConfiguration.access.clock = apiConfiguration.clock
        apiConfiguration.adminAccess.hosts = options.adminEndpoint?.loopbackHosts
        apiConfiguration.readinessChecks = checks
        apiConfiguration.furtherLimits = configuration.stated
        apiConfiguration.blockMaker = sequencer
        apiConfiguration.furtherMetrics = { [sequencer, listener, bodyBudget] in
            Self.metrics(
                sequencer.figures,
                connections: listener.connectionCount,
                bodyBudget
            )
        }
        // Three intervals, but never so few seconds that one slow block counts as an outage.
        apiConfiguration.tipAgeMax = options.blockInterval.map { max($0 * 3, .seconds(10)) }
        api = NodeAPI(
            store: store,
            pool: sequencer,
            changes: changes,
            configuration: apiConfiguration
        )
    }

    private static func signer(
        _ options: Options,
        tip: SignedBlock
    ) throws -> any BlockSigner {
        switch options.signing {
        case .remote(let endpoint):
            return RemoteValidator(client: HTTPClient(host: endpoint.host, port: endpoint.port))
        case .inside(let key):
            do throws(Validator.StartError) {
                return try Validator(
                    key: key,
                    kernel: .miden_0_15,
                    tip: tip,
                    directory: options.dataDirectory + "/validator"
                )
            } catch { throw validatorFailure(error) }
        }
    }

    private static func tip(of store: Store) throws -> SignedBlock {
        let bytes = try store.read { (snapshot) throws(DatabaseError) in
            guard let tip = snapshot.tip else { return [UInt8]?.none }
            return try snapshot.blockBytes(tip.number)
        }
        guard let bytes else {
            throw CommandFailure(
                .notFound,
                code: "no_chain",
                "the data directory holds no chain",
                hint: "swift-miden chain import FILE --data-directory DIR"
            )
        }
        return try SignedBlock(decoding: bytes)
    }

    /// Listens, makes blocks, and returns when told to stop.
    func run(onListening: (String) async throws -> Void) async throws {
        var configuration = ServerConfiguration()
        configuration.host = options.endpoint.host
        configuration.port = options.endpoint.port
        let table = api.table
        configuration.bodyBudget = bodyBudget
        configuration.bodyLimit = { table.bodyBytesMax($0, $1) }
        configuration.refusalDecoration = { [api] in api.decorated($0) }
        let server = SocketServer(configuration: configuration, handler: api.handler)
        listener.watch(server)
        let port = try server.start()
        let admin = try startAdmin()
        try await onListening("http://\(options.endpoint.host):\(port)")
        let blocks = Task { try await sequencer.run() }
        let signal = await StopSignal.wait()
        Console.note("stopping on signal \(signal)")
        api.announceStop()
        blocks.cancel()
        await server.shutDown(within: .seconds(5))
        await admin?.shutDown(within: .seconds(1))
        _ = await blocks.result
    }

    private func startAdmin() throws -> SocketServer? {
        guard let endpoint = options.adminEndpoint else { return nil }
        var configuration = ServerConfiguration()
        configuration.host = endpoint.host
        configuration.port = endpoint.port
        configuration.reactorCount = 1
        configuration.bodyBudget = bodyBudget
        let server = SocketServer(configuration: configuration, handler: api.adminHandler)
        let port = try server.start()
        let url = "http://\(endpoint.host):\(port)"
        Console.note("metrics at \(url)/metrics, a block at once by POST to \(url)/v1/admin/blocks")
        return server
    }
}

/// The wall clock in milliseconds since 1970.
func wallClockMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
