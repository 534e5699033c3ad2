// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import Hashing
import MerkleStructures
import Processor
import Testing
import VMCore

/// What is just allowed, and the step beyond.
@Suite struct LimitTests {
    private func fault(
        _ program: Program,
        _ options: ExecutionOptions,
        advice: AdviceInputs = AdviceInputs()
    ) -> ExecutionFault? {
        do throws(ExecutionError) {
            _ = try Executor(options: options).execute(program, advice: advice)
            return nil
        } catch { return error.fault }
    }

    @Test(arguments: [1, 2, 63, 64, 65, 200, 255, 256, 257, 600])
    func `a program may take all rows and none more`(count: Int) throws {
        let program = try ForestBuilder.program(Array(repeating: Operation(.noop), count: count))
        let rows = try Executor().execute(program).cycleCount
        var options = ExecutionOptions()
        options.cyclesMax = rows
        #expect(fault(program, options) == nil)
        options.cyclesMax = rows - 1
        #expect(fault(program, options) == .cycleLimit(rows - 1))
    }

    @Test(arguments: [17, 20, 271, 272, 273, 1_000, 6_615])
    func `the stack may be as deep as its limit`(depth: Int) throws {
        let pushes = Array(repeating: Operation(.pad), count: depth - 16)
        let drops = Array(repeating: Operation(.drop), count: depth - 16)
        let program = try ForestBuilder.program(pushes + drops)
        var options = ExecutionOptions()
        options.stackDepthMax = depth
        #expect(fault(program, options) == nil)
        options.stackDepthMax = depth - 1
        #expect(fault(program, options) == .stackTooDeep(depth: depth, most: depth - 1))
    }

    @Test func `work that waits is counted`() throws {
        var forest = MASTForest()
        let block = try ForestBuilder.block([Operation(.noop)], in: &forest)
        var node = block
        for _ in 0..<10 { node = forest.append(.join(first: node, second: block)) }
        let program = try ForestBuilder.program(forest, node)
        var options = ExecutionOptions()
        options.continuationsMax = 21
        #expect(fault(program, options) == nil)
        options.continuationsMax = 20
        #expect(fault(program, options) == .continuationLimit(20))
    }

    @Test func `external code waits with three pieces of work`() throws {
        // As in the reference: the node itself, the forest to come back to, and the code.
        var library = MASTForest()
        let block = try ForestBuilder.block([Operation(.noop)], in: &library)
        let split = library.append(.split(onTrue: block, onFalse: block))
        library.appendRoot(split)
        var forest = MASTForest()
        let external = forest.append(MASTNode.external(library.nodes[split].digest))
        let program = try ForestBuilder.program(forest, external)
        var options = ExecutionOptions()
        for limit in 3...5 {
            options.continuationsMax = limit
            let host = Processor.Host(forests: ForestStore([library]))
            let executor = Executor(host: host, options: options)
            // In the row of SPLIT wait external node, forest, end of split, and the block.
            if limit >= 4 {
                #expect(try executor.execute(program).cycleCount == 5)
            } else {
                let error = #expect(throws: ExecutionError.self) { try executor.execute(program) }
                #expect(error?.fault == .continuationLimit(limit))
                #expect(error?.clk == 0)
            }
        }
    }

    @Test func `a tree of 200,000 levels is no matter of the thread's stack`() throws {
        var forest = MASTForest()
        var node = try ForestBuilder.block([Operation(.noop)], in: &forest)
        for _ in 0..<200_000 { node = forest.append(.split(onTrue: node, onFalse: node)) }
        let program = try ForestBuilder.program(forest, node)
        var options = ExecutionOptions()
        #expect(fault(program, options) == .continuationLimit(options.continuationsMax))
        options.continuationsMax = 300_000
        #expect(fault(program, options) == nil)
    }

    @Test func `pages of memory are counted`() throws {
        // Word stores 4,096 cells apart, each in a page of its own.
        let operations = (0..<8).flatMap { page in
            [Operation.push(Felt(UInt32(page * 4_096))), Operation(.mstoreWord)]
        }
        let program = try ForestBuilder.program(operations)
        var options = ExecutionOptions()
        options.memoryPagesMax = 8
        #expect(fault(program, options) == nil)
        options.memoryPagesMax = 7
        #expect(fault(program, options) == .memoryLimit(pages: 7))
    }

    @Test func `bytes of a record are counted`() throws {
        let program = try ForestBuilder.program(Array(repeating: Operation(.noop), count: 20_000))
        var options = ExecutionOptions()
        func record() throws(ExecutionError) -> Int {
            let run = try Executor(options: options).record(program, checkpointDistance: 1)
            return run.outcome.cycleCount
        }
        options.recordBytesMax = 1_000_000
        #expect(try record() == Executor().execute(program).cycleCount)
        options.recordBytesMax = 5_000
        let error = #expect(throws: ExecutionError.self) { _ = try record() }
        #expect(error?.fault == .recordTooLarge(bytes: 5_000))
        #expect(try #require(error).clk < 10_000)
        options.cyclesMax = 15_000
        let other = #expect(throws: ExecutionError.self) { _ = try record() }
        #expect(other?.fault == .cycleLimit(15_000))
    }

