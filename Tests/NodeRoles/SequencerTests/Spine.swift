// SPDX-License-Identifier: MIT

import ByteCoding
import ECDSASigning
import Foundation
import NodeInterfaces
import ProtocolTypes
import Sequencer
import Store
import TestSupport
import TransactionVerifier
import Validator

/// The recorded chain with the transactions that wait for it, and a node on a folder of its own.
struct Spine {
    /// A transaction that waits.
    struct Pending {
        let name: String
        let expectation: String
        let after: [String]
        let id: TransactionID
        let bytes: [UInt8]
    }

    let pending: [Pending]
    let blocks: [[UInt8]]
    let key: ECDSASecretKey
    let folder: URL

    init() throws {
        let index = try Vectors.json("spine/index.json")
        let bytes = try Vectors.bytes("spine/blocks.bin")
        blocks = try index["blocks"].items.map {
            let offset = try $0["offset"].int
            return Array(bytes[offset..<offset + (try $0["length"].int)])
        }
        key = try ECDSASecretKey(bytes: index["validator_secret_key"].hex)
        pending = try index["pending"].items.map {
            Pending(
                name: try $0["name"].string,
                expectation: try $0["expect"].string,
                after: try $0["after"].items.map { try $0.string },
                id: try TransactionID(hex: $0["id"].string),
                bytes: try Vectors.bytes("spine/\($0["file"].string)")
            )
        }
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sequencer-\(UUID().uuidString)")
    }

    /// The transactions that every order of arrival lets in, once those they name are in.
    var independent: [Pending] { pending.filter { $0.expectation == "commit" } }

    /// Opens the store, with the recorded chain in it.
    func openStore() async throws -> Store {
        let store = try Store(directory: folder.path)
        let tip = try store.read { (snapshot) throws(DatabaseError) in snapshot.tip }
        if tip == nil {
            for block in blocks { try await store.apply(encoded: block) }
        }
        return store
    }

    func validator(for store: Store) async throws -> Validator {
        let bytes = try store.read { (snapshot) throws(DatabaseError) in
            try snapshot.tip.flatMap { (tip) throws(DatabaseError) in
                try snapshot.blockBytes(tip.number)
            }
        }
        return try Validator(
            key: key,
            kernel: .miden_0_15,
            tip: SignedBlock(decoding: bytes ?? []),
            directory: folder.appendingPathComponent("validator").path
        )
    }

    func sequencer(_ store: Store, _ signer: any BlockSigner) async throws -> Sequencer {
        var configuration = Sequencer.Configuration(
            now: { 1_700_100_000_000 },
            log: { _ in }
        )
        configuration.blockInterval = nil
        return try await Sequencer(
            store: store,
            kernel: .miden_0_15,
            signer: signer,
            changes: ChangeSignal(),
            configuration: configuration
        )
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
