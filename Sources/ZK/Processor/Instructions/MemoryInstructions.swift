// SPDX-License-Identifier: MIT

import FieldArithmetic

extension StackWindow {
    /// The key of the page that holds an element of the current context.
    @inline(__always)
    private func pageKey(_ address: UInt64) -> UInt64 { contextKey | address >> 6 }

    /// Writes down an access to the word that holds an element.
    @inline(__always)
    private func report(
        _ kind: MemoryAccess.Kind,
        _ address: UInt64,
        _ page: MachineMemory.Page
    ) {
        let word = page + Int(address & 60)
        log.access(
            MemoryAccess(
                clk: UInt32(truncatingIfNeeded: clk),
                context: UInt32(truncatingIfNeeded: contextKey >> 26),
                address: UInt32(truncatingIfNeeded: address),
                kind: kind,
                word: Word(word[0], word[1], word[2], word[3])
            )
        )
    }

    @inline(__always)
    func readElement(_ address: UInt64, _ memory: MachineMemory) -> Felt {
        let page = memory.readablePage(pageKey(address))
        if Log.isOn { report(.readElement, address, page) }
        return page[Int(address & 63)]
    }

    @inline(__always)
    func writeElement(_ address: UInt64, _ value: Felt, _ memory: MachineMemory) -> Bool {
        guard let page = memory.writablePage(pageKey(address)) else { return false }
        page[Int(address & 63)] = value
        MachineMemory.mark(page, element: address)
        if Log.isOn { report(.writeElement, address, page) }
        return true
    }

    @inline(__always)
    func readWord(_ address: UInt64, _ memory: MachineMemory) -> Word {
        let page = memory.readablePage(pageKey(address))
        if Log.isOn { report(.readWord, address, page) }
        let word = page + Int(address & 63)
        return Word(word[0], word[1], word[2], word[3])
    }

    @inline(__always)
    func writeWord(_ address: UInt64, _ value: Word, _ memory: MachineMemory) -> Bool {
        guard let page = memory.writablePage(pageKey(address)) else { return false }
        let word = page + Int(address & 63)
        word[0] = value.e0
        word[1] = value.e1
        word[2] = value.e2
        word[3] = value.e3
        MachineMemory.mark(page, element: address)
        if Log.isOn { report(.writeWord, address, page) }
        return true
    }
}

extension OperandWindow {
    /// True if words can be accessed at an address.
    @inline(__always)
    private func isWordAddress(_ address: UInt64) -> Bool {
        address <= u32Max && address & 3 == 0
    }

    @inline(__always)
    func mload(_ memory: Memory) -> Bool {
        let address = top[0].value
        guard address <= u32Max else { return false }
        top[0] = readElement(address, memory)
        return true
    }

    @inline(__always)
    mutating func mstore(_ memory: Memory) -> Bool {
        let address = top[0].value
        guard address <= u32Max, writeElement(address, top[1], memory) else { return false }
        pop()
        return true
    }

    @inline(__always)
    mutating func mloadWord(_ memory: Memory) -> Bool {
        let address = top[0].value
        guard isWordAddress(address) else { return false }
        let word = readWord(address, memory)
        pop()
        setWord(0, word)
        return true
    }

    @inline(__always)
    mutating func mstoreWord(_ memory: Memory) -> Bool {
        let address = top[0].value
        guard isWordAddress(address), writeWord(address, word(1), memory) else { return false }
        pop()
        return true
    }
}
