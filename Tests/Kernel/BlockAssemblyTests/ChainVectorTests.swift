// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing

@Suite struct ChainVectorTests {
    @Test(arguments: RecordedChain.folders)
    func `a recorded chain is valid block by block`(folder: String) throws {
        let chain = try RecordedChain(folder)
        #expect(!chain.blocks.isEmpty)
        var state = try ChainState(genesis: chain.blocks[0])
        try expect(state.tip, is: chain.entries[0])
        for (block, entry) in zip(chain.blocks, chain.entries).dropFirst() {
            try state.apply(block)
            #expect(state.tip == block.header)
            try expect(block.header, is: entry)
            #expect(state.accounts.root == (try entry["account_root"].word))
            #expect(state.nullifiers.root == (try entry["nullifier_root"].word))
            #expect(state.chain.peaksHash == (try entry["chain_commitment"].word))
        }
        if let root = chain.index["final_account_root"].text {
            #expect(state.accounts.root.hex == root)
            #expect(state.nullifiers.root.hex == chain.index["final_nullifier_root"].text)
        }
    }

    private func expect(_ header: BlockHeader, is entry: JSONValue) throws {
        #expect(header.commitment == (try entry["commitment"].word))
        #expect(header.noteRoot == (try entry["note_root"].word))
        #expect(header.transactionCommitment == (try entry["tx_commitment"].word))
    }

    @Test(arguments: RecordedChain.folders)
    func `a chain takes no block twice and none out of turn`(folder: String) throws {
        let blocks = try RecordedChain(folder).blocks
        var state = try ChainState(genesis: blocks[0])
        for (position, block) in blocks.enumerated().dropFirst() {
            let before = state.tip
            #expect(throws: BlockFault.self) { try state.apply(blocks[position - 1]) }
            if position + 1 < blocks.count {
                #expect(throws: BlockFault.self) { try state.apply(blocks[position + 1]) }
            }
            #expect(state.tip == before)
            try state.apply(block)
        }
        #expect(throws: BlockFault.self) { try ChainState(genesis: blocks[blocks.count - 1]) }
    }
}
