// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import TestSupport
import Testing

/// Every packed form equals the reference, cell for cell.
@Suite struct RunDifferentialTests {
    @Test func `this machine has a packed form`() {
        #expect(FieldKernels.packedForms.contains("scalar"))
        #expect(FieldKernels(named: "abacus") == nil)
    }

    @Test(arguments: FieldKernels.packedForms, [8, 64, 1000, 4096])
    func `sums, differences and products`(form: String, count: Int) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: UInt64(count))
        let sources = generator.matrix(rowCount: count, columnCount: 4)
        let (a, b) = (sources.column(0), sources.column(1))
        func result(_ kernels: FieldKernels) -> [[Felt]] {
            let targets = FeltMatrix(rowCount: count, columnCount: 6)
            let all = targets.columns
            kernels.add(all[0], a, b, count: count)
            kernels.subtract(all[1], a, b, count: count)
            kernels.multiply(all[2], a, b, count: count)
            all[3].update(from: b, count: count)
            kernels.multiplyAdd(all[3], a, by: sources.column(2)[0], count: count)
            kernels.multiplyExtension(
                (all[4], all[5]),
                (a, b),
                (sources.column(2), sources.column(3)),
                count: count
            )
            return (0..<6).map { targets.cells($0) }
        }
        #expect(result(kernels) == result(.reference))
        #expect(kernels.dot(a, b, count: count) == FieldKernels.reference.dot(a, b, count: count))
    }

    @Test(arguments: FieldKernels.packedForms, [1, 255, 256, 257, 2048])
    func `powers`(form: String, count: Int) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: UInt64(count))
        let (base, first) = (generator.felt(), generator.felt())
        func result(_ kernels: FieldKernels) -> [Felt] {
            let target = FeltMatrix(rowCount: count, columnCount: 1)
            kernels.fillPowers(of: base, from: first, into: target.column(0), count: count)
            return target.cells(0)
        }
        #expect(result(kernels) == result(.reference))
    }
}
