// SPDX-License-Identifier: MIT

extension InstructionSet {
    static let memory: [InstructionCard] = [
        memory("mem_load", "[address] -> [value]", "MLOAD", "@ MLOAD"),
        memory("mem_loadw_le", "[address, *4] -> [word]", "MLOADW", "@ MLOADW"),
        memory(
            "mem_loadw_be",
            "[address, *4] -> [word reversed]",
            "MLOADW \(reversal)",
            "@ MLOADW \(reversal)"
        ),
        memory("mem_store", "[address, value] -> []", "MSTORE DROP", "@ MSTORE DROP"),
        memory("mem_storew_le", "[address, word] -> [word]", "MSTOREW", "@ MSTOREW"),
        memory(
            "mem_storew_be",
            "[address, word] -> [word], reversed in memory",
            "MOVDN4 \(reversal) MOVUP4 MSTOREW \(reversal)",
            "\(reversal) @ MSTOREW \(reversal)"
        ),
        InstructionCard("mem_stream", "the top eight become memory at s12", "MSTREAM"),
    ]

    static let locals: [InstructionCard] = [
        local("locaddr", "[] -> [address]", frame),
        local("loc_load", "[] -> [value]", "\(frame) MLOAD"),
        local("loc_store", "[value] -> []", "\(frame) MSTORE DROP"),
        local("loc_loadw_le", "the top becomes the word", "\(frame) MLOADW", .localWord),
        local(
            "loc_loadw_be",
            "the top becomes the word reversed",
            "\(frame) MLOADW \(reversal)",
            .localWord
        ),
        local("loc_storew_le", "no change", "\(frame) MSTOREW", .localWord),
        local(
            "loc_storew_be",
            "no change",
            "\(reversal) \(frame) MSTOREW \(reversal)",
            .localWord
        ),
    ]

    /// Reverses the top word.
    private static let reversal = "MOVDN3 SWAP MOVUP2"
    /// The address that lies so far from the frame's end.
    private static let frame = "# PUSH.4294967294 MLOAD ADD"

    private static func memory(
        _ name: String,
        _ effect: String,
        _ plain: String,
        _ steps: String
    ) -> InstructionCard {
        InstructionCard(name, effect, plain, .u32, with: ImmediateRule(steps))
    }

    private static func local(
        _ name: String,
        _ effect: String,
        _ steps: String,
        _ transform: ImmediateRule.Transform = .local
    ) -> InstructionCard {
        InstructionCard(name, effect, "", .local, with: ImmediateRule(steps, transform))
    }
}
