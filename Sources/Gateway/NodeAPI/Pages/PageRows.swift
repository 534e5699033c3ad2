// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import NodeInterfaces
internal import ProtocolTypes
internal import Store
internal import WebPages

/// The rows of pages, from what the store holds.
enum PageRows {
    static func block(_ header: BlockHeader, in snapshot: borrowing Snapshot) throws -> BlockRow {
        let counts = try snapshot.counts(at: header.number)
        let before = try header.number.previous.flatMap { (number) throws in
            try snapshot.counts(at: number)
        }
        return BlockRow(
            number: header.number.value,
            commitment: header.commitment.hex,
            timestamp: header.timestamp,
            transactionCount: (counts?.transactions ?? 0) - (before?.transactions ?? 0),
            noteCount: (counts?.notes ?? 0) - (before?.notes ?? 0),
            nullifierCount: (counts?.nullifiers ?? 0) - (before?.nullifiers ?? 0),
            isProven: header.number == .genesis
        )
    }

    static func transaction(_ stored: StoredTransaction) -> TransactionRow {
        TransactionRow(
            id: stored.header.id.hex,
            account: stored.header.accountID.hex,
            inputNoteCount: stored.header.inputNotes.notes.count,
            outputNoteCount: stored.header.outputNotes.count,
            state: .committed(block: stored.position.block.value)
        )
    }

    static func note(_ header: NoteHeader) -> NoteRow {
        NoteRow(
            id: header.id.hex,
            isPublic: header.metadata.type == .public,
            sender: header.metadata.sender.hex,
            tag: header.metadata.tag.value
        )
    }

    static func asset(_ asset: Asset) -> AssetRow {
        let value: AssetRow.Value =
            switch asset {
            case .fungible(let amount): .amount("\(amount.amount)")
            case .nonFungible(let item): .item(item.value.hex)
            }
        return AssetRow(faucet: asset.faucetID.hex, symbol: nil, value: value)
    }

    static func state(_ status: TransactionStatus) -> TransactionState {
        switch status {
        case .received: .received
        case .verified: .verified
        case .batched: .batched
        case .committed(let block): .committed(block: block.value)
        case .dropped(let code, let detail): .dropped(code: code, detail: detail)
        }
    }
}
