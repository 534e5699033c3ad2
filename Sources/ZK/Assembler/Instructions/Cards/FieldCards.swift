// SPDX-License-Identifier: MIT

extension InstructionSet {
    static let assertions: [InstructionCard] = [
        InstructionCard("nop", "no change", "NOOP"),
        InstructionCard("assert", "[1] -> []", "ASSERT", .errorText),
        InstructionCard("assertz", "[0] -> []", "EQZ ASSERT", .errorText),
        InstructionCard("assert_eq", "[b, a] -> []", "EQ ASSERT", .errorText),
        InstructionCard(
            "assert_eqw",
            "[B, A] -> []",
            "MOVUP4 EQ ASSERT MOVUP3 EQ ASSERT MOVUP2 EQ ASSERT EQ ASSERT",
            .errorText
        ),
    ]

    static let fieldArithmetic: [InstructionCard] = [
        InstructionCard(
            "add",
            "[b, a] -> [a + b]",
            "ADD",
            .felt,
            with: ImmediateRule(
                "# ADD",
                folding: .zeroVanishes,
                special: [0: "NOOP", 1: "INCR", 2: "INCR INCR"]
            )
        ),
        InstructionCard(
            "sub",
            "[b, a] -> [a - b]",
            "NEG ADD",
            .felt,
            with: ImmediateRule("# ADD", .negated, folding: .zeroVanishes, special: [0: "NOOP"])
        ),
        InstructionCard(
            "mul",
            "[b, a] -> [a * b]",
            "MUL",
            .felt,
            with: ImmediateRule("# MUL", folding: .product, special: [0: "DROP PAD", 1: "NOOP"])
        ),
        InstructionCard(
            "div",
            "[b, a] -> [a / b]",
            "INV MUL",
            .felt,
            with: ImmediateRule(
                "# MUL",
                .inverse,
                folding: .oneVanishesZeroRefused,
                special: [1: "NOOP"]
            )
        ),
        InstructionCard("neg", "[a] -> [-a]", "NEG"),
        InstructionCard("inv", "[a] -> [1 / a]", "INV"),
        InstructionCard("pow2", "[e] -> [2^e]", pow2),
        InstructionCard("exp", "[e, b] -> [b^e]", .power, .exponent),
        InstructionCard(
            "ilog2",
            "[n] -> [floor(log2 n)]",
            """
            PUSH.7444351342957461231 EMIT DROP ADVPOP DUP0 \(pow2) MOVUP2 DUP1*2 SWAP*2 U32SPLIT \
            MOVUP2 U32SPLIT SWAP MOVUP3 U32SUB SWAP EQZ MOVUP2 MOVUP3 U32SUB SWAP EQZ OR AND OR \
            ASSERT MOVDN2 MOVUP2 SWAP PUSH.2 MUL SWAP U32SPLIT MOVUP2 U32SPLIT MOVUP3 MOVUP2 \
            U32SUB SWAP EQZ MOVUP2 MOVUP3 SWAP U32SUB SWAP DROP AND OR DUP1 PUSH.63 EQ OR ASSERT
            """
        ),
        InstructionCard("not", "[a] -> [1 - a]", "NOT"),
        InstructionCard("and", "[b, a] -> [a and b]", "AND"),
        InstructionCard("or", "[b, a] -> [a or b]", "OR"),
        InstructionCard("xor", "[b, a] -> [a xor b]", "DUP0 DUP2 OR MOVDN2 AND NOT AND"),
        InstructionCard("is_odd", "[a] -> [a mod 2]", "U32SPLIT SWAP DROP PAD INCR U32AND"),
    ]

    static let fieldComparison: [InstructionCard] = [
        InstructionCard(
            "eq",
            "[b, a] -> [a = b]",
            "EQ",
            .felt,
            with: ImmediateRule("# EQ", special: [0: "EQZ"])
        ),
        InstructionCard(
            "neq",
            "[b, a] -> [a != b]",
            "EQ NOT",
            .felt,
            with: ImmediateRule("# EQ NOT", special: [0: "EQZ NOT"])
        ),
        InstructionCard(
            "eqw",
            "[B, A] -> [B = A, B, A]",
            "DUP7 DUP4 EQ DUP7 DUP4 EQ AND DUP6 DUP3 EQ AND DUP5 DUP2 EQ AND"
        ),
        InstructionCard(
            "lt",
            "[b, a] -> [a < b]",
            """
            SWAP U32SPLIT MOVUP2 U32SPLIT MOVUP3 MOVUP2 U32SUB SWAP EQZ MOVUP2 MOVUP3 SWAP U32SUB \
            SWAP DROP AND OR
            """,
            .felt,
            with: .expanded()
        ),
        InstructionCard(
            "lte",
            "[b, a] -> [a <= b]",
            """
            SWAP U32SPLIT MOVUP2 U32SPLIT MOVUP3 MOVUP2 U32SUB SWAP EQZ MOVUP2 MOVUP3 SWAP U32SUB \
            SWAP EQZ OR AND OR
            """,
            .felt,
            with: .expanded()
        ),
        InstructionCard(
            "gt",
            "[b, a] -> [a > b]",
            """
            SWAP U32SPLIT MOVUP2 U32SPLIT SWAP MOVUP3 U32SUB SWAP EQZ MOVUP2 MOVUP3 U32SUB SWAP \
            DROP AND OR
            """,
            .felt,
            with: .expanded()
        ),
        InstructionCard(
            "gte",
            "[b, a] -> [a >= b]",
            """
            SWAP U32SPLIT MOVUP2 U32SPLIT SWAP MOVUP3 U32SUB SWAP EQZ MOVUP2 MOVUP3 U32SUB SWAP \
            EQZ OR AND OR
            """,
            .felt,
            with: .expanded()
        ),
    ]

    static let extensionField: [InstructionCard] = [
        InstructionCard("ext2add", "[b0, b1, a0, a1] -> a + b", "SWAP MOVUP3 ADD MOVDN2 ADD"),
        InstructionCard(
            "ext2sub",
            "[b0, b1, a0, a1] -> a - b",
            "NEG SWAP NEG MOVUP3 ADD MOVDN2 ADD"
        ),
        InstructionCard("ext2mul", "[b0, b1, a0, a1] -> a * b", "EXT2MUL DROP*2"),
        InstructionCard("ext2div", "[b0, b1, a0, a1] -> a / b", "\(ext2Inverse) EXT2MUL DROP*2"),
        InstructionCard("ext2neg", "[a0, a1] -> -a", "NEG SWAP NEG SWAP"),
        InstructionCard("ext2inv", "[a0, a1] -> 1 / a", ext2Inverse),
    ]

    /// Two to the power of the top, which is below 64.
    static let pow2 = "PUSH.2 PAD INCR SWAP PAD EXPACC*6 DROP*2 SWAP EQZ ASSERT"

    private static let ext2Inverse = """
        PUSH.9660728691489438960 EMIT DROP ADVPOP*2 EXT2MUL MOVUP3 EQZ ASSERT MOVUP2 ASSERT
        """
}
