// SPDX-License-Identifier: MIT

internal import JSONText
internal import ProtocolTypes

extension JSONWriter {
    mutating func write(_ header: AccountHeader) {
        object { json in
            json.member("nonce", header.nonce)
            json.member("vault_root", header.vaultRoot)
            json.member("storage_commitment", header.storageCommitment)
            json.member("code_commitment", header.codeCommitment)
        }
    }

    mutating func write(_ slot: AccountStorageHeader.Slot) {
        object { json in
            json.member("name", slot.name.text)
            json.member("type", slot.type == .map ? "map" : "value")
            json.member("value", slot.value)
        }
    }
}
