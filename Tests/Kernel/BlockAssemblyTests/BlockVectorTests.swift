// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct BlockVectorTests {
    private static let folder = "transactions/block"
    private static let names = Vectors.files(folder, suffix: ".proposed.bin")
        .map { String($0.dropLast(".proposed.bin".count)) }

    private func bytes(_ name: String, _ part: String) throws -> [UInt8] {
        try Vectors.bytes("\(Self.folder)/\(name).\(part).bin")
    }

    private func proposal(_ name: String, timestamp: UInt32) throws -> BlockProposal {
        BlockProposal(
            batches: try OrderedBatches(decoding: bytes(name, "batches")).batches,
            inputs: try BlockInputs(decoding: bytes(name, "inputs")),
            timestamp: timestamp
        )
    }

    @Test(arguments: names)
    func `a block made of its inputs has the recorded bytes`(name: String) throws {
        let recorded = try bytes(name, "proposed")
        let given = try ProposedBlock(decoding: recorded)
        let block = try proposal(name, timestamp: given.timestamp).checked()
        #expect(block.notesTakenOnTrust.isEmpty)
        #expect(block.proposal == given)
        #expect(block.proposal.encodedBytes == recorded)
        let (header, body) = try buildHeaderAndBody(block)
        #expect(header.encodedBytes == (try bytes(name, "header")))
        #expect(body.encodedBytes == (try bytes(name, "body")))
        let signed = try SignedBlock(decoding: bytes(name, "signed"))
        let sealed = try seal(header, body, signature: signed.signature)
        #expect(sealed.encodedBytes == (try bytes(name, "signed")))
        #expect(sealed.encodedBytes == (try bytes(name, "proven")))
        try verify(sealed, against: given.previousHeader)
    }

    @Test func `blocks are as described`() throws {
        let entries = try Vectors.json("\(Self.folder)/index.json")["blocks"].items
        #expect(!entries.isEmpty && entries.count == Self.names.count)
        for json in entries {
            let name = try json["name"].string
            let proposal = try ProposedBlock(decoding: bytes(name, "proposed"))
            let block = try checkBlock(proposal)
            #expect(block.number.value == UInt32(try json["block_num"].int))
            #expect(proposal.batches.batches.map(\.id.hex) == json["batch_ids"].items.compactMap(\.text))
            let accounts = try json["accounts"].items.map { try $0["id"].string }
            #expect(proposal.accountUpdates.keys.sorted().map(\.hex) == accounts, "\(name)")
            let nullifiers = json["nullifiers"].items.compactMap(\.text)
            #expect(proposal.nullifiers.keys.sorted().map(\.hex) == nullifiers, "\(name)")
            let (header, _) = try buildHeaderAndBody(block)
            #expect(header.commitment == (try json["commitment"].word), "\(name)")
            #expect(header.accountRoot == (try json["account_root"].word), "\(name)")
            #expect(header.nullifierRoot == (try json["nullifier_root"].word), "\(name)")
            #expect(header.noteRoot == (try json["note_root"].word), "\(name)")
            #expect(header.transactionCommitment == (try json["tx_commitment"].word), "\(name)")
            #expect(header.chainCommitment == (try json["chain_commitment"].word), "\(name)")
        }
    }

    @Test(arguments: names)
    func `a proposal survives its bytes`(name: String) throws {
        let given = try proposal(name, timestamp: 7)
        let bytes = given.encodedBytes
        let again = try BlockProposal(decoding: bytes)
        #expect(again == given)
        #expect(again.encodedBytes == bytes)
    }

    @Test func `what is no block is refused for the recorded reason`() throws {
        let cases = try Vectors.json("\(Self.folder)/index.json")["invalid"].items
        #expect(!cases.isEmpty)
        for json in cases {
            let name = try json["name"].string
            let proposal = try proposal(
                "invalid/\(name)",
                timestamp: UInt32(try json["timestamp"].int)
            )
            #expect(outcome(of: proposal) == (try json["error"].string), "\(name)")
        }
    }

    private func outcome(of proposal: BlockProposal) -> String {
        let block: CheckedBlock
        do { block = try proposal.checked() } catch { return label(of: error) }
        do { _ = try buildHeaderAndBody(block) } catch { return label(of: error) }
        return "none"
    }
}
