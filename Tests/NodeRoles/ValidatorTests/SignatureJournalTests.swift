// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import Foundation
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Signatures
import TestSupport
import Testing
import TransactionVerifier
import Validator

/// What a validator remembers in its folder, whatever happens to it.
@Suite struct SignatureJournalTests {
    private static let recordByteCount = 4 + 32 + 65

    private let spine: Spine
    private let directory: TemporaryDirectory
    private let proposals: [BlockProposal]
    private var journal: URL { directory.url.appendingPathComponent("signatures") }
    private var lastBlock: URL { directory.url.appendingPathComponent("last-block") }

    init() async throws {
        spine = try Spine()
        directory = try TemporaryDirectory()
        proposals = try await spine.proposals([[], [], []])
    }

    private func start() throws -> Validator {
        try Validator(
            key: spine.key,
            kernel: .miden_0_15,
            anchor: spine.recordedTip(),
            directory: directory.path
        )
    }

    private func other(_ index: Int) -> BlockProposal {
        proposals[index].with(timestamp: proposals[index].timestamp + 1)
    }

    @Test func `a restart remembers`() async throws {
        var signatures: [[UInt8]] = []
        for proposal in proposals {
            signatures.append(try await start().sign(proposal).bytes)
        }
        let validator = try start()
        #expect(try await validator.sign(proposals[2]).bytes == signatures[2])
        guard case .alreadySigned = await validator.refusal(of: other(2)) else {
            Issue.record("another block of the height is refused")
            return
        }
        let last = try #require(try await validator.lastSigned())
        #expect(last.signature.bytes == signatures[2])
        let file = try Data(contentsOf: journal)
        #expect(file.count == 4 * Self.recordByteCount, "one for the anchor, one a signature")
    }

    @Test func `a record torn at any byte is completed from the block beside it`() async throws {
        var signature: [UInt8] = []
        do {
            let validator = try start()
            _ = try await validator.sign(proposals[0])
            signature = try await validator.sign(proposals[1]).bytes
        }
        let whole = try Data(contentsOf: journal)
        for cut in 0..<Self.recordByteCount {
            try whole.prefix(2 * Self.recordByteCount + cut).write(to: journal)
            let validator = try start()
            guard case .alreadySigned = await validator.refusal(of: other(1)) else {
                Issue.record("cut at \(cut), another block is signed")
                return
            }
            #expect(try await validator.sign(proposals[1]).bytes == signature)
            #expect(try await validator.lastSigned() != nil)
            #expect(try Data(contentsOf: journal) == whole)
        }
    }

    @Test func `a torn record without its block is cut off`() async throws {
        do { _ = try await start().sign(proposals[0]) }
        let (before, block) = (try Data(contentsOf: journal), try Data(contentsOf: lastBlock))
        do { _ = try await start().sign(proposals[1]) }
        let whole = try Data(contentsOf: journal)
        for cut in 0..<Self.recordByteCount {
            try whole.prefix(2 * Self.recordByteCount + cut).write(to: journal)
            try block.write(to: lastBlock)
            let validator = try start()
            #expect(try Data(contentsOf: journal) == before)
            _ = try await validator.sign(other(1))
        }
    }

    @Test func `a journal that was just begun is begun again, torn anywhere`() async throws {
        do { _ = try start() }
        let whole = try Data(contentsOf: journal)
        #expect(whole.count == Self.recordByteCount)
        for cut in 0..<Self.recordByteCount {
            try whole.prefix(cut).write(to: journal)
            #expect(try await start().lastSigned() == nil)
            #expect(try Data(contentsOf: journal) == whole)
        }
    }

    @Test func `a journal has one user, who may come back`() async throws {
        let path = directory.path + "/signatures"
        do {
            let validator = try start()
            // More often than there are descriptors: none may be lost.
            for _ in 0..<1_100 {
                #expect(throws: Validator.StartError.journal(.inUse(path: path))) {
                    _ = try start()
                }
            }
            _ = try await validator.sign(proposals[0])
        }
        _ = try await start().sign(proposals[1])
    }

    @Test func `what could not be written was not signed`() async throws {
        let validator = try start()
        let signature = try await validator.sign(proposals[0])
        let blocker = lastBlock.path + ".new"
        try FileManager.default.createDirectory(
            atPath: blocker,
            withIntermediateDirectories: false
        )
        guard case .unavailable = await validator.refusal(of: proposals[1]) else {
            Issue.record("an outage is no refusal")
            return
        }
        #expect(try await validator.lastSigned()?.signature == signature)
        try FileManager.default.removeItem(atPath: blocker)
        _ = try await validator.sign(other(1))
        #expect(try Data(contentsOf: journal).count == 3 * Self.recordByteCount)
    }

    @Test func `a record is written where the last one ends, over what lies there`() async throws {
        let validator = try start()
        _ = try await validator.sign(proposals[0])
        let file = try FileHandle(forWritingTo: journal)
        try file.seekToEnd()
        try file.write(contentsOf: Data(repeating: 7, count: 50))
        try file.close()
        _ = try await validator.sign(proposals[1])
        #expect(try Data(contentsOf: journal).count == 3 * Self.recordByteCount)
    }

    @Test func `damage is told at the start`() async throws {
        do {
            let validator = try start()
            for proposal in proposals { _ = try await validator.sign(proposal) }
        }
        let whole = try Data(contentsOf: journal)
        var gap = whole
        gap.removeSubrange(Self.recordByteCount..<2 * Self.recordByteCount)
        try gap.write(to: journal)
        #expect(throws: Validator.StartError.journal(.damaged(path: journal.path))) {
            _ = try start()
        }
        try whole.write(to: journal)
        try Data([1, 2, 3]).write(to: lastBlock)
        #expect(throws: Validator.StartError.journal(.damaged(path: lastBlock.path))) {
            _ = try start()
        }
    }

    @Test func `the block to start from is in the journal`() async throws {
        let tip = try spine.recordedTip()
        let height = tip.header.number.value
        do {
            let validator = try start()
            for proposal in proposals { _ = try await validator.sign(proposal) }
        }
        func begin(_ block: SignedBlock, asTip: Bool) throws {
            let (key, path) = (spine.key, directory.path)
            _ =
                asTip
                ? try Validator(key: key, kernel: .miden_0_15, tip: block, directory: path)
                : try Validator(key: key, kernel: .miden_0_15, anchor: block, directory: path)
        }
        let differs = Validator.StartError.journalDiffers(height: height + 3)
        try begin(tip, asTip: false)
        // A store that is three blocks behind would wait for them forever.
        #expect(throws: differs) { try begin(tip, asTip: true) }
        let older = try SignedBlock(decoding: spine.blocks[Int(height) - 1])
        #expect(throws: differs) { try begin(older, asTip: false) }

        let signer = ScriptedSigner(key: spine.key)
        _ = try await signer.sign(other(0))
        let fork = try #require(try await signer.lastSigned())
        #expect(throws: differs) { try begin(fork, asTip: false) }
    }
}
