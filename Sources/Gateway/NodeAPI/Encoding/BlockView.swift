// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import JSONText
internal import ProtocolTypes
internal import Store

/// A block as JSON shows it, whole or in parts.
struct BlockView {
    /// The heavy parts, which are shown when asked for.
    enum Part: String, CaseIterable, Sendable {
        case transactions
        case notes
        case nullifiers
        case accounts
        case proof
    }

    let header: BlockHeader
    let bytes: [UInt8]
    let transactions: [StoredTransaction]
    let notes: [(note: StoredNote, output: OutputNote)]
    let nullifiers: [StoredNullifier]
    let accounts: [StoredAccountUpdate]

    /// Reads a block; nil if there is no such block.
    init?(_ number: BlockNumber, in snapshot: borrowing Snapshot) throws {
        guard let header = try snapshot.header(of: number),
            let bytes = try snapshot.blockBytes(number)
        else { return nil }
        self.header = header
        self.bytes = bytes
        transactions = try snapshot.transactions(in: number)
        notes = try snapshot.notes(in: number).map { ($0, try $0.outputNote()) }
        nullifiers = try snapshot.nullifiers(in: number)
        accounts = try snapshot.accountUpdates(in: number)
    }

    /// Writes the block; transactions always come with their headers where `parts` names them.
    func write(_ parts: Set<Part>, to json: inout JSONWriter) {
        json.object { json in
            json.key("header")
            json.write(header)
            json.member("signature", hex: Array(bytes.suffix(65)))
            json.member("byte_count", bytes.count)
            json.member("transaction_count", transactions.count)
            json.member("note_count", notes.count)
            json.member("nullifier_count", nullifiers.count)
            json.member("account_count", accounts.count)
            if parts.contains(.transactions) {
                json.member("transactions", array: transactions) { $0.write($1.header) }
            }
            if parts.contains(.notes) {
                json.member("notes", array: notes) { json, item in
                    json.write(item.output, in: header.number, index: item.note.index)
                }
            }
            if parts.contains(.nullifiers) {
                json.member("nullifiers", words: nullifiers.map(\.nullifier.word))
            }
            if parts.contains(.accounts) {
                json.member("accounts", array: accounts) { $0.write($1) }
            }
            if parts.contains(.proof) { json.memberNull("proof") }
        }
    }
}
