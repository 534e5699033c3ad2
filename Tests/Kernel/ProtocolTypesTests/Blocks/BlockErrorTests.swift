// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import Signatures
import TestSupport
import Testing

/// What makes no block and no state tree, named as in the vectors.
@Suite struct BlockErrorTests {
    let vectors: JSONValue
    let blocks: [SignedBlock]

    init() throws {
        vectors = try Vectors.json("protocol/headers.json")
        blocks = try vectors["chain"]["blocks"].items.map {
            try SignedBlock(decoding: Vectors.bytes(of: $0["signed_block_bytes"], in: "protocol"))
        }
    }

    /// How each case comes about; nil for a case that is not known here.
    private func provoke(_ kind: String, _ input: JSONValue) -> (() throws -> Void)? {
        provokeBlock(kind, input) ?? provokeTree(kind, input) ?? provokeChain(kind, input)
            ?? provokeKey(kind, input)
    }

    private func provokeKey(_ kind: String, _ input: JSONValue) -> (() throws -> Void)? {
        switch kind {
        case "auth scheme byte 0": { _ = try AuthPublicKey(decoding: input.hex) }
        // Only the first byte is given; what stands behind it does not matter.
        case "signature scheme byte 3": { _ = try AuthSignature(decoding: [3]) }
        case "ecdsa recovery id 4": { _ = try AuthSignature(decoding: input.hex) }
        default: nil
        }
    }

    private func provokeBlock(_ kind: String, _ input: JSONValue) -> (() throws -> Void)? {
        func joined(_ header: Int, body: Int, signature: Int) -> SignedBlock {
            SignedBlock(
                header: blocks[header].header,
                body: blocks[body].body,
                signature: blocks[signature].signature
            )
        }
        switch kind {
        case "signature by another key":
            return { try joined(1, body: 1, signature: 2).verify() }
        case "body of another block: transactions differ":
            return { try joined(1, body: 2, signature: 1).verify() }
        case "notes at other indices":
            return { [self] in try withMovedNotes(blocks[input["block"].int]).verify() }
        case "parent is not the previous number":
            return { [self] in try blocks[3].verify(parent: blocks[1].header) }
        case "genesis has no parent":
            return { [self] in try blocks[0].verify(parent: blocks[1].header) }
        case "parent commitment differs":
            return { [self] in try blocks[3].verify(parent: changed(blocks[2].header)) }
        case "validator key bytes not a point":
            return { _ = try BlockHeader(decoding: input.hex) }
        default: return nil
        }
    }

    private func withMovedNotes(_ block: SignedBlock) throws -> SignedBlock {
        let batches = block.body.outputNoteBatches.map { batch in
            OutputNoteBatch(
                batch.notes.map { PlacedOutputNote(index: $0.index + 1, note: $0.note) }
            )
        }
        let body = try BlockBody(
            accountUpdates: block.body.accountUpdates,
            outputNoteBatches: batches,
            nullifiers: block.body.nullifiers,
            transactions: block.body.transactions
        )
        return SignedBlock(header: block.header, body: body, signature: block.signature)
    }

    /// The header with another timestamp.
    private func changed(_ header: BlockHeader) throws -> BlockHeader {
        var bytes = header.encodedBytes
        bytes[bytes.count - 1] ^= 1
        return try BlockHeader(decoding: bytes)
    }

    private func provokeTree(_ kind: String, _ input: JSONValue) -> (() throws -> Void)? {
        switch kind {
        case "account tree: second id with one prefix":
            {
                var tree = AccountTree()
                try tree.update(AccountID(hex: input["present"].string), to: Word(1, 2, 3, 4))
                try tree.update(AccountID(hex: input["new"].string), to: Word(1, 2, 3, 4))
            }
        case "account tree: mutations with a taken prefix":
            { [self] in
                var tree = try AccountTree(decoding: vectors["account_tree"]["bytes"].hex)
                try tree.update(AccountID(hex: input.string), to: Word(1, 2, 3, 4))
            }
        case "nullifier spent twice", "nullifier mutations with a spent one":
            { [self] in
                var tree = try NullifierTree(decoding: vectors["nullifier_tree"]["bytes"].hex)
                try tree.spend(Nullifier(hex: input.string), in: 7)
            }
        case "nullifier value above u32":
            { _ = try NullifierTree.block(Word(input.felt, .zero, .zero, .zero)) }
        case "nullifier value with element 2":
            { _ = try NullifierTree.block(Word(1, .zero, 1, .zero)) }
        default: nil
        }
    }

