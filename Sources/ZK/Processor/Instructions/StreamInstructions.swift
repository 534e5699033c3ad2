// SPDX-License-Identifier: MIT

import FieldArithmetic

/// Operations that move two words at a time.
extension Machine {
    /// Reads a word at an address that may be out of range.
    func checkedWord(
        _ address: UInt64,
        _ stack: StackWindow<Log>
    ) throws(ExecutionFault) -> Word {
        try checkWordAddress(address)
        return stack.readWord(address, memory)
    }

    private func writeCheckedWord(
        _ word: Word,
        _ address: UInt64,
        _ stack: StackWindow<Log>
    ) throws(ExecutionFault) {
        try checkWordAddress(address)
        guard stack.writeWord(address, word, memory) else {
            throw .memoryLimit(pages: options.memoryPagesMax)
        }
    }

    private func checkWordAddress(_ address: UInt64) throws(ExecutionFault) {
        guard address <= u32Max else { throw .addressBeyondU32(address) }
        guard address & 3 == 0 else { throw .addressNotAligned(address) }
    }

    /// MSTREAM: overwrites the top two words from memory and moves the pointer on.
    func mstream(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let address = stack[12].value
        let first = try checkedWord(address, stack)
        let second = try checkedWord(address + 4, stack)
        stack.setWord(0, first)
        stack.setWord(4, second)
        stack[12] += 8
    }

    /// PIPE: the same with elements of the advice stack, which memory gets too.
    mutating func pipe(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let address = stack[12].value
        guard advice.stackCount >= 8, let first = advice.popWord(), let second = advice.popWord()
        else { throw .adviceStackEmpty }
        try writeCheckedWord(first, address, stack)
        try writeCheckedWord(second, address + 4, stack)
        stack.setWord(0, first)
        stack.setWord(4, second)
        stack[12] += 8
    }

    /// CRYPTOSTREAM: adds two words of memory to the top two and writes the sums elsewhere.
    func cryptoStream(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let (source, target) = (stack[12].value, stack[13].value)
        // A range must end below the last cell, so none ends at 2^32.
        for start in [source, target] where start > u32Max - 8 {
            throw .addressBeyondU32(start)
        }
        guard source + 8 <= target || target + 8 <= source else {
            // The word written over one that is read, the first of both where none is aligned.
            throw .memoryConflict(address: target < source ? target + 4 : target)
        }
        let plain = (try checkedWord(source, stack), try checkedWord(source + 4, stack))
        let first = plain.0.adding(stack.word(0))
        let second = plain.1.adding(stack.word(4))
        try writeCheckedWord(first, target, stack)
        try writeCheckedWord(second, target + 4, stack)
        stack.setWord(0, first)
        stack.setWord(4, second)
        stack[12] += 8
        stack[13] += 8
    }
}

extension Word {
    /// The sums of the elements.
    fileprivate func adding(_ other: Word) -> Word {
        Word(e0 + other.e0, e1 + other.e1, e2 + other.e2, e3 + other.e3)
    }
}
