// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import MerkleStructures

/// The machine's own answers; operands lie below the event's identifier.
extension Machine {
    mutating func answer(
        _ event: SystemEvent,
        _ stack: StackWindow<Log>
    ) throws(ExecutionFault) {
        switch event {
        case .merkleNodeMerge: try advice.merge(stack.word(1), stack.word(5))
        case .merkleNodeToStack:
            let proof = try advice.open(root: stack.word(3), depth: stack[1], position: stack[2])
            try advice.push(proof.value.elements)
        case .mapValueToStack: try advice.push(try mapValue(stack))
        case .mapValueCountToStack:
            try advice.push([Felt(UInt32(truncatingIfNeeded: try mapValue(stack).count))])
        case .mapValueWithCount: try pushCounted(try mapValue(stack), multiple: 1)
        case .mapValueInWords: try pushCounted(try mapValue(stack), multiple: 4)
        case .mapValueInDoubleWords: try pushCounted(try mapValue(stack), multiple: 8)
        case .hasMapKey: try advice.push([advice[stack.word(1)] == nil ? .zero : .one])
        case .ext2Inverse:
            guard let inverse = QuadFelt(stack[1], stack[2]).inverse() else {
                throw .divisionByZero
            }
            try advice.push([inverse.c1, inverse.c0])
        case .u32LeadingZeros: try countBits(stack, \.leadingZeroBitCount)
        case .u32TrailingZeros: try countBits(stack, \.trailingZeroBitCount)
        case .u32LeadingOnes: try countBits(stack, \.leadingOneBitCount)
        case .u32TrailingOnes: try countBits(stack, \.trailingOneBitCount)
        case .logarithm:
            guard stack[1] != .zero else { throw .logarithmOfZero }
            try advice.push([Felt(UInt32(63 - stack[1].value.leadingZeroBitCount))])
        case .memoryToMap: try insertMemory(stack)
        case .doubleWordToMap: try insertDoubleWord(stack, domain: .zero)
        case .doubleWordToMapInDomain: try insertDoubleWord(stack, domain: stack[9])
        case .quadrupleWordToMap:
            let elements = (1..<17).map { stack[$0] }
            try advice.insert(elements, under: Poseidon2.hash(elements))
        case .permutationToMap:
            var state = HashState { stack[$0 + 1] }
            let elements = (0..<8).map { state[$0] }
            Poseidon2.permute(&state)
            try advice.insert(elements, under: Word(state[0], state[1], state[2], state[3]))
        }
    }

    /// The list under the key that lies below the identifier.
    private func mapValue(_ stack: StackWindow<Log>) throws(ExecutionFault) -> [Felt] {
        let key = stack.word(1)
        guard let values = advice[key] else { throw .adviceKeyMissing(key) }
        return values
    }

    /// Pushes a list, filled with zeros to a multiple, and its length on top.
    private mutating func pushCounted(
        _ values: [Felt],
        multiple: Int
    ) throws(ExecutionFault) {
        let padding = (multiple - values.count % multiple) % multiple
        let count = Felt(UInt32(truncatingIfNeeded: values.count))
        try advice.push([count] + values + Array(repeating: .zero, count: padding))
    }

    private mutating func countBits(
        _ stack: StackWindow<Log>,
        _ count: (UInt32) -> Int
    ) throws(ExecutionFault) {
        guard let operand = UInt32(exactly: stack[1].value) else { throw .notU32([stack[1]]) }
        try advice.push([Felt(UInt32(count(operand)))])
    }

    private mutating func insertDoubleWord(
        _ stack: StackWindow<Log>,
        domain: Felt
    ) throws(ExecutionFault) {
        let (left, right) = (stack.word(1), stack.word(5))
        let key = Poseidon2.merge(left, right, domain: domain)
        try advice.insert(left.elements + right.elements, under: key)
    }

    /// Copies a range of memory into the map.
    private mutating func insertMemory(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let (start, end) = (stack[5].value, stack[6].value)
        guard start <= u32Max else { throw .addressBeyondU32(start) }
        guard end <= u32Max else { throw .addressBeyondU32(end) }
        guard start <= end else { throw .memoryRangeReversed(start: start, end: end) }
        let count = Int(end - start)
        guard count <= options.adviceValueElementsMax else {
            throw .adviceValueTooLarge(size: count, most: options.adviceValueElementsMax)
        }
        meter.elementCount += count
        let values = (start..<end).map { address in
            memory.readablePage(MachineMemory.key(context: context, address: address))[
                Int(address & 63)
            ]
        }
        try advice.insert(values, under: stack.word(1))
    }
}

extension UInt32 {
    fileprivate var leadingOneBitCount: Int { (~self).leadingZeroBitCount }
    fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
