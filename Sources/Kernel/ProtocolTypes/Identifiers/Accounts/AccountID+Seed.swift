// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

extension AccountID {
    /// The id of an account that starts from a seed.
    ///
    /// - Throws: ``AccountIDError`` when the seed was not ground for this code and storage.
    public init(seed: Word, codeCommitment: Word, storageCommitment: Word) throws(AccountIDError) {
        let digest = Self.digest(seed, codeCommitment, storageCommitment)
        // The reference looks at the suffix before the version here, unlike everywhere else.
        guard digest.e0.value >> 63 == 0 else { throw .suffixTopBitSet }
        let suffix = Felt(reducing: digest.e0.value & ~0xFF)
        try self.init(prefix: digest.e1, suffix: suffix)
    }

    /// Finds a seed whose id has the wanted type.
    ///
    /// The initial seed is 32 bytes of the caller's choice; a shorter list is padded with zeros.
    ///
    /// - Returns: The seed and the number of hashes after the first.
    /// - Complexity: 64 hashes are expected.
    public static func grindSeed(
        initialSeed: [UInt8],
        type: AccountType,
        codeCommitment: Word,
        storageCommitment: Word
    ) -> (seed: Word, hashSteps: Int) {
        let padding = [UInt8](repeating: 0, count: max(0, 32 - initialSeed.count))
        var seed = Digest(bytes: initialSeed + padding).word
        var steps = 0
        while true {
            let digest = Self.digest(seed, codeCommitment, storageCommitment)
            let hasVersion = digest.e1.value & 15 == UInt64(version)
            let hasType = digest.e1.value >> 4 & 1 == UInt64(type.rawValue)
            if hasVersion, hasType, digest.e0.value >> 63 == 0 { return (seed, steps) }
            seed = digest
            steps += 1
        }
    }

    private static func digest(_ seed: Word, _ code: Word, _ storage: Word) -> Word {
        Poseidon2.merge([seed, code, storage, .zero])
    }
}
