// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Operations that a machine has more to do for: their results are read off the record.
extension ReplayWindow {
    mutating func answer(_ code: Opcode, functionHash: Word) {
        switch code {
        case .caller: setWord(0, functionHash)
        case .advicePop: push(nextAdvice())
        case .advicePopWord: for position in 0..<4 { top[position] = nextAdvice() }
        case .mstream, .pipe: stream()
        case .cryptoStream:
            cursors.pointee.memory.skip(2)
            stream()
            top[13] += 8
        case .evalCircuit:
            cursors.pointee.memory.skip(Int(truncatingIfNeeded: top[1].value / 2 &+ top[2].value))
        case .hperm, .logPrecompile: permute(isLogged: code == .logPrecompile)
        case .merkleVerify, .merkleUpdate: walk()
        case .hornerBase: hornerBase()
        case .hornerExt: hornerExtension()
        case .friE2F4: foldFRIWithHelpers()
        default: break
        }
    }

    private func nextAdvice() -> Felt { cursors.pointee.advice.take() ?? .zero }

    private func write(helper index: Int, _ value: QuadFelt) {
        helper(index).pointee = value.c0
        helper(index + 1).pointee = value.c1
    }

    /// The top two words become the next two of the record.
    private func stream() {
        setWord(0, readWord(0, cursors))
        setWord(4, readWord(0, cursors))
        top[12] += 8
    }

    private func permute(isLogged: Bool) {
        guard let permutation = cursors.pointee.permutations.take() else { return }
        helper(0).pointee = Felt(permutation.address)
        for lane in 0..<12 { top[lane] = permutation.output[lane] }
        guard isLogged else { return }
        for lane in 0..<4 { helper(1 + lane).pointee = permutation.input[8 + lane] }
    }

    private func walk() {
        guard let walk = cursors.pointee.walks.take() else { return }
        helper(0).pointee = Felt(walk.address)
        if walk.replacement != nil { setWord(0, walk.newRoot) }
    }

    private func hornerBase() {
        let low = readElement(top[13].value, cursors)
        let alpha = QuadFelt(low, readElement(top[13].value &+ 1, cursors))
        write(helper: 0, alpha)
        var sum = QuadFelt(top[14], top[15])
        for position in 0..<8 {
            sum = sum * alpha + top[position]
            if position == 1 { write(helper: 4, sum) }
            if position == 4 { write(helper: 2, sum) }
        }
        (top[14], top[15]) = (sum.c0, sum.c1)
    }

    private func hornerExtension() {
        let word = readWord(top[13].value, cursors)
        let alpha = QuadFelt(word.e0, word.e1)
        write(helper: 0, alpha)
        write(helper: 2, QuadFelt(word.e2, word.e3))
        var sum = QuadFelt(top[14], top[15])
        for position in 0..<4 {
            sum = sum * alpha + QuadFelt(top[2 * position], top[2 * position + 1])
            if position == 1 { write(helper: 4, sum) }
        }
        (top[14], top[15]) = (sum.c0, sum.c1)
    }

    /// FRIE2F4, with challenge over point, that squared, the point and its inverse.
    private mutating func foldFRIWithHelpers() {
        let (generator, challenge) = (top[10], QuadFelt(top[13], top[14]))
        do throws(ExecutionFault) { try foldFRI() } catch { return }
        // What it leaves in item 9 turns the generator into the point.
        let point = generator * top[9]
        let inverse = point.inverseOrZero()
        let ratio = challenge * inverse
        write(helper: 0, ratio)
        write(helper: 2, ratio.squared())
        helper(4).pointee = point
        helper(5).pointee = inverse
    }
}
