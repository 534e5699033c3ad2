// SPDX-License-Identifier: MIT

import ECDSASigning
import FieldArithmetic
import Glibc
import JSONText

private let listenOption = Command.Option(
    name: "listen",
    value: "HOST:PORT",
    summary: "where the public interface listens; port 0 takes any",
    fallback: "127.0.0.1:57291"
)
private let adminOption = Command.Option(
    name: "admin-listen",
    value: "HOST:PORT",
    summary: "where metrics are, and blocks made on demand; none for nowhere",
    fallback: "127.0.0.1:57292"
)
private let intervalOption = Command.Option(
    name: "block-interval",
    value: "DURATION",
    summary: "how long from one block to the next; none makes blocks only on demand",
    fallback: "3s"
)

let sequencerCommand = Command(
    path: ["node", "sequencer"],
    summary:
        "takes transactions, makes blocks and serves them, by default with the validator inside",
    options: [
        dataDirectoryOption,
        validatorKeyOption,
        Command.Option(
            name: "validator",
            value: "HOST:PORT",
            summary: "a validator of its own process to ask, instead of a key"
        ),
        listenOption, adminOption, intervalOption,
    ] + AccessOptions.all
) { arguments in
    let options = try nodeOptions(
        arguments,
        dataDirectory: try arguments.required("data-directory"),
        signing: arguments.value("validator") == nil
            ? .inside(secretKey(Files.readSecret(try arguments.required("validator-key"))))
            : .remote(arguments.endpoint("validator"))
    )
    let node = try await NodeProcess(options: options, store: openStore(options.dataDirectory))
    try await node.run { url in announce(url, arguments) }
}

let devnetCommand = Command(
    path: ["devnet"],
    summary: "runs a whole network in one process on a recorded chain",
    options: [
        Command.Option(
            name: "data-directory",
            value: "DIR",
            summary: "where the network keeps its chain"
        ),
        Command.Option(
            name: "recording",
            value: "DIR",
            summary: "a recorded chain with its validator key and waiting transactions",
            fallback: "Tests/Vectors/spine"
        ),
        listenOption, adminOption, intervalOption,
    ] + AccessOptions.all
) { arguments in
    let directory = arguments.value("data-directory") ?? defaultDataDirectory()
    try Files.makeDirectory(directory)
    let recording = try Recording(directory: try arguments.required("recording"))
    let store = try openStore(directory)
    let report = try await importChain(recording.blocks, into: store, stopsAtOtherBlock: true)
    if report.imported > 0 {
        Console.note("stored the recorded chain: \(report.imported) blocks, all checked")
    }
    try Files.writeSecret(recording.validatorKey, to: directory + "/validator.key")
    let options = try nodeOptions(
        arguments,
        dataDirectory: directory,
        signing: .inside(secretKey(recording.validatorKey))
    )
    let node = try await NodeProcess(options: options, store: store)
    try await node.run { url in
        announce(url, arguments)
        guard !arguments.isJSON else { return }
        if let next = try await recording.nextWaiting(node.sequencer) {
            Console.print("\nsubmit a real transaction (\(next.text)):\n")
            Console.print(
                "  curl -X POST --data-binary @\(next.path) \\\n"
                    + "    -H 'content-type: application/octet-stream' \\\n"
                    + "    '\(url)/v1/transactions?wait=committed&timeout=20s'\n"
            )
        } else {
            Console.print("all recorded transactions are in blocks")
        }
    }
}

private func nodeOptions(
    _ arguments: Arguments,
    dataDirectory: String,
    signing: NodeProcess.Signing
) throws -> NodeProcess.Options {
    let endpoint = try arguments.endpoint("listen")
    return NodeProcess.Options(
        dataDirectory: dataDirectory,
        signing: signing,
        endpoint: endpoint,
        adminEndpoint: arguments.value("admin-listen") == "none"
            ? nil : try arguments.endpoint("admin-listen"),
        blockInterval: try arguments.duration("block-interval"),
        access: try AccessOptions.policy(arguments, for: endpoint),
        webSocketOrigins: try AccessOptions.webSocketOrigins(arguments)
    )
}

/// A key from a file: 32 bytes, or their hex digits.
func secretKey(_ bytes: [UInt8]) throws -> ECDSASecretKey {
    var raw = bytes
    if raw.count != 32 {
        let text = String(decoding: bytes, as: UTF8.self)
        raw = hexBytes(text.filter { !$0.isWhitespace }) ?? []
    }
    do { return try ECDSASecretKey(bytes: raw) } catch {
        throw CommandFailure(
            .failure,
            code: "key_malformed",
            "the key file holds neither 32 bytes nor 64 hex digits of a secp256k1 key"
        )
    }
}

/// Says where a server listens; one for the public also names what is there.
func announce(_ url: String, _ arguments: Arguments, isPublic: Bool = true) {
    if arguments.isJSON {
        Console.printJSON { $0.member("url", url) }
        return
    }
    Console.print("listening at \(url)")
    guard isPublic else { return }
    Console.print("  pages      \(url)/")
    Console.print("  status     curl \(url)/v1/status")
    Console.print("  interface  \(url)/docs")
}

private func defaultDataDirectory() -> String {
    func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    let base = variable("XDG_DATA_HOME") ?? (variable("HOME") ?? ".") + "/.local/share"
    return base + "/swift-miden/devnet"
}
