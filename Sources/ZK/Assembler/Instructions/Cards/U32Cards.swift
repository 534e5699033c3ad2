// SPDX-License-Identifier: MIT

extension InstructionSet {
    static let u32Conversion: [InstructionCard] = [
        InstructionCard("u32test", "[a] -> [a < 2^32, a]", "DUP0 U32SPLIT DROP EQZ"),
        InstructionCard(
            "u32testw",
            "[A] -> [all < 2^32, A]",
            """
            DUP3 U32SPLIT DROP EQZ DUP3 U32SPLIT DROP EQZ AND DUP2 U32SPLIT DROP EQZ AND DUP1 \
            U32SPLIT DROP EQZ AND
            """
        ),
        InstructionCard("u32assert", "no change", "PAD U32ASSERT2 DROP", .errorText),
        InstructionCard("u32assert2", "no change", "U32ASSERT2", .errorText),
        InstructionCard(
            "u32assertw",
            "no change",
            "U32ASSERT2 MOVUP3*2 U32ASSERT2 MOVUP3*2",
            .errorText
        ),
        InstructionCard("u32cast", "[a] -> [a mod 2^32]", "U32SPLIT SWAP DROP"),
        InstructionCard("u32split", "[a] -> [low, high]", "U32SPLIT"),
    ]

    static let u32Arithmetic: [InstructionCard] = [
        InstructionCard(
            "u32wrapping_add",
            "[b, a] -> [a + b mod 2^32]",
            "U32ADD SWAP DROP",
            .u32,
            with: ImmediateRule("@ U32ADD SWAP DROP", folding: .zeroVanishes)
        ),
        InstructionCard(
            "u32overflowing_add",
            "[b, a] -> [carry, sum]",
            "U32ADD SWAP",
            .u32,
            with: ImmediateRule("@ U32ADD SWAP")
        ),
        InstructionCard(
            "u32widening_add",
            "[b, a] -> [sum, carry]",
            "U32ADD",
            .u32,
            with: ImmediateRule("@ U32ADD")
        ),
        InstructionCard("u32overflowing_add3", "[c, b, a] -> [carry, sum]", "U32ADD3 SWAP"),
        InstructionCard("u32widening_add3", "[c, b, a] -> [sum, carry]", "U32ADD3"),
        InstructionCard("u32wrapping_add3", "[c, b, a] -> [sum]", "U32ADD3 SWAP DROP"),
        InstructionCard(
            "u32wrapping_sub",
            "[b, a] -> [a - b mod 2^32]",
            "U32SUB DROP",
            .u32,
            with: ImmediateRule("@ U32SUB DROP", folding: .zeroVanishes)
        ),
        InstructionCard(
            "u32overflowing_sub",
            "[b, a] -> [borrow, a - b mod 2^32]",
            "U32SUB",
            .u32,
            with: ImmediateRule("@ U32SUB")
        ),
        InstructionCard(
            "u32wrapping_mul",
            "[b, a] -> [a * b mod 2^32]",
            "U32MUL SWAP DROP",
            .u32,
            with: ImmediateRule("@ U32MUL SWAP DROP", folding: .product)
        ),
        InstructionCard(
            "u32widening_mul",
            "[b, a] -> [low, high]",
            "U32MUL",
            .u32,
            with: ImmediateRule("@ U32MUL")
        ),
        InstructionCard("u32widening_madd", "[b, a, c] -> [low, high] of a * b + c", "U32MADD"),
        InstructionCard("u32wrapping_madd", "[b, a, c] -> [low]", "U32MADD SWAP DROP"),
        InstructionCard(
            "u32div",
            "[b, a] -> [a div b]",
            "U32DIV DROP",
            .u32,
            with: ImmediateRule("@ U32DIV DROP", folding: .oneVanishesZeroRefused)
        ),
        InstructionCard(
            "u32mod",
            "[b, a] -> [a mod b]",
            "U32DIV SWAP DROP",
            .u32,
            with: ImmediateRule("@ U32DIV SWAP DROP", folding: .zeroRefused)
        ),
        InstructionCard(
            "u32divmod",
            "[b, a] -> [a mod b, a div b]",
            "U32DIV",
            .u32,
            with: ImmediateRule("@ U32DIV", folding: .zeroRefused)
        ),
    ]

