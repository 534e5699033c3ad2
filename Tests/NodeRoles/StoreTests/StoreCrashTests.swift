// SPDX-License-Identifier: MIT

import ByteCoding
import Foundation
import ProtocolTypes
import SeededChains
import Store
import TestSupport
import Testing

/// A process that is killed while it applies blocks loses nothing that it acknowledged.
@Suite struct StoreCrashTests {
    static let seed: UInt64 = 77
    static let blockCount = 400

    /// The helper's executable, which lies beside the tests.
    private static let helper: URL? = {
        let places = Bundle.allBundles.map(\.bundleURL) + [Bundle.main.bundleURL]
        let folders = places.flatMap { [$0, $0.deletingLastPathComponent()] }
        return folders.map { $0.appendingPathComponent("CrashingWriter") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    /// What the helper said before it was gone.
    private struct Run {
        var acknowledged: [Int] = []
        var isDone = false
    }

    /// Starts the helper, and kills it some time after it is ready.
    private func run(
        _ helper: URL,
        in folder: TemporaryDirectory,
        blocks: String,
        killedAfter microseconds: UInt32
    ) throws -> Run {
        let process = Process()
        process.executableURL = helper
        process.arguments = [folder.path, blocks]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var bytes: [UInt8] = []
        // The first line says that the store is open and the blocks are read.
        while !bytes.contains(10) {
            let more = pipe.fileHandleForReading.availableData
            if more.isEmpty { break }
            bytes += more
        }
        usleep(microseconds)
        kill(process.processIdentifier, SIGKILL)
        bytes += pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return parse(bytes)
    }

    private func parse(_ bytes: [UInt8]) -> Run {
        var run = Run()
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            if line == "done" {
                run.isDone = true
            } else if let height = Int(line) {
                run.acknowledged.append(height)
            }
        }
        return run
    }

    @Test func `fifty kills lose nothing that was acknowledged`() async throws {
        let helper = try #require(Self.helper)
        let chain = try SeededChain(seed: Self.seed, blockCount: Self.blockCount)
        let inputs = try TemporaryDirectory()
        let blocks = inputs.path("blocks.bin")
        try Data(chain.blocks.flatMap(\.encodedBytes)).write(to: URL(fileURLWithPath: blocks))
        var generator = SeededGenerator(seed: Self.seed)
        var folder = try TemporaryDirectory()
        var acknowledged = -1
        var cutCount = 0
        for _ in 0..<50 {
            let delay = UInt32(generator.next() % 60_000)
            let run = try run(helper, in: folder, blocks: blocks, killedAfter: delay)
            acknowledged = max(acknowledged, run.acknowledged.last ?? -1)
            let store = try Store(directory: folder.path)
            let tip = try store.read { $0.tip?.number }
            let height = tip.map { Int($0.value) } ?? -1
            // At most the block that was being committed may be there beyond the last one said.
            #expect(height == acknowledged || height == acknowledged + 1)
            #expect(try store.integrityFaults().isEmpty)
            try check(store, against: chain.blocks.prefix(height + 1))
            if !run.isDone { cutCount += 1 }
            acknowledged = height
            if run.isDone {
                folder = try TemporaryDirectory()
                acknowledged = -1
            }
        }
        #expect(cutCount >= 40)
    }

    /// Every block is the one that was applied, and none of its transactions waits.
    private func check(
        _ store: Store,
        against blocks: some Sequence<SignedBlock>
    ) throws {
        try store.read { (snapshot) throws(DatabaseError) in
            for block in blocks {
                let number = block.header.number
                #expect(try snapshot.commitment(of: number) == block.header.commitment)
                for transaction in block.body.transactions {
                    #expect(try snapshot.journaled(transaction.id) == nil)
                }
            }
        }
    }
}
