// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import Signatures
import TestSupport
import Testing

@Suite struct BlockHeaderVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/headers.json") }

    private func check(_ item: JSONValue) throws -> BlockHeader {
        let header = try readBack(BlockHeader.self, item["bytes"])
        #expect(header.encodedBytes.count == BlockHeader.byteCount)
        #expect(UInt64(header.version) == (try item["version"].uint64))
        #expect(UInt64(header.number.value) == (try item["block_num"].uint64))
        #expect(UInt64(header.timestamp) == (try item["timestamp"].uint64))
        #expect(Int(header.number.epoch) == (try item["epoch"].int))
        #expect(header.previousCommitment == (try item["prev_block_commitment"].word))
        #expect(header.chainCommitment == (try item["chain_commitment"].word))
        #expect(header.accountRoot == (try item["account_root"].word))
        #expect(header.nullifierRoot == (try item["nullifier_root"].word))
        #expect(header.noteRoot == (try item["note_root"].word))
        #expect(header.transactionCommitment == (try item["tx_commitment"].word))
        #expect(header.kernelCommitment == (try item["tx_kernel_commitment"].word))
        #expect(header.validatorKey.bytes == (try item["validator_key"].hex))
        #expect(header.validatorKey.commitment == (try item["validator_key_commitment"].word))
        #expect(header.subCommitment == (try item["sub_commitment"].word))
        #expect(header.commitment == (try item["commitment"].word))
        let fee = item["fee_parameters"]
        #expect(try readBack(FeeParameters.self, fee["bytes"]) == header.feeParameters)
        #expect(header.feeParameters.faucetID.hex == (try fee["fee_faucet_id"].string))
        let baseFee = try fee["verification_base_fee"].uint64
        #expect(UInt64(header.feeParameters.verificationBaseFee) == baseFee)
        return header
    }

    @Test func `a header has the same bytes, commitments and signatures`() throws {
        let cases = vectors["headers"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let header = try check(item)
            for name in ["signature", "other_signature"] where !item[name].isNull {
                let signature = try readBack(ECDSASignature.self, item[name])
                let isValid = header.validatorKey.verify(signature, message: header.commitment)
                #expect(isValid == item["\(name)_valid"].isTrue)
            }
        }
    }

    @Test func `headers of a chain commit to the peaks before them`() throws {
        let blocks = vectors["chain"]["blocks"].items
        #expect(!blocks.isEmpty)
        var chain = PartialBlockchain()
        for block in blocks {
            let header = try check(block["header"])
            #expect(header.chainCommitment == chain.commitment)
            let peaks = try block["chain_peaks_before"].items.map { try $0.word }
            #expect(chain.range.peaks.peaks == peaks)
            try chain.append(header, isTracked: header.number.value % 2 == 0)
        }
        #expect(chain.length == UInt64(blocks.count))
        #expect(try PartialBlockchain(decoding: chain.encodedBytes) == chain)
    }

    @Test func `inputs of a block hold the chain before it`() throws {
        let inputs = try readBack(BlockInputs.self, vectors["block_inputs_bytes"])
        var chain = inputs.blockchain
        #expect(chain.length == UInt64(inputs.previousHeader.number.value))
        #expect(chain.commitment == inputs.previousHeader.chainCommitment)
        try chain.append(inputs.previousHeader, isTracked: true)
        #expect(chain.contains(inputs.previousHeader.number))
    }

    @Test func `the commitment to a chain is the same at every length`() throws {
        #expect(!vectors["mmr"].items.isEmpty && !vectors["mmr_many_peaks"].items.isEmpty)
        var range = PartialMountainRange()
        for item in vectors["mmr"].items {
            if !item["push"].isNull { try range.append(item["push"].word) }
            #expect(range.leafCount == (try item["blocks"].uint64))
            #expect(range.peaksHash == (try item["commitment"].word))
            #expect(range.peaks.peaks == (try item["peaks"].items.map { try $0.word }))
        }
        for item in vectors["mmr_many_peaks"].items {
            let peaks = try MountainRangePeaks(
                forest: Forest(leafCount: item["leaves"].uint64),
                peaks: item["peaks"].items.map { try $0.word }
            )
            #expect(peaks.hash == (try item["commitment"].word))
            #expect(4 * peaks.paddedPeaks.count == (try item["padded_elements"].int))
        }
    }

    @Test func `transaction ids and headers are the same`() throws {
        let ids = vectors["transaction_ids"].items
        #expect(!ids.isEmpty)
        for item in ids {
            let fee = try readBack(FungibleAsset.self, item["fee_asset"])
            #expect(fee.key.word == (try item["fee_key"].word))
            #expect(fee.value == (try item["fee_value"].word))
            let id = TransactionID(
                initialAccount: try item["initial_account"].word,
                finalAccount: try item["final_account"].word,
                inputNotes: try item["input_notes"].word,
                outputNotes: try item["output_notes"].word,
                fee: fee
            )
            #expect(id.hex == (try item["id"].string))
        }
        let headers = vectors["transaction_headers"].items
        #expect(!headers.isEmpty)
        for item in headers {
            let header = try readBack(TransactionHeader.self, item["bytes"])
            #expect(header.id.hex == (try item["id"].string))
            #expect(header.accountID.hex == (try item["account"].string))
            #expect(header.initialState == (try item["initial"].word))
            #expect(header.finalState == (try item["final"].word))
            #expect(header.fee == (try readBack(FungibleAsset.self, item["fee"])))
            let inputs = try readBack(
                InputNotes<InputNoteCommitment>.self,
                item["input_notes_bytes"]
            )
            #expect(header.inputNotes == inputs)
            #expect(inputs.commitment == (try item["input_notes_commitment"].word))
            let outputs = try item["output_note_headers"].items.map {
                try readBack(NoteHeader.self, $0)
            }
            #expect(header.outputNotes == outputs)
            let commitment = OutputNotes<OutputNote>.commitment(headers: outputs)
            #expect(commitment == (try item["output_notes_commitment"].word))
        }
    }

    @Test func `batch ids are the same`() throws {
        let cases = vectors["batch_ids"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let transactions = try item["transactions"].items.map {
                (
                    id: try TransactionID(hex: $0[0].string),
                    account: try AccountID(hex: $0[1].string)
                )
            }
            let id = BatchID(transactions: transactions)
            #expect(id.hex == (try item["batch_id"].string))
        }
    }

    @Test func `partial blockchains are the same`() throws {
        let cases = vectors["partial_blockchains"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let chain = try readBack(PartialBlockchain.self, item["bytes"])
            #expect(chain.length == (try item["chain_length"].uint64))
            #expect(chain.commitment == (try item["peaks_commitment"].word))
            let tracked = try item["tracked"].items.map { try $0.uint64 }
            #expect(chain.headers.map { UInt64($0.number.value) } == tracked)
            #expect(chain.range.trackedPositions == tracked)
        }
    }
}
