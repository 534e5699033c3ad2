// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Hashing
import TestSupport
import Testing
import Transcript

@Suite struct HashDifferentialTests {
    private typealias Poseidon2ProofHash = AlgebraicProofHash<Poseidon2>

    private func row(_ matrix: FeltMatrix, _ index: Int) -> [Felt] {
        (0..<matrix.columnCount).map { matrix.column($0)[index] }
    }

    @Test(arguments: FieldKernels.packedForms, [1, 4, 8, 14, 16, 72, 102, 124])
    func `rows hash as one by one`(form: String, width: Int) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: UInt64(width))
        let matrix = generator.matrix(rowCount: 70, columnCount: width)
        for (rows, stride) in [(0..<64, 1), (3..<70, 8)] {
            var digests = [Digest](repeating: .zero, count: rows.count * stride)
            let blake3 = digests.withUnsafeMutableBufferPointer { digests -> Int in
                guard let target = digests.baseAddress else { return 0 }
                return kernels.hashWithBLAKE3(
                    RowBatch(
                        columns: matrix.columns,
                        rows: rows,
                        target: target,
                        stride: stride
                    )
                )
            }
            #expect(blake3 > rows.count - 32)
            for index in 0..<blake3 {
                let expected = BLAKE3ProofHash.hash(row: row(matrix, rows.lowerBound + index))
                #expect(digests[index * stride] == expected)
            }
            let poseidon2 = digests.withUnsafeMutableBufferPointer { digests -> Int in
                guard let target = digests.baseAddress else { return 0 }
                return kernels.hashWithPoseidon2(
                    RowBatch(columns: matrix.columns, rows: rows, target: target, stride: stride)
                )
            }
            #expect(poseidon2 > rows.count - 32)
            for index in 0..<poseidon2 {
                let expected = Poseidon2ProofHash.hash(row: row(matrix, rows.lowerBound + index))
                #expect(digests[index * stride] == expected)
            }
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
                kernels.hashWithBLAKE3(
                    RowBatch(columns: matrix.columns, rows: 0..<32, target: $0)
                )
            }
        }
        #expect(done == 0)
    }

    @Test(arguments: FieldKernels.packedForms)
    func `pairs hash as one by one`(form: String) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: 5)
        let nodes = (0..<140).map { _ in
            Digest(Word(generator.edgyFelt(), .zero, generator.felt(), generator.edgyFelt()))
        }
        let pairs = allocateCells(of: Digest.self, count: nodes.count)
        defer { pairs.deallocate() }
        pairs.update(from: nodes, count: nodes.count)
        var parents = [Digest](repeating: .zero, count: 70)
        func run(_ kernel: (UnsafeMutablePointer<Digest>) -> Int) -> Int {
            parents.withUnsafeMutableBufferPointer { $0.baseAddress.map(kernel) ?? 0 }
        }
        let blake3 = run { kernels.hashWithBLAKE3(PairBatch(nodes: pairs, target: $0, count: 70)) }
        #expect(blake3 > 70 - 32)
        for index in 0..<blake3 {
            #expect(parents[index] == BLAKE3.merge(nodes[2 * index], nodes[2 * index + 1]))
        }
        let poseidon2 = run {
            kernels.hashWithPoseidon2(PairBatch(nodes: pairs, target: $0, count: 70))
        }
        #expect(poseidon2 > 70 - 32)
        for index in 0..<poseidon2 {
            let expected = Poseidon2ProofHash.merge(nodes[2 * index], nodes[2 * index + 1])
            #expect(parents[index] == expected)
        }
    }

    @Test(arguments: [0, 8, 56, 64, 72, 1016, 1024, 1032, 2048, 3072, 3400, 7168, 8184])
    func `a continuation is the hash of it all`(byteCount: Int) {
        var generator = SeededGenerator(seed: UInt64(byteCount))
        let prefix = generator.bytes(byteCount)
        let continuation = BLAKE3Continuation(prefix: prefix)
        for _ in 0..<4 {
            let lane = generator.next()
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: lane >> UInt64(8 * $0)) }
            #expect(continuation.hash(lane) == BLAKE3.hash(prefix + bytes))
        }
    }
}
