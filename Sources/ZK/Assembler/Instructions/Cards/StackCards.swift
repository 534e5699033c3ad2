// SPDX-License-Identifier: MIT

extension InstructionSet {
    static let stack: [InstructionCard] = [
        InstructionCard("drop", "[a] -> []", "DROP"),
        InstructionCard("dropw", "[A] -> []", "DROP*4"),
        InstructionCard("padw", "[] -> [0, 0, 0, 0]", "PAD*4"),
        InstructionCard(
            "dup",
            "copies the element at n to the top",
            0...15,
            default: 0,
            by: [
                "DUP0", "DUP1", "DUP2", "DUP3", "DUP4", "DUP5", "DUP6", "DUP7",
                "PAD DUP9 ADD", "DUP9", "PAD DUP11 ADD", "DUP11",
                "PAD DUP13 ADD", "DUP13", "PAD DUP15 ADD", "DUP15",
            ]
        ),
        InstructionCard(
            "dupw",
            "copies word n to the top",
            0...3,
            default: 0,
            by: ["DUP3*4", "DUP7*4", "DUP11*4", "DUP15*4"]
        ),
        InstructionCard(
            "swap",
            "exchanges the top with the element at n",
            1...15,
            default: 1,
            by: [
                "SWAP", "SWAP MOVUP2", "MOVDN2 MOVUP3", "MOVDN3 MOVUP4", "MOVDN4 MOVUP5",
                "MOVDN5 MOVUP6", "MOVDN6 MOVUP7", "MOVDN7 MOVUP8",
                "MOVDN8 SWAPDW SWAP SWAPDW MOVUP8",
                "MOVDN8 SWAPDW SWAP MOVUP2 SWAPDW MOVUP8",
                "MOVDN8 SWAPDW MOVDN2 MOVUP3 SWAPDW MOVUP8",
                "MOVDN8 SWAPDW MOVDN3 MOVUP4 SWAPDW MOVUP8",
                "MOVDN8 SWAPDW MOVDN4 MOVUP5 SWAPDW MOVUP8",
                "MOVDN8 SWAPDW MOVDN5 MOVUP6 SWAPDW MOVUP8",
                "MOVDN8 SWAPDW MOVDN6 MOVUP7 SWAPDW MOVUP8",
            ]
        ),
        InstructionCard(
            "swapw",
            "exchanges the top word with word n",
            1...3,
            default: 1,
            by: ["SWAPW", "SWAPW2", "SWAPW3"]
        ),
        InstructionCard("swapdw", "exchanges the top eight with the next", "SWAPDW"),
        InstructionCard(
            "movup",
            "moves the element at n to the top",
            2...15,
            by: [
                "MOVUP2", "MOVUP3", "MOVUP4", "MOVUP5", "MOVUP6", "MOVUP7", "MOVUP8",
                "SWAPDW SWAP SWAPDW MOVUP8", "SWAPDW MOVUP2 SWAPDW MOVUP8",
                "SWAPDW MOVUP3 SWAPDW MOVUP8", "SWAPDW MOVUP4 SWAPDW MOVUP8",
                "SWAPDW MOVUP5 SWAPDW MOVUP8", "SWAPDW MOVUP6 SWAPDW MOVUP8",
                "SWAPDW MOVUP7 SWAPDW MOVUP8",
            ]
        ),
        InstructionCard(
            "movupw",
            "moves word n to the top",
            2...3,
            by: ["SWAPW SWAPW2", "SWAPW SWAPW2 SWAPW3"]
        ),
        InstructionCard(
            "movdn",
            "moves the top to n",
            2...15,
            by: [
                "MOVDN2", "MOVDN3", "MOVDN4", "MOVDN5", "MOVDN6", "MOVDN7", "MOVDN8",
                "MOVDN8 SWAPDW SWAP SWAPDW", "MOVDN8 SWAPDW MOVDN2 SWAPDW",
                "MOVDN8 SWAPDW MOVDN3 SWAPDW", "MOVDN8 SWAPDW MOVDN4 SWAPDW",
                "MOVDN8 SWAPDW MOVDN5 SWAPDW", "MOVDN8 SWAPDW MOVDN6 SWAPDW",
                "MOVDN8 SWAPDW MOVDN7 SWAPDW",
            ]
        ),
        InstructionCard(
            "movdnw",
            "moves the top word to word n",
            2...3,
            by: ["SWAPW2 SWAPW", "SWAPW3 SWAPW2 SWAPW"]
        ),
        InstructionCard("reversew", "[a, b, c, d] -> [d, c, b, a]", "MOVDN3 SWAP MOVUP2"),
        InstructionCard(
            "reversedw",
            "reverses the top eight",
            "MOVDN3 SWAP MOVUP2 SWAPW MOVDN3 SWAP MOVUP2"
        ),
        InstructionCard("cswap", "[c, b, a] -> [a, b] if c, else [b, a]", "CSWAP"),
        InstructionCard("cswapw", "[c, B, A] -> [A, B] if c, else [B, A]", "CSWAPW"),
        InstructionCard("cdrop", "[c, b, a] -> [b] if c, else [a]", "CSWAP DROP"),
        InstructionCard("cdropw", "[c, B, A] -> [B] if c, else [A]", "CSWAPW DROP*4"),
    ]

    static let environment: [InstructionCard] = [
        InstructionCard("push", "[] -> [value]", .push, .push),
        InstructionCard("sdepth", "[] -> [depth]", "SDEPTH"),
        InstructionCard("clk", "[] -> [row]", "CLK"),
        InstructionCard("caller", "the top word becomes the caller's root", "CALLER"),
    ]
}