    /// A chain of the first blocks that tracks some of them.
    private func range(length: Int, tracked: [Int]) throws -> PartialMountainRange {
        var range = PartialMountainRange()
        for (number, block) in blocks.prefix(length).enumerated() {
            try range.append(block.header.commitment, isTracked: tracked.contains(number))
        }
        return range
    }

    private func provokeChain(_ kind: String, _ input: JSONValue) -> (() throws -> Void)? {
        func chain(_ headers: @escaping (BlockHeader) throws -> [BlockHeader]) -> () throws -> Void
        {
            { [self] in
                let number = try input.int
                let isInside = !kind.contains("beyond")
                let range = try range(
                    length: isInside ? blocks.count : number,
                    tracked: kind.contains("not tracked") ? [] : [number]
                )
                _ = try PartialBlockchain(range: range, headers: headers(blocks[number].header))
            }
        }
        switch kind {
        case "partial blockchain: header beyond its length",
            "partial blockchain: header not tracked":
            return chain { [$0] }
        case "partial blockchain: header twice": return chain { [$0, $0] }
        case "partial blockchain: header changed": return chain { [try changed($0)] }
        default: return nil
        }
    }

    @Test func `each case is refused for its reason`() throws {
        try checkRefusals(of: vectors["errors"].items) {
            provoke(try $0["case"].string, $0["input"])
        }
    }

    @Test func `a body has no more parts than a block may`() throws {
        #expect(throws: BlockError.tooManyBatches(65)) {
            try BlockBody(
                accountUpdates: [],
                outputNoteBatches: Array(repeating: OutputNoteBatch([]), count: 65),
                nullifiers: [],
                transactions: []
            )
        }
        #expect(throws: BlockError.tooManyNullifiers(65_537)) {
            try BlockBody(
                accountUpdates: [],
                outputNoteBatches: [],
                nullifiers: Array(repeating: Nullifier(.zero), count: 65_537),
                transactions: []
            )
        }
        let id = try AccountID(prefix: 1, suffix: 0)
        let update = BlockAccountUpdate(accountID: id, finalState: .zero, details: .private)
        #expect(throws: BlockError.tooManyAccountUpdates(65_537)) {
            try BlockBody(
                accountUpdates: Array(repeating: update, count: 65_537),
                outputNoteBatches: [],
                nullifiers: [],
                transactions: []
            )
        }
    }

    @Test func `a block's signature has one recovery number`() throws {
        for block in blocks {
            for number in UInt8(0)..<4 where number != block.signature.recoveryID {
                let bytes = block.signature.bytes.dropLast() + [number]
                let other = SignedBlock(
                    header: block.header,
                    body: block.body,
                    signature: try ECDSASignature(bytes: Array(bytes))
                )
                // The key alone does not tell them apart.
                let message = block.header.commitment
                #expect(block.header.validatorKey.verify(other.signature, message: message))
                #expect(throws: BlockError.invalidSignature) { try other.verify() }
            }
        }
    }

    @Test func `two notes at one place make no tree`() throws {
        let note = try #require(
            blocks.flatMap(\.body.outputNoteBatches).flatMap(\.notes).first?.note
        )
        let body = try BlockBody(
            accountUpdates: [],
            outputNoteBatches: [
                OutputNoteBatch([
                    PlacedOutputNote(index: 5, note: note), PlacedOutputNote(index: 5, note: note),
                ])
            ],
            nullifiers: [],
            transactions: []
        )
        #expect(throws: NoteError.indexTaken(5)) { try body.noteTree() }
    }

    @Test func `a chain takes only the next block`() throws {
        var chain = PartialBlockchain()
        #expect(throws: PartialBlockchainError.notNext(expected: 0, got: 1)) {
            try chain.append(blocks[1].header, isTracked: true)
        }
        for block in blocks { try chain.append(block.header, isTracked: true) }
        chain.keepOnly([2, 3])
        #expect(chain.headers.map(\.number) == [2, 3])
        #expect(chain.range.trackedPositions == [2, 3])
        #expect(try PartialBlockchain(decoding: chain.encodedBytes) == chain)
    }

    @Test func `an account tree takes no id twice`() throws {
        let id = try AccountID(prefix: 1, suffix: 0)
        #expect(throws: AccountTreeError.duplicateID(id)) {
            try AccountTree([(id, Word(1, 2, 3, 4)), (id, Word(1, 2, 3, 4))])
        }
        let path = try SparseMerklePath(MerklePath(siblings: [.zero]))
        #expect(throws: AccountTreeError.pathDepth(1)) {
            try AccountWitness(id: id, commitment: .zero, path: path)
        }
    }
}
