// SPDX-License-Identifier: MIT

import ByteCoding

extension SeededChain {
    /// Where the validator's key begins in a header: behind two numbers and seven words.
    private static let keyOffset = 2 * 4 + 7 * 32

    /// Why there are no two forms.
    private struct NoEvenKey: Error {}

    /// A genesis block as it is written, and the same one in bytes that are only read: the prefix
    /// 05 of a key stands for 02.
    public static func genesisInTwoForms() throws -> (own: [UInt8], other: [UInt8]) {
        for seed in UInt64(0)..<64 {
            let own = try SeededChain(seed: seed, blockCount: 1).blocks[0].encodedBytes
            guard own[keyOffset] == 2 else { continue }
            var other = own
            other[keyOffset] = 5
            return (own, other)
        }
        throw NoEvenKey()
    }
}
