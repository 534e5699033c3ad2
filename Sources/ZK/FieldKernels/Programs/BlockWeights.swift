// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The factors of a program's outputs in a sum.
public struct BlockWeights: Sendable {
    /// The factors, one an output.
    public let values: [QuadFelt]
    let words: [UInt64]

    /// Gathers factors, one an output.
    public init(_ values: [QuadFelt]) {
        self.values = values
        words = values.flatMap { value in
            [value.c0.value, value.c1.value] + Self.limbs(value.c0) + Self.limbs(value.c1)
        }
    }
}

extension BlockWeights {
    /// Three limbs of 22 bits.
    private static func limbs(_ felt: Felt) -> [UInt64] {
        let mask: UInt64 = 1 << 22 - 1
        return [felt.value & mask, felt.value >> 22 & mask, felt.value >> 44]
    }
}
