// SPDX-License-Identifier: MIT

import ByteCoding
public import ECDSASigning
public import Foundation
public import NodeInterfaces
public import ProtocolTypes
public import Sequencer
public import Store
import TestSupport
public import TransactionVerifier
public import Validator

/// The recorded chain with the transactions that wait for it, and a node on a folder of its own.
public struct Spine: Sendable {
    /// A transaction that waits.
    public struct Pending: Sendable {
        /// What the recording calls it.
        public let name: String
        /// What must become of it.
        public let expectation: String
        /// The names of those that it needs or excludes.
        public let after: [String]
        /// Its name on the chain.
        public let id: TransactionID
        /// Its bytes on the wire.
        public let bytes: [UInt8]
    }

    /// The transactions that wait, in an order in which they fit.
    public let pending: [Pending]
    /// The blocks of the chain, from genesis on.
    public let blocks: [[UInt8]]
    /// The key of the validator.
    public let key: ECDSASecretKey
    /// The folder of the node.
    public let folder: URL

    /// Reads the recording.
    public init() throws {
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
    public var independent: [Pending] { pending.filter { $0.expectation == "commit" } }

    /// Opens the store, with the recorded chain in it.
    public func openStore() async throws -> Store {
        let store = try Store(directory: folder.path)
        let tip = try store.read { (snapshot) throws(DatabaseError) in snapshot.tip }
        if tip == nil {
            for block in blocks { try await store.apply(encoded: block) }
        }
        return store
    }

    /// The validator beside a store.
    public func validator(for store: Store) async throws -> Validator {
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

    /// A sequencer that makes blocks on demand only.
    public func sequencer(
        _ store: Store,
        _ signer: any BlockSigner,
        limits: MempoolLimits = MempoolLimits(),
        verifies: Bool = true,
        verify: (@Sendable (ProvenTransaction, KernelProgram) -> TransactionRefusal?)? = nil
    ) async throws -> Sequencer {
        var configuration = Sequencer.Configuration(
            now: { 1_700_100_000_000 },
            log: { _ in }
        )
        configuration.blockInterval = nil
        configuration.limits = limits
        if !verifies { configuration.verify = { _, _ in nil } }
        if let verify { configuration.verify = verify }
        return try await Sequencer(
            store: store,
            kernel: .miden_0_15,
            signer: signer,
            changes: ChangeSignal(),
            configuration: configuration
        )
    }

    /// Removes the folder.
    public func remove() { try? FileManager.default.removeItem(at: folder) }
}