    static let u32Bits: [InstructionCard] = [
        InstructionCard(
            "u32and",
            "[b, a] -> [a and b]",
            "U32AND",
            .u32,
            with: .expanded(.zeroAnnihilates)
        ),
        InstructionCard(
            "u32or",
            "[b, a] -> [a or b]",
            "DUP1*2 U32AND NEG ADD*2",
            .u32,
            with: .expanded(.zeroVanishes)
        ),
        InstructionCard(
            "u32xor",
            "[b, a] -> [a xor b]",
            "U32XOR",
            .u32,
            with: .expanded(.zeroVanishes)
        ),
        InstructionCard(
            "u32not",
            "[a] -> [not a]",
            "PUSH.4294967295 U32ASSERT2 SWAP U32SUB DROP",
            .u32,
            with: .expanded()
        ),
        shift("u32shl", "[n, a] -> [a << n]", "\(pow2) U32MUL SWAP DROP", "# U32MUL SWAP DROP"),
        shift("u32shr", "[n, a] -> [a >> n]", "\(pow2) U32DIV DROP", "# U32DIV DROP"),
        shift("u32rotl", "[n, a] -> rotate left", "\(pow2) U32MUL ADD", "# U32MUL ADD"),
        shift(
            "u32rotr",
            "[n, a] -> rotate right",
            "PUSH.32 SWAP U32SUB DROP \(pow2) MUL U32SPLIT ADD",
            "# U32MUL ADD",
            .rotation
        ),
        InstructionCard(
            "u32popcnt",
            "[a] -> [number of ones]",
            """
            DUP0 PUSH.2 U32DIV DROP PUSH.1431655765 U32AND U32SUB DROP DUP0 PUSH.4 U32DIV DROP \
            PUSH.858993459 U32AND SWAP PUSH.858993459 U32AND U32ADD SWAP DROP DUP0 PUSH.16 U32DIV \
            DROP U32ADD SWAP DROP PUSH.252645135 U32AND PUSH.16843009 U32MUL SWAP DROP \
            PUSH.16777216 U32DIV DROP
            """
        ),
        InstructionCard(
            "u32clz",
            "[a] -> [leading zeros]",
            """
            PUSH.1503707361178382932 EMIT DROP ADVPOP PUSH.32 DUP1 NEG ADD \(pow2) PUSH.1 NEG ADD \
            PUSH.2 U32DIV DROP DUP0 INCR PUSH.4294967295 MOVUP2 NEG ADD DUP3 EQZ MOVDN3 MOVUP4 \
            U32AND DUP2 PUSH.32 EQ MOVUP4 DUP1 EQ ASSERT MOVDN2 EQ OR ASSERT
            """
        ),
        InstructionCard(
            "u32ctz",
            "[a] -> [trailing zeros]",
            """
            PUSH.10656887096526143429 EMIT DROP ADVPOP SWAP DUP1 \(pow2) DUP0 PAD INCR NEG ADD \
            SWAP U32SPLIT SWAP DROP DUP0 MOVUP2 ADD MOVUP2 U32AND EQ ASSERT
            """
        ),
        InstructionCard(
            "u32clo",
            "[a] -> [leading ones]",
            """
            PUSH.12846584985739176048 EMIT DROP ADVPOP PUSH.32 DUP1 NEG ADD \(pow2) PUSH.1 NEG \
            ADD DUP0 PUSH.2 U32DIV DROP PUSH.4294967295 SWAP NEG ADD MOVUP3 U32AND \
            PUSH.4294967295 MOVUP2 NEG ADD EQ ASSERT
            """
        ),
        InstructionCard(
            "u32cto",
            "[a] -> [trailing ones]",
            """
            PUSH.6773574803673468616 EMIT DROP ADVPOP SWAP DUP1 \(pow2) DUP0 PAD INCR NEG ADD \
            SWAP U32SPLIT SWAP DROP DUP1 ADD MOVUP2 U32AND EQ ASSERT
            """
        ),
    ]

    static let u32Comparison: [InstructionCard] = [
        comparison("u32lt", "[b, a] -> [a < b]", "U32SUB SWAP DROP"),
        comparison("u32lte", "[b, a] -> [a <= b]", "SWAP U32SUB SWAP DROP NOT"),
        comparison("u32gt", "[b, a] -> [a > b]", "SWAP U32SUB SWAP DROP"),
        comparison("u32gte", "[b, a] -> [a >= b]", "U32SUB SWAP DROP NOT"),
        comparison("u32min", "[b, a] -> [min]", "DUP1*2 U32SUB SWAP DROP EQZ CSWAP DROP"),
        comparison("u32max", "[b, a] -> [max]", "DUP1*2 U32SUB SWAP DROP EQZ CSWAP SWAP DROP"),
    ]

    private static func comparison(
        _ name: String,
        _ effect: String,
        _ plain: String
    ) -> InstructionCard {
        InstructionCard(name, effect, plain, .u32, with: .expanded())
    }

    private static func shift(
        _ name: String,
        _ effect: String,
        _ plain: String,
        _ steps: String,
        _ transform: ImmediateRule.Transform = .powerOfTwo
    ) -> InstructionCard {
        let rule = ImmediateRule(
            steps,
            transform,
            folding: .zeroVanishes,
            special: [0: "NOOP"]
        )
        return InstructionCard(name, effect, plain, .shift, with: rule)
    }
}
