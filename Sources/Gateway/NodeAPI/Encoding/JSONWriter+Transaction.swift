// SPDX-License-Identifier: MIT

internal import JSONText
internal import NodeInterfaces
internal import ProtocolTypes
internal import Store

extension JSONWriter {
    mutating func write(_ header: TransactionHeader) {
        object { $0.writeMembers(of: header) }
    }

    mutating func write(_ transaction: StoredTransaction) {
        object { json in
            json.writeMembers(of: transaction.header)
            json.member("block_num", transaction.position.block)
            json.member("index", transaction.position.index)
        }
    }

    mutating func writeMembers(of header: TransactionHeader) {
        member("id", header.id)
        member("account_id", header.accountID)
        member("initial_state_commitment", header.initialState)
        member("final_state_commitment", header.finalState)
        member("input_notes", array: header.inputNotes.notes) { json, note in
            json.object { json in
                json.member("nullifier", note.nullifier)
                json.member("note_id", note.unauthenticatedID?.hex)
            }
        }
        member("output_notes", array: header.outputNotes) { $0.write($1) }
        key("fee")
        write(.fungible(header.fee))
    }

    /// Writes how far a transaction has come as members of the object around.
    mutating func writeMembers(of status: TransactionStatus) {
        member("status", status.name)
        switch status {
        case .received, .verified, .batched: break
        case .committed(let block): member("block", block)
        case .dropped(let code, let detail):
            member("code", code)
            member("detail", detail)
        }
    }
}
