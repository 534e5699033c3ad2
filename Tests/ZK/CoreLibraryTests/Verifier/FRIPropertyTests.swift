// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Queries are folded through layers as outside of the machine, and none that was changed passes.
@Suite struct FRIPropertyTests {
    private static let frie = "pcs::fri::frie2f4"

    @Test func `layers and remainder follow from the domain`() throws {
        let call = try LibraryCall("pcs::fri::helper::generate_fri_parameters")
        for log2Size in 9...32 {
            let memory = [VerifierCell.domainWord: [felt(1), felt(log2Size)]]
            let outcome = try call.run([], memory: memory)
            let count = ProofParameters.foldingRounds(log2DomainSize: log2Size)
            let size = 1 << (log2Size - 2 * count - ProofParameters.log2Blowup)
            #expect(outcome.items == LibraryCall.left([]))
            let found = outcome.elements(at: VerifierCell.remainderSize, count: 2)
            #expect(found == [felt(size), felt(count)], "\(log2Size)")
        }
    }

    @Test func `queries end where layers begin`() throws {
        let call = try LibraryCall("pcs::fri::helper::compute_query_pointer")
        for count in [1, 7, 27, 150] {
            let outcome = try call.run([], memory: [VerifierCell.queryCount: [felt(count)]])
            let address = outcome.elements(at: VerifierCell.queriesAddress, count: 1)
            #expect(address == [Felt(VerifierCell.layers - UInt32(4 * count))])
            #expect(outcome.items == LibraryCall.left([]))
        }
    }