    @Test func `rows of circuits are counted over all of them`() throws {
        // Two inputs and two constants are zero; four gates multiply the first input by itself.
        let square = Felt(reducing: 1 << 60 | 5 << 30 | 5)
        let stores = (0..<4).flatMap { gate in
            [Operation.push(square), .push(Felt(UInt32(4 + gate))), Operation(.mstore)]
                + [Operation(.drop)]
        }
        let evaluation: [Operation] = [
            .push(4), .push(2), Operation(.pad), Operation(.evalCircuit), Operation(.drop),
            Operation(.drop), Operation(.drop),
        ]
        let program = try ForestBuilder.program(stores + evaluation + evaluation + evaluation)
        var options = ExecutionOptions()
        options.circuitRowsMax = 3 * (1 + 4)
        #expect(fault(program, options) == nil)
        let run = try Executor(options: options).record(program)
        #expect(run.record.traceLengths().circuit == options.circuitRowsMax)
        options.circuitRowsMax -= 1
        #expect(fault(program, options) == .circuitLimit(rows: options.circuitRowsMax))
    }

    @Test func `nodes of trees are counted whatever adds them`() throws {
        let empty = MerkleStore().nodeCount
        var options = ExecutionOptions()
        // A tree of two leaves; merging is an event of the machine.
        let merge = Felt(name: "sys::merkle_node_merge")
        let program = try ForestBuilder.program(
            [.push(1), .push(merge), Operation(.emit)]
                + [Operation(.drop), .push(2), .push(merge), Operation(.emit)]
                + Array(repeating: Operation(.drop), count: 3)
        )
        options.merkleStoreNodesMax = empty + 2
        #expect(fault(program, options) == nil)
        options.merkleStoreNodesMax = empty + 1
        #expect(fault(program, options) == .merkleStoreTooLarge(most: empty + 1))

        let leaf = InnerNode(left: Word(1, 0, 0, 0), right: .zero)
        var store = MerkleStore()
        store.insert(leaf)
        let root = leaf.hash
        let update = try ForestBuilder.program(.merkleUpdate)
        let given = AdviceInputs(store: store)
        let stack = leaf.left.elements + [1, 0] + root.elements + [Felt(9), 0, 0, 0]
        func faultOfUpdate(_ most: Int) -> ExecutionFault? {
            options.merkleStoreNodesMax = most
            do throws(ExecutionError) {
                _ = try Executor(options: options).execute(update, stack: stack, advice: given)
                return nil
            } catch { return error.fault }
        }
        #expect(faultOfUpdate(empty + 2) == nil)
        #expect(faultOfUpdate(empty + 1) == .merkleStoreTooLarge(most: empty + 1))
        // What a program brings along counts too.
        #expect(faultOfUpdate(empty) == .merkleStoreTooLarge(most: empty))
    }

    @Test func `calls give their memory back`() throws {
        var forest = MASTForest()
        let block = try ForestBuilder.block([Operation(.noop)], in: &forest)
        let call = forest.append(.call(callee: block))
        var node = call
        for _ in 0..<10 { node = forest.append(.join(first: node, second: node)) }
        let program = try ForestBuilder.program(forest, node)
        var options = ExecutionOptions()
        options.memoryPagesMax = 1
        #expect(fault(program, options) == nil)
    }

    @Test func `advice is counted before the first row`() throws {
        let program = try ForestBuilder.program(.noop)
        var options = ExecutionOptions()
        options.adviceStackElementsMax = 3
        options.adviceValueElementsMax = 2
        options.adviceMapElementsMax = 9
        func advice(_ stack: Int, _ sizes: [Int]) -> AdviceInputs {
            let entries = sizes.enumerated().map { index, size in
                AdviceMap.Entry(
                    key: Word(Felt(UInt32(index)), 0, 0, 0),
                    values: Array(repeating: 1, count: size)
                )
            }
            return AdviceInputs(stack: Array(repeating: 1, count: stack), map: AdviceMap(entries))
        }
        #expect(fault(program, options, advice: advice(3, [1, 0])) == nil)
        #expect(
            fault(program, options, advice: advice(4, [])) == .adviceStackTooLarge(most: 3)
        )
        #expect(
            fault(program, options, advice: advice(0, [3]))
                == .adviceValueTooLarge(size: 3, most: 2)
        )
        #expect(
            fault(program, options, advice: advice(0, [1, 1]))
                == .adviceMapTooLarge(size: 10, most: 9)
        )
    }
}
