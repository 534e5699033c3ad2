// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import VMCore

/// The lanes before a permutation, as a key.
struct PermutationInput: Hashable {
    let rate0: Word
    let rate1: Word
    let capacity: Word

    init(_ rate0: Word, _ rate1: Word, domain: Felt = .zero) {
        self.rate0 = rate0
        self.rate1 = rate1
        capacity = Word(.zero, domain, .zero, .zero)
    }

    init(_ state: HashState) {
        rate0 = Word(state[0], state[1], state[2], state[3])
        rate1 = Word(state[4], state[5], state[6], state[7])
        capacity = Word(state[8], state[9], state[10], state[11])
    }
}

extension ExecutionRecord {
    /// Takes up what only the end of the execution knows.
    ///
    /// - Parameters:
    ///   - cycleCount: The rows before the first HALT.
    ///   - kernel: The program's kernel.
    ///   - forests: The program's forest, then those of the host.
    mutating func finish(cycleCount: Int, kernel: Kernel, forests: [DecodedForest]) {
        self.cycleCount = cycleCount
        kernelProcedureCount = kernel.procedures.count
        self.forests = forests
    }

    /// The distinct states that enter the permutation anywhere in the trace.
    func permutationInputs() -> Set<PermutationInput> {
        var inputs: Set<PermutationInput> = []
        for place in Set(control.filter { $0.opcode != .end }.map(\.place)) {
            insertBlock(place, into: &inputs)
        }
        for permutation in permutations { inputs.insert(PermutationInput(permutation.input)) }
        for walk in walks {
            insertPath(walk, from: walk.node, into: &inputs)
            if let replacement = walk.replacement {
                insertPath(walk, from: replacement, into: &inputs)
            }
        }
        return inputs
    }

    private func insertBlock(_ place: CodePlace, into inputs: inout Set<PermutationInput>) {
        let code = forests[Int(place.forest)]
        let node = code.nodes[Int(place.node)]
        func insert(_ opcode: Opcode, _ left: Word = .zero, _ right: Word = .zero) {
            let domain = Felt(UInt32(opcode.rawValue))
            inputs.insert(PermutationInput(left, right, domain: domain))
        }
        func digest(_ child: Int32) -> Word { code.digests[Int(child)] }
        switch node.kind {
        case .join: insert(.join, digest(node.first), digest(node.second))
        case .split: insert(.split, digest(node.first), digest(node.second))
        case .loop: insert(.loop, digest(node.first))
        case .call: insert(.call, digest(node.first))
        case .syscall: insert(.syscall, digest(node.first))
        case .dyn: insert(.dyn)
        case .dyncall: insert(.dyncall)
        case .external: break
        case .block:
            guard case .block(let block) = code.forest.nodes[Int(place.node)].kind else { return }
            var state = HashState(repeating: .zero)
            for batch in block.batches {
                for lane in 0..<8 { state[lane] = batch.groups[lane] }
                inputs.insert(PermutationInput(state))
                Poseidon2.permute(&state)
            }
        }
    }

    private func insertPath(
        _ walk: MerkleWalk,
        from start: Word,
        into inputs: inout Set<PermutationInput>
    ) {
        var (node, position) = (start, walk.position)
        for index in walk.siblings {
            let sibling = siblings[Int(index)]
            let (left, right) = position & 1 == 0 ? (node, sibling) : (sibling, node)
            inputs.insert(PermutationInput(left, right))
            node = Poseidon2.merge(left, right)
            position >>= 1
        }
    }
}
