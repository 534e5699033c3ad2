// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import MerkleStructures

/// Hashing and Merkle trees.
extension Machine {
    /// HPERM: permutes the top twelve items.
    func permute(_ stack: StackWindow<Log>) {
        let input = HashState { stack[$0] }
        var state = input
        Poseidon2.permute(&state)
        for lane in 0..<12 { stack[lane] = state[lane] }
        if Log.isOn { log.permuted(input, state) }
    }

    /// LOGPRECOMPILE: absorbs a commitment and a tag into the transcript of claimed computations.
    mutating func logPrecompile(_ stack: StackWindow<Log>) {
        let input = HashState { $0 < 8 ? stack[$0] : transcript[$0 - 8] }
        var state = input
        Poseidon2.permute(&state)
        for lane in 0..<12 { stack[lane] = state[lane] }
        transcript = Word(state[8], state[9], state[10], state[11])
        if Log.isOn { log.permuted(input, state) }
    }

    /// MPVERIFY: checks that a node is where it is said to be.
    func merkleVerify(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let node = stack.word(0)
        let proof = try advice.open(root: stack.word(6), depth: stack[4], position: stack[5])
        // Paths of the store lead to their root, so the node decides.
        guard proof.value == node else { throw .merkleMismatch(code: 0) }
        if Log.isOn {
            log.walked(
                MerkleWalk(position: stack[5].value, node: node),
                siblings: proof.path.siblings
            )
        }
    }

    /// MRUPDATE: checks a node and puts the root that it has with another node in its place on top.
    mutating func merkleUpdate(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let (old, root, new) = (stack.word(0), stack.word(6), stack.word(10))
        let (depth, position) = (stack[4], stack[5])
        let proof = try advice.open(root: root, depth: depth, position: position)
        let newRoot = try advice.replaceNode(
            root: root,
            depth: depth,
            position: position,
            by: new
        )
        guard proof.value == old else { throw .merkleMismatch(code: 0) }
        stack.setWord(0, newRoot)
        if Log.isOn {
            log.walked(
                MerkleWalk(
                    position: position.value,
                    node: old,
                    replacement: new,
                    newRoot: newRoot
                ),
                siblings: proof.path.siblings
            )
        }
    }
}
