// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import STARKVerifier

/// What a proof is said to show: this program, under this kernel, took these inputs to these
/// outputs.
public struct ProgramClaim: Sendable, Equatable {
    /// The digest of the program's entry node.
    public let programDigest: Word
    /// The digests of the kernel's procedures, in the order of their bytes.
    ///
    /// Shape `[any]`.
    public let kernel: [Word]
    /// The operand stack before the first cycle, top first.
    ///
    /// Shape `[16]`.
    public let stackInputs: [Felt]
    /// The operand stack after the last cycle, top first.
    ///
    /// Shape `[16]`.
    public let stackOutputs: [Felt]

    /// States a claim.
    ///
    /// - Parameters:
    ///   - programDigest: The digest of the program's entry node.
    ///   - kernel: The digests of the kernel's procedures; put into the order of their bytes.
    ///   - stackInputs: Top first, at most 16; the rest is zero.
    ///   - stackOutputs: Top first, at most 16; the rest is zero.
    public init(
        programDigest: Word,
        kernel: [Word],
        stackInputs: [Felt],
        stackOutputs: [Felt]
    ) {
        self.programDigest = programDigest
        self.kernel = kernel.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        self.stackInputs = Self.padded(stackInputs)
        self.stackOutputs = Self.padded(stackOutputs)
    }

    private static func padded(_ stack: [Felt]) -> [Felt] {
        precondition(stack.count <= 16)
        return stack + [Felt](repeating: .zero, count: 16 - stack.count)
    }
}

extension Statement {
    /// What a proof of a claim binds.
    ///
    /// - Parameters:
    ///   - claim: Program, kernel and stacks.
    ///   - transcriptState: The state of the transcript of precompile requests.
    public init(_ claim: ProgramClaim, transcriptState: Word) {
        self.init(
            publicValues: claim.programDigest.elements + claim.stackInputs + claim.stackOutputs
                + transcriptState.elements,
            words: claim.kernel
        )
    }
}
