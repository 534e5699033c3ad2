// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Which kernel a network runs, as far as a verifier must know it.
public struct KernelProgram: Sendable, Equatable {
    /// The digest of the program that every transaction runs.
    public let programDigest: Word
    /// The digests of the procedures that the machine's kernel offers.
    ///
    /// Shape `[1...255]`, any order.
    public let procedures: [Word]
    /// What block headers say of the kernel.
    public let commitment: Word

    /// Describes a kernel.
    public init(programDigest: Word, procedures: [Word], commitment: Word) {
        self.programDigest = programDigest
        self.procedures = procedures
        self.commitment = commitment
    }
}