    @Test(arguments: UInt64(0)..<8)
    func `roots of layers are bound and their work checked`(seed: UInt64) throws {
        let call = try LibraryCall("pcs::fri::helper::load_fri_layer_commitments")
        var chance = SeededGenerator(seed: 170 + seed)
        var sponge = SpongeInMemory(&chance)
        let (count, bitCount) = (Int(seed), 1 + chance.number(below: 3))
        let log2Size = 2 * count + 9 + chance.number(below: 3)
        let cells = [
            VerifierCell.layerCount: [felt(count)],
            VerifierCell.foldingWorkBits: [felt(bitCount)],
            VerifierCell.domainWord: [felt(1 << log2Size), felt(log2Size)],
        ]
        let memory = sponge.memory.merging(cells) { $1 }
        var (advice, words): ([Felt], [Felt]) = ([], [])
        var witnesses: [(place: Int, wrong: Felt)] = []
        for layer in 1...max(1, count) where count > 0 {
            let root = chance.word().elements
            var bound = sponge
            var (witness, wrong): (Felt?, Felt?) = (nil, nil)
            while witness == nil || wrong == nil {
                let candidate = chance.felt()
                var trial = sponge
                trial.absorb(root + [candidate])
                if trial.rate[7].value & (1 << UInt64(bitCount) - 1) == 0 {
                    (witness, bound) = (candidate, trial)
                } else {
                    wrong = candidate
                }
            }
            sponge = bound
            sponge.drop(to: 7)
            let challenge = sponge.drawQuadFelt()
            advice += root + [try #require(witness)]
            witnesses.append((advice.count - 1, try #require(wrong)))
            let rowCount = felt(1 << (log2Size - 2 * layer))
            words += root + [rowCount, felt(log2Size - 2 * layer)] + challenge.elements
        }
        let inputs = AdviceInputs(stack: advice + [77])
        let outcome = try call.run([], memory: memory, advice: inputs)
        #expect(outcome.items == LibraryCall.left([]) && outcome.advice.stack == [77])
        #expect(outcome.elements(at: VerifierCell.layers, count: words.count) == words)
        #expect(sponge.isHeld(by: outcome))
        for (place, wrong) in witnesses {
            var changed = advice
            changed[place] = wrong
            #expect(throws: ExecutionError.self, "layer \(place / 5)") {
                try call([], memory: memory, advice: AdviceInputs(stack: changed))
            }
        }
    }

    @Test(arguments: [64, 128])
    func `remainders are bound behind the layers`(size: Int) throws {
        let call = try LibraryCall("pcs::fri::helper::load_and_verify_remainder")
        var chance = SeededGenerator(seed: 180)
        for layerCount in 0..<11 {
            var sponge = SpongeInMemory(&chance)
            let cells = [
                VerifierCell.layerCount: [felt(layerCount)],
                VerifierCell.remainderSize: [felt(size)],
            ]
            let memory = sponge.memory.merging(cells) { $1 }
            let elements = chance.felts(2 * size)
            let inputs = AdviceInputs(stack: elements + [77])
            let outcome = try call.run(chance.felts(7), memory: memory, advice: inputs)
            sponge.absorbGroups(elements)
            let address = VerifierCell.layers + UInt32(8 * layerCount)
            #expect(outcome.items == LibraryCall.left([]) && sponge.isHeld(by: outcome))
            #expect(outcome.elements(at: address, count: 2 * size) == elements)
            let found = outcome.elements(at: VerifierCell.remainderAddress, count: 1)
            #expect(found == [Felt(address)] && outcome.advice.stack == [77])
        }
    }

    @Test func `one layer folds as outside`() throws {
        let call = try LibraryCall("\(Self.frie)::verify_query_layer")
        var chance = SeededGenerator(seed: 181)
        for log2Size in [11, 12, 13] {
            let instance = try FRIInstance(log2Size: log2Size, &chance)
            let layer = instance.layers[0]
            for _ in 0..<12 {
                let position = chance.number(below: 1 << log2Size)
                let query = instance.query(at: position)
                let row = position % layer.rows.count
                let folded = FRIFolding.fold(
                    stride(from: 0, to: 8, by: 2).map { QuadFelt(layer.rows[row][$0..<$0 + 2]) },
                    rowIndex: row,
                    log2Size: log2Size,
                    challenge: layer.challenge
                )
                let start = Felt(VerifierCell.layers)
                let end = [start, Felt(instance.remainderAddress)]
                let inputs = [start, start] + query + end
                let found = try call(inputs, memory: instance.memory, advice: instance.advice())
                let hasMore = felt(instance.layers.count > 1)
                let left = [query[0].power(4), felt(row)] + folded.elements
                let next = start + 8
                #expect(
                    found == LibraryCall.left([hasMore, next, next] + left + [next, end[1]]),
                    "\(position) of 2^\(log2Size)"
                )
            }
        }
    }

    /// Ways to change a layer or a query of an instance so that nothing may be accepted.
    private func forgeries(
        of instance: FRIInstance,
        at position: Int,
        _ chance: inout SeededGenerator
    ) -> [(name: String, query: [Felt], memory: [UInt32: [Felt]], advice: AdviceInputs)] {
        let query = instance.query(at: position)
        var other = query
        other[2 + chance.number(below: 2)] += .one
        // Without a layer the position names no row, and its power alone counts.
        var elsewhere = query
        elsewhere[1] = felt((position + 1) % (1 << instance.log2Size))
        var power = query
        power[0] *= .rootOfUnity(log2Order: instance.log2Size)
        var words = instance.memory[VerifierCell.layers] ?? []
        let coefficient = 8 * instance.layers.count + chance.number(below: 128)
        words[coefficient] += .one
        let remainder = [VerifierCell.layers: words]
        var result = [
            ("value", other, instance.memory, instance.advice()),
            ("power", power, instance.memory, instance.advice()),
            ("remainder", query, remainder, instance.advice()),
        ]
        if !instance.layers.isEmpty {
            result.append(("position", elsewhere, instance.memory, instance.advice()))
        }
        for index in instance.layers.indices {
            var words = instance.memory[VerifierCell.layers] ?? []
            let place = 8 * index + [0, 1, 2, 3, 6, 7][chance.number(below: 6)]
            words[place] += .one
            let memory = [VerifierCell.layers: words]
            result.append(("layer \(index) at \(place)", query, memory, instance.advice()))
            let row = position % instance.layers[index].rows.count
            let leaf = instance.layers[index].leaf(row)
            var advice = instance.advice()
            advice.map = AdviceMap(
                advice.map.entries.map { entry in
                    guard entry.key == leaf else { return entry }
                    var values = entry.values
                    values[chance.number(below: 8)] += .one
                    return AdviceMap.Entry(key: leaf, values: values)
                }
            )
            result.append(("row of layer \(index)", query, instance.memory, advice))
        }
        return result
    }

    @Test(arguments: 9...14)
    func `a query goes through all layers to the remainder`(log2Size: Int) throws {
        var chance = SeededGenerator(seed: 182 + UInt64(log2Size))
        let instance = try FRIInstance(log2Size: log2Size, &chance)
        let count = instance.remainder.count
        #expect(count == (log2Size % 2 == 1 ? 64 : 128))
        // The procedure leaves twelve items of no meaning.
        let call = try LibraryCall("\(Self.frie)::verify_query_\(count)", then: "dropw dropw dropw")
        let end = [Felt(VerifierCell.layers), Felt(instance.remainderAddress)]
        for round in 0..<6 {
            let position = chance.number(below: 1 << log2Size)
            let inputs = instance.query(at: position) + end
            let found = try call(inputs, memory: instance.memory, advice: instance.advice())
            #expect(found == LibraryCall.left([]), "\(position)")
            guard round < 2 else { continue }
            for forgery in forgeries(of: instance, at: position, &chance) {
                #expect(throws: ExecutionError.self, "\(forgery.name) at \(position)") {
                    try call(forgery.query + end, memory: forgery.memory, advice: forgery.advice)
                }
            }
        }
    }

