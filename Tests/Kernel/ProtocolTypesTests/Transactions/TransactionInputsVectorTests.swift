// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing
import VMCore

@Suite struct TransactionInputsVectorTests {
    let headers: JSONValue

    init() throws { headers = try Vectors.json("protocol/headers.json") }

    @Test func `arguments are read and written the same`() throws {
        let cases = headers["transaction_args"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let bytes = try protocolBytes(item["bytes"])
            guard item["num_store_nodes"].isNull else {
                let inputs = try roundTrip(AdviceInputs.self, bytes)
                #expect(inputs.store.value.nodeCount == (try item["num_store_nodes"].int))
                continue
            }
            let args = try roundTrip(TransactionArgs.self, bytes)
            // The store comes in no set order, so a value made here is only read back equal.
            let store = args.adviceInputs.store.value
            let inputs = AdviceInputs(
                stack: args.adviceInputs.stack,
                map: args.adviceInputs.map,
                store: store
            )
            #expect(try AdviceInputs(decoding: inputs.encodedBytes) == args.adviceInputs)
            guard !item["tx_script_root"].isNull else { continue }
            #expect(args.script?.root == (try item["tx_script_root"].word))
            #expect(args.script?.encodedBytes == (try protocolBytes(item["tx_script_bytes"])))
            #expect(args.scriptArgument == (try item["tx_script_args"].word))
            #expect(args.authArgument == (try item["auth_args"].word))
            let notes = item["note_args"].items
            #expect(args.noteArguments.count == notes.count)
            for note in notes {
                let id = NoteID(try note[0].word)
                #expect(args.argument(of: id) == (try note[1].word))
            }
            for entry in item["advice_map"].items {
                let values = args.adviceInputs.map[try entry[0].word]
                #expect(values == (try entry[1].felts))
            }
        }
    }

    @Test func `inputs of a program are read and written the same`() throws {
        let cases = headers["kernel_inputs"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let inputs = try readBack(TransactionInputs.self, item["tx_inputs_bytes"])
            #expect(inputs.account.id.hex == item["account"].text)
            let number = UInt64(inputs.referenceBlock.number.value)
            #expect(number == (try item["reference_block"].uint64))
            let stack = try item["stack_inputs_top_first"].items.map { try $0.felt }
            let built = KernelStack.inputs(
                block: inputs.referenceBlock.number,
                blockCommitment: inputs.referenceBlock.commitment,
                account: inputs.account.id,
                initialCommitment: inputs.account.header.initialCommitment,
                inputNotes: inputs.inputNotes.commitment
            )
            #expect(stack == built)
        }
    }

    @Test func `what a program leaves stands where it is recorded`() throws {
        let item = headers["kernel_output_stack"]
        let amount = try item["fee_amount"].uint64
        let built = KernelStack.outputs(
            outputNotes: try item["output_notes"].word,
            finalCommitment: try item["final_account"].word,
            deltaCommitment: try item["account_delta"].word,
            fee: try FungibleAsset(
                faucetID: AccountID(hex: item["fee_faucet"].string),
                amount: amount
            ),
            expiration: BlockNumber(UInt32(try item["expiration"].int))
        )
        #expect(built == (try item["stack_top_first"].items.map { try $0.felt }))
    }

    /// The small set of vectors in a clone leaves the inputs out.
    static let hasInputs = !Vectors.files("spine/pending", suffix: "inputs.bin").isEmpty

    @Test(.enabled(if: hasInputs))
    func `inputs of transactions that wait belong to them`() throws {
        let pending = try Vectors.json("spine/index.json")["pending"].items
        #expect(!pending.isEmpty)
        for item in pending {
            let name = Comment(rawValue: try item["name"].string)
            let bytes = try Vectors.bytes("spine/" + item["file"].string)
            let transaction = try ProvenTransaction(decoding: bytes)
            let inputs = try roundTrip(
                TransactionInputs.self,
                Vectors.bytes("spine/" + item["inputs"].string),
                name
            )
            #expect(inputs.account.id == transaction.accountID, name)
            #expect(inputs.referenceBlock.number == transaction.referenceBlock, name)
            #expect(inputs.referenceBlock.commitment == transaction.referenceCommitment, name)
            let commitments = InputNotes<InputNoteCommitment>(inputs.inputNotes)
            #expect(commitments == transaction.inputNotes, name)
        }
    }
}
