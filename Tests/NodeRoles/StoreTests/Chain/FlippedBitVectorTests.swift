// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@testable import Store

/// No bit of a recorded chain can be changed but those that no commitment covers.
@Suite struct FlippedBitVectorTests {
    private enum Outcome: Error, Equatable {
        case refused(BlockRefusal)
        case database(DatabaseError)
        /// Thrown as well, so that what was written is undone.
        case applied
    }

    /// A recorded chain that is put into a database one block after another.
    private struct Chain {
        let folder: TemporaryDirectory
        let database: Database
        let blocks: [(bytes: [UInt8], block: SignedBlock)]

        init(_ group: String) throws {
            folder = try TemporaryDirectory()
            database = try Database.forTests(folder)
            let all = try Vectors.bytes("\(group)/blocks.bin")
            var reader = ByteReader(all)
            var blocks: [(bytes: [UInt8], block: SignedBlock)] = []
            while reader.remaining > 0 {
                let start = reader.offset
                let block = try reader.read(SignedBlock.self)
                blocks.append((Array(all[start..<reader.offset]), block))
            }
            self.blocks = blocks
        }

        /// Applies bytes as ``Store/apply(encoded:)`` does, and undoes it unless it is to stay.
        func outcome(of bytes: [UInt8], stays: Bool = false) -> Outcome {
            do throws(Outcome) {
                let application = try Self.told { () throws(BlockApplicationError) in
                    try BlockApplication(encoded: bytes, to: database)
                }
                try database.transaction(wrapping: { .database($0) }) { () throws(Outcome) in
                    try Self.told { () throws(BlockApplicationError) in try application.run() }
                    if !stays { throw .applied }
                }
                return .applied
            } catch { return error }
        }

        private static func told<Value>(
            _ body: () throws(BlockApplicationError) -> Value
        ) throws(Outcome) -> Value {
            do { return try body() } catch {
                switch error {
                case .refused(let refusal): throw .refused(refusal)
                case .database(let failure): throw .database(failure)
                }
            }
        }

        /// The bits whose change is not noticed, among some bits of a block that follows.
        func unnoticed(in block: [UInt8], among bits: some Sequence<Int>) async -> Set<Int> {
            var unnoticed: Set<Int> = []
            for (count, bit) in bits.enumerated() {
                // Other tests wait for the thread.
                if count % 32 == 0 { await Task.yield() }
                var flipped = block
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                switch outcome(of: flipped) {
                case .applied: unnoticed.insert(bit)
                case .refused: break
                case .database(let failure): Issue.record("bit \(bit): \(failure)")
                }
            }
            return unnoticed
        }
    }

    /// Visits the blocks of a chain that are meant, each when all before it are applied.
    private func visit(
        _ chain: Chain,
        where isMeant: (SignedBlock) -> Bool = { _ in true },
        _ body: ([UInt8], SignedBlock) async throws -> Void
    ) async throws {
        #expect(chain.blocks.contains { isMeant($0.block) })
        for (bytes, block) in chain.blocks {
            if isMeant(block) { try await body(bytes, block) }
            try #require(chain.outcome(of: bytes, stays: true) == .applied)
        }
    }

    @Test(arguments: RecordedChainVectorTests.groups)
    func `every bit of the smallest block with transactions counts`(group: String) async throws {
        let chain = try Chain(group)
        let smallest = chain.blocks.filter { !$0.block.body.transactions.isEmpty }
            .min { $0.bytes.count < $1.bytes.count }
        try await visit(chain, where: { $0 == smallest?.block }) { bytes, block in
            let unnoticed = await chain.unnoticed(in: bytes, among: 0..<8 * bytes.count)
            #expect(unnoticed == UncommittedBits(of: block).bits)
        }
    }

    /// Blocks that carry code: those bits of it that are free, and every few of the others.
    @Test(arguments: ["transactions/chain", "transactions/chain_fee"])
    func `of code, what is executed counts`(group: String) async throws {
        let chain = try Chain(group)
        let isMeant = { (block: SignedBlock) in
            let uncommitted = UncommittedBits(of: block)
            return block.encodedBytes.count < 5_000 && uncommitted.bits != uncommitted.loose
        }
        try await visit(chain, where: isMeant) { bytes, block in
            let uncommitted = UncommittedBits(of: block)
            let free = uncommitted.bits.subtracting(uncommitted.loose)
            #expect(await chain.unnoticed(in: bytes, among: free) == free)
            let some = stride(from: 0, to: 8 * bytes.count, by: 23)
            let others = await chain.unnoticed(in: bytes, among: some)
            #expect(others.isSubset(of: uncommitted.bits))
        }
    }

    @Test(arguments: RecordedChainVectorTests.groups)
    func `the signature of every block counts, recovery number included`(group: String) async throws
    {
        let chain = try Chain(group)
        try await visit(chain) { bytes, _ in
            // The last bytes of s and the recovery number.
            for bit in 8 * (bytes.count - 3)..<8 * bytes.count {
                var flipped = bytes
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                switch chain.outcome(of: flipped) {
                case .refused(.malformed): #expect(bit / 8 == bytes.count - 1 && bit % 8 > 1)
                case let outcome: #expect(outcome == .refused(.block(.invalidSignature)))
                }
            }
        }
    }
}