    @Test(arguments: [10, 11])
    func `all queries are verified`(log2Size: Int) throws {
        var chance = SeededGenerator(seed: 200)
        let instance = try FRIInstance(log2Size: log2Size, &chance)
        let call = try LibraryCall("\(Self.frie)::verify")
        let positions = (0..<9).map { _ in chance.number(below: 1 << log2Size) }
        func run(_ queries: [[Felt]], _ memory: [UInt32: [Felt]], _ advice: AdviceInputs) throws {
            let start = VerifierCell.layers - UInt32(4 * queries.count)
            let cells = [
                VerifierCell.queriesAddress: [Felt(start)], start: queries.flatMap(\.self),
                VerifierCell.remainderSize: [felt(instance.remainder.count)],
                VerifierCell.remainderAddress: [Felt(instance.remainderAddress)],
            ]
            let found = try call([], memory: memory.merging(cells) { $0 + $1 }, advice: advice)
            #expect(found == LibraryCall.left([]))
        }
        let queries = positions.map(instance.query)
        try run(queries, instance.memory, instance.advice())
        #expect(throws: ExecutionError.self) { try run([], instance.memory, instance.advice()) }
        for forgery in forgeries(of: instance, at: positions[4], &chance) {
            var queries = queries
            queries[4] = forgery.query
            #expect(throws: ExecutionError.self, "\(forgery.name)") {
                try run(queries, forgery.memory, forgery.advice)
            }
        }
    }

    @Test(arguments: [10, 11, 13])
    func `a proof that stands alone is loaded and verified`(log2Size: Int) throws {
        var chance = SeededGenerator(seed: 201)
        let instance = try FRIInstance(log2Size: log2Size, &chance)
        let call = try LibraryCall(
            "\(Self.frie)::preprocess",
            then: "exec.::miden::core::\(Self.frie)::verify"
        )
        let generator = Felt.rootOfUnity(log2Order: log2Size)
        let queries = (0..<5).map { _ in instance.query(at: chance.number(below: 1 << log2Size)) }
        let coefficients = instance.remainder.flatMap(\.elements)
        func stack(
            _ queries: [Felt],
            count: Int = 5,
            layers: Int? = nil,
            coefficientCount: Int? = nil
        ) -> [Felt] {
            [felt(count)] + queries + [felt(layers ?? instance.layers.count)] + instance.layerWords
                + [felt(coefficientCount ?? instance.remainder.count)] + coefficients
        }
        let words = queries.flatMap(\.self)
        let outcome = try call.run([generator], advice: instance.advice(stack: stack(words) + [77]))
        #expect(outcome.items == LibraryCall.left([]) && outcome.advice.stack == [77])

        var wrongPower = words
        wrongPower[4 * chance.number(below: 5)] *= generator
        let refused = [
            stack(wrongPower), stack([], count: 0), stack(words, count: 1_024),
            stack(words, layers: 16), stack(words, coefficientCount: 127),
            stack(words, coefficientCount: instance.remainder.count == 64 ? 128 : 64),
            Array(stack(words).dropLast(8)),
        ]
        for (number, stack) in refused.enumerated() {
            #expect(throws: ExecutionError.self, "\(number)") {
                try call([generator], advice: instance.advice(stack: stack))
            }
        }
    }
}
