// SPDX-License-Identifier: MIT

import FieldArithmetic
import JSONText
import NodeInterfaces
import ProtocolTypes

/// A recorded chain with its validator key and transactions that wait for it.
struct Recording {
    /// A transaction that waits.
    struct Waiting {
        let text: String
        let path: String
        let id: TransactionID
    }

    /// Signed blocks, one after another.
    let blocks: [UInt8]
    /// The secret key that signed them: a test key.
    let validatorKey: [UInt8]
    /// The transactions that need no other to come first.
    let waiting: [Waiting]

    init(directory: String) throws {
        blocks = try Files.read(directory + "/blocks.bin")
        let index = try JSON.parse(try Files.read(directory + "/index.json"))
        guard let key = index["validator_secret_key"]?.text.flatMap(hexBytes) else {
            throw CommandFailure(
                .failure,
                code: "recording_malformed",
                "\(directory)/index.json names no validator key"
            )
        }
        validatorKey = key
        waiting = (index["pending"]?.items ?? []).compactMap { entry in
            guard entry["expect"]?.text == "commit", let text = entry["text"]?.text,
                let file = entry["file"]?.text, let hex = entry["id"]?.text,
                let id = try? TransactionID(hex: hex)
            else { return nil }
            return Waiting(text: text, path: directory + "/" + file, id: id)
        }
    }

    /// The first transaction that the network has not seen.
    func nextWaiting(_ pool: any TransactionPool) async throws -> Waiting? {
        for candidate in waiting where await pool.status(of: candidate.id) == nil {
            return candidate
        }
        return nil
    }
}
