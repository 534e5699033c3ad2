// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import VMCore

/// Lists what the hasher is asked for, each request at its address.
struct ControllerPlanner {
    /// The pairs of rows; pair `i` is asked for at address `2 * i + 1`.
    private var pairs: [ControllerPair]
    private var table: PermutationTable
    /// For each forest and node the place of its entries in ``blockEntries``, nil if not met yet.
    private var blocks: [[Range<Int>?]]
    /// The entries of blocks, one for each batch.
    private var blockEntries: [Int] = []
    private let forests: [DecodedForest]

    /// Lists the requests of an execution.
    ///
    /// - Complexity: Linear in the requests, with one permutation for each distinct one that
    ///   another is chained to.
    init(_ record: ExecutionRecord) {
        let unused = ControllerPair(.hash, isFirst: true, isLast: true, entry: 0)
        pairs = Array(repeating: unused, count: record.controllerRows / 2)
        table = PermutationTable(capacity: record.permutations.count + record.siblings.count)
        forests = record.forests
        blocks = Array(repeating: [], count: forests.count)
        for row in record.control where row.opcode != .end && row.opcode != .repeat {
            addBlock(row)
        }
        for permutation in record.permutations {
            let entry = table.entry(of: permutation.input)
            let pair = ControllerPair(.permutation, isFirst: true, isLast: true, entry: entry)
            place(pair, at: Int(permutation.address) / 2)
        }
        for walk in record.walks { addWalk(walk, record.siblings) }
    }

    /// The pairs, and the distinct permutations to which they refer, in their order.
    consuming func finish() -> (pairs: [ControllerPair], permutations: [DistinctPermutation]) {
        let (permutations, places) = table.sorted()
        var updates: UInt32 = 0
        for index in pairs.indices {
            if pairs[index].kind == .oldPath, pairs[index].isFirst { updates += 1 }
            pairs[index].updateID = updates
            let entry = Int(pairs[index].permutation)
            if entry < places.count { pairs[index].permutation = places[entry] }
        }
        return (pairs, permutations)
    }

    /// Puts a pair at its place and counts its permutation.
    private mutating func place(_ pair: ControllerPair, at index: Int) {
        assert(pairs.indices.contains(index), "addresses are handed out one by one")
        guard pairs.indices.contains(index) else { return }
        pairs[index] = pair
        table.addRequest(for: Int(pair.permutation))
    }
}

// MARK: Blocks

extension ControllerPlanner {
    private mutating func addBlock(_ row: ControlRow) {
        let entries = entries(of: row.place)
        let first = Int(row.block) / 2 - entries.lowerBound
        for index in entries {
            let pair = ControllerPair(
                .hash,
                isFirst: index == entries.lowerBound,
                isLast: index == entries.upperBound - 1,
                entry: blockEntries[index]
            )
            place(pair, at: first + index)
        }
    }

    /// The entries of a block's batches, or the one of a control block.
    private mutating func entries(of place: CodePlace) -> Range<Int> {
        let (forest, node) = (Int(place.forest), Int(place.node))
        if blocks[forest].isEmpty {
            blocks[forest] = Array(repeating: nil, count: forests[forest].forest.nodes.count)
        }
        if let known = blocks[forest][node] { return known }
        let start = blockEntries.count
        addEntries(of: node, in: forests[forest])
        blocks[forest][node] = start..<blockEntries.count
        return start..<blockEntries.count
    }

    private mutating func addEntries(of index: Int, in code: DecodedForest) {
        let node = code.nodes[index]
        func digest(_ child: Int32) -> Word { code.digests[Int(child)] }
        switch node.kind {
        case .join: addEntry(.join, digest(node.first), digest(node.second))
        case .split: addEntry(.split, digest(node.first), digest(node.second))
        case .loop: addEntry(.loop, digest(node.first))
        case .call: addEntry(.call, digest(node.first))
        case .syscall: addEntry(.syscall, digest(node.first))
        case .dyn: addEntry(.dyn)
        case .dyncall: addEntry(.dyncall)
        case .external: break
        case .block:
            guard case .block(let block) = code.forest.nodes[index].kind else { return }
            var state = HashState(repeating: .zero)
            for (number, batch) in block.batches.enumerated() {
                if number > 0, let last = blockEntries.last { state = table.output(of: last) }
                for lane in 0..<8 { state[lane] = batch.groups[lane] }
                blockEntries.append(table.entry(of: state))
            }
        }
    }

    private mutating func addEntry(_ opcode: Opcode, _ left: Word = .zero, _ right: Word = .zero) {
        let input = HashState(left, right, domain: Felt(UInt32(opcode.rawValue)))
        blockEntries.append(table.entry(of: input))
    }
}

// MARK: Paths

extension ControllerPlanner {
    private mutating func addWalk(_ walk: MerkleWalk, _ siblings: RecordedList<Word>) {
        let first = Int(walk.address) / 2
        guard let replacement = walk.replacement else {
            addPath(walk, .verifiedPath, from: walk.node, siblings, at: first)
            return
        }
        addPath(walk, .oldPath, from: walk.node, siblings, at: first)
        addPath(walk, .newPath, from: replacement, siblings, at: first + walk.siblings.count)
    }

    private mutating func addPath(
        _ walk: MerkleWalk,
        _ kind: ControllerPair.Kind,
        from start: Word,
        _ siblings: RecordedList<Word>,
        at first: Int
    ) {
        var (node, position) = (start, walk.position)
        for (level, index) in walk.siblings.enumerated() {
            let sibling = siblings[Int(index)]
            let (left, right) = position & 1 == 0 ? (node, sibling) : (sibling, node)
            let entry = table.entry(of: HashState(left, right))
            let isLast = level == walk.siblings.count - 1
            let pair = ControllerPair(
                kind,
                isFirst: level == 0,
                isLast: isLast,
                entry: entry,
                nodeIndex: position
            )
            place(pair, at: first + level)
            if !isLast {
                let output = table.output(of: entry)
                node = Word(output[0], output[1], output[2], output[3])
            }
            position >>= 1
        }
    }
}

extension HashState {
    /// Two words in the rate, and a domain in the capacity.
    fileprivate init(_ left: Word, _ right: Word, domain: Felt = .zero) {
        self.init(repeating: .zero)
        for lane in 0..<4 {
            self[lane] = left[lane]
            self[lane + 4] = right[lane]
        }
        self[9] = domain
    }
}
