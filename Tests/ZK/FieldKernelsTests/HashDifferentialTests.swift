// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Hashing
import TestSupport
import Testing
import Transcript

@Suite struct HashDifferentialTests {
    /// More vectors than this stay in step nowhere.
    private static let largestPack = 32

    private func check(
        _ matrix: FeltMatrix,
        rows: Range<Int>,
        stride: Int = 1,
        _ hash: PackedHash,
        _ kernels: FieldKernels
    ) {
        var digests = [Digest](repeating: .zero, count: rows.count * stride)
        let done = digests.withUnsafeMutableBufferPointer { digests in
            digests.baseAddress.map {
                kernels.hash(
                    RowBatch(columns: matrix.columns, rows: rows, target: $0, stride: stride),
                    with: hash
                )
            }
        }
        guard let done else { return }
        #expect(done <= rows.count && done > rows.count - Self.largestPack)
        var expected = [Digest](repeating: .zero, count: digests.count)
        for index in 0..<done {
            let row = matrix.columns.map { $0[rows.lowerBound + index] }
            expected[index * stride] = hash.reference.hash(row: row)
        }
        #expect(digests == expected, "\(hash) \(kernels.name) \(rows)")
    }

    @Test(arguments: FieldKernels.packedForms, Array(1...40) + [72, 102, 124])
    func `rows hash as one by one`(form: String, width: Int) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: UInt64(width))
        let matrix = generator.matrix(rowCount: 70, columnCount: width)
        for hash in PackedHash.allCases {
            check(matrix, rows: 0..<64, hash, kernels)
            check(matrix, rows: 3..<70, stride: 8, hash, kernels)
        }
    }

    @Test(arguments: FieldKernels.packedForms)
    func `any number of rows leaves less than a pack undone`(form: String) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: 6)
        let matrix = generator.matrix(rowCount: 70, columnCount: 5)
        for hash in PackedHash.allCases {
            for count in 0...66 { check(matrix, rows: 2..<2 + count, hash, kernels) }
        }
    }

    @Test(arguments: FieldKernels.packedForms, [0, 1, Felt.modulus - 1])
    func `rows of the smallest and the largest elements`(form: String, value: UInt64) throws {
        let kernels = try #require(FieldKernels(named: form))
        let column = [Felt](repeating: Felt(reducing: value), count: 32)
        for width in [1, 7, 8, 9, 17, 40] {
            let matrix = FeltMatrix(columns: Array(repeating: column, count: width))
            for hash in PackedHash.allCases { check(matrix, rows: 0..<32, hash, kernels) }
        }
    }

    @Test(arguments: FieldKernels.packedForms)
    func `rows of more than a chunk are left to the caller`(form: String) throws {
        let kernels = try #require(FieldKernels(named: form))
        let column = [Felt](repeating: .one, count: 32)
        let matrix = FeltMatrix(columns: Array(repeating: column, count: 125))
        var digests = [Digest](repeating: .zero, count: 32)
        let done = digests.withUnsafeMutableBufferPointer { digests -> Int? in
            digests.baseAddress.map {
                kernels.hash(
                    RowBatch(columns: matrix.columns, rows: 0..<32, target: $0),
                    with: .blake3
                )
            }
        }
        #expect(done == 0)
    }

    @Test(arguments: FieldKernels.packedForms, PackedHash.allCases)
    func `pairs hash as one by one`(form: String, hash: PackedHash) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: 5)
        let nodes = (0..<140).map { _ in
            Digest(Word(generator.edgyFelt(), .zero, generator.felt(), generator.edgyFelt()))
        }
        let pairs = allocateCells(of: Digest.self, count: nodes.count)
        defer { pairs.deallocate() }
        pairs.update(from: nodes, count: nodes.count)
        for count in [1, 2, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 70] {
            var parents = [Digest](repeating: .zero, count: 70)
            let done = parents.withUnsafeMutableBufferPointer { parents in
                parents.baseAddress.map {
                    kernels.hash(PairBatch(nodes: pairs, target: $0, count: count), with: hash)
                } ?? 0
            }
            #expect(done <= count && done > count - Self.largestPack)
            for index in 0..<70 {
                let expected = hash.reference.merge(nodes[2 * index], nodes[2 * index + 1])
                #expect(parents[index] == (index < done ? expected : .zero))
            }
        }
    }

    private func check<Continuation: HashContinuation>(
        _ continuation: Continuation,
        of prefix: [UInt8],
        _ hash: ([UInt8]) -> Digest
    ) {
        var generator = SeededGenerator(seed: UInt64(prefix.count))
        for _ in 0..<4 {
            let lane = generator.next()
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: lane >> UInt64(8 * $0)) }
            #expect(continuation.hash(lane) == hash(prefix + bytes))
        }
    }

    @Test(
        arguments: [
            0, 8, 56, 64, 72, 120, 128, 136, 264, 1016, 1024, 1032, 2048, 3072, 3400, 7168, 8184,
        ]
    )
    func `a continuation is the hash of it all`(byteCount: Int) {
        var generator = SeededGenerator(seed: UInt64(byteCount))
        let prefix = generator.bytes(byteCount)
        check(BLAKE3Continuation(prefix: prefix), of: prefix, BLAKE3.hash)
        check(KeccakContinuation(prefix: prefix), of: prefix, Keccak.hash256)
    }
}
