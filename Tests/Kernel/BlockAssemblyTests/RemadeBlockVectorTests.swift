// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

/// Blocks made anew of the transactions that are recorded beside the chain.
@Suite struct RemadeBlockVectorTests {
    private static let folders = try? RecordedChain.folders.filter {
        try RecordedChain($0).entries.contains { !$0["made_from"]["batches"].items.isEmpty }
    }

    /// The transactions of each batch; nil if one was not recorded.
    private func batches(of entry: JSONValue) throws -> [[ProvenTransaction]]? {
        guard !entry["made_from"].isNull else { return nil }
        var batches: [[ProvenTransaction]] = []
        for batch in entry["made_from"]["batches"].items {
            let names = try batch["transactions"].items.map { try $0.string }
            var transactions: [ProvenTransaction] = []
            for name in names {
                let folder = "transactions/tx/\(name)"
                guard Vectors.files(folder).contains("proven.bin") else { return nil }
                let bytes = try Vectors.bytes("\(folder)/proven.bin")
                transactions.append(try ProvenTransaction(decoding: bytes))
            }
            batches.append(transactions)
        }
        return batches
    }

    @Test func `some chain names its transactions`() { #expect(Self.folders?.isEmpty == false) }

    @Test(arguments: folders ?? [])
    func `a block made of recorded transactions is the recorded block`(folder: String) throws {
        let chain = try RecordedChain(folder)
        var state = try ChainState(genesis: chain.blocks[0])
        var remadeCount = 0
        for (number, block) in chain.blocks.enumerated().dropFirst() {
            if let groups = try batches(of: chain.entries[number]) {
                let proofs = try chain.noteProofs(
                    for: groups.flatMap { $0 },
                    upTo: number - 1
                )
                let batches = try groups.map {
                    try provenUnseen(state.batch($0, noteProofs: proofs))
                }
                let proposed = try proposeBlock(
                    batches: batches,
                    inputs: state.inputs(for: batches, noteProofs: proofs),
                    timestamp: block.header.timestamp
                )
                let (header, body) = try buildHeaderAndBody(proposed)
                #expect(header == block.header, "block \(number)")
                #expect(body.encodedBytes == block.body.encodedBytes, "block \(number)")
                let sealed = try seal(header, body, signature: block.signature)
                #expect(sealed.encodedBytes == block.encodedBytes)
                remadeCount += 1
            }
            try state.apply(block)
        }
        #expect(remadeCount > 0)
    }
}
