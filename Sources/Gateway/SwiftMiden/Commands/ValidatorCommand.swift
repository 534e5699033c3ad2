// SPDX-License-Identifier: MIT

import ByteCoding
import ECDSASigning
import NodeAPI
import ProtocolTypes
import Routing
import SocketServer
import TransactionVerifier
import Validator
import ValidatorAPI

let validatorKeyOption = Command.Option(
    name: "validator-key",
    value: "FILE",
    summary: "the validator's secret key, 32 bytes or 64 hex digits, mode 0600"
)

let validatorCommand = Command(
    path: ["validator"],
    summary: "checks and signs the blocks of a sequencer, as a process of its own",
    options: [
        Command.Option(
            name: "data-directory",
            value: "DIR",
            summary: "where the journal of signatures lies"
        ),
        validatorKeyOption,
        Command.Option(
            name: "anchor",
            value: "FILE",
            summary: "a signed block of the chain, such as its genesis, no older than the journal"
        ),
        Command.Option(
            name: "listen",
            value: "HOST:PORT",
            summary: "where sequencers ask; keep it from the public",
            fallback: "127.0.0.1:50101"
        ),
    ]
) { arguments in
    let directory = try arguments.required("data-directory")
    let endpoint = try arguments.endpoint("listen")
    let key = try secretKey(Files.readSecret(try arguments.required("validator-key")))
    let anchor = try signedBlock(Files.read(try arguments.required("anchor")))
    try Files.makeDirectory(directory)
    let validator: Validator
    do throws(Validator.StartError) {
        validator = try Validator(
            key: key,
            kernel: .miden_0_15,
            anchor: anchor,
            directory: directory
        )
    } catch { throw validatorFailure(error) }
    var access = AccessPolicy()
    access.hosts = endpoint.loopbackHosts
    let api = SigningAPI(validator: validator, access: access)
    var configuration = ServerConfiguration()
    configuration.host = endpoint.host
    configuration.port = endpoint.port
    configuration.reactorCount = 1
    configuration.bodyLimit = { api.table.bodyBytesMax($0, $1) }
    configuration.requestTimeout = SigningLimits.signingTimeout
    let server = SocketServer(configuration: configuration, handler: api.router.handle)
    let port = try server.start()
    announce("http://\(endpoint.host):\(port)", arguments, isPublic: false)
    let signal = await StopSignal.wait()
    Console.note("stopping on signal \(signal)")
    await server.shutDown(within: .seconds(5))
}

/// The first block of a file, which may hold a whole chain.
private func signedBlock(_ bytes: [UInt8]) throws -> SignedBlock {
    var reader = ByteReader(bytes)
    do { return try reader.read(SignedBlock.self) } catch {
        throw CommandFailure(
            .failure,
            code: "malformed_block",
            "at byte \(error.offset): \(error.cause.text)",
            offset: error.offset
        )
    }
}

/// Why a validator cannot start, with what to do.
func validatorFailure(_ error: Validator.StartError) -> CommandFailure {
    CommandFailure(
        .failure,
        code: "validator_unusable",
        "the validator cannot start: \(error)",
        hint: "the key must be the one that signed the block to start from"
    )
}
