// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import JSONText
internal import ProtocolTypes
internal import Store

extension JSONWriter {
    mutating func write(_ header: BlockHeader) {
        object { json in
            json.member("block_num", header.number)
            json.member("commitment", header.commitment)
            json.member("version", header.version)
            json.member("prev_block_commitment", header.previousCommitment)
            json.member("chain_commitment", header.chainCommitment)
            json.member("account_root", header.accountRoot)
            json.member("nullifier_root", header.nullifierRoot)
            json.member("note_root", header.noteRoot)
            json.member("tx_commitment", header.transactionCommitment)
            json.member("tx_kernel_commitment", header.kernelCommitment)
            json.member("validator_key", hex: header.validatorKey.encodedBytes)
            json.member("fee_parameters") {
                $0.member("native_asset_id", header.feeParameters.faucetID)
                $0.member("verification_base_fee", header.feeParameters.verificationBaseFee)
            }
            json.member("timestamp", header.timestamp)
        }
    }

    mutating func write(_ update: StoredAccountUpdate) {
        object { json in
            json.member("account_id", update.id)
            json.member("block_num", update.position.block)
            json.member("commitment", update.commitment)
            switch update.details {
            case .private: json.member("type", "private")
            case .delta(let delta):
                json.member("type", "public")
                json.member("delta", base64: delta.encodedBytes)
            }
        }
    }
}
