// SPDX-License-Identifier: MIT

extension InstructionSet {
    static let advice: [InstructionCard] = [
        InstructionCard("adv_push", "[] -> [value]", "ADVPOP"),
        InstructionCard("adv_pushw", "[] -> [word]", "PAD*4 ADVPOPW"),
        InstructionCard("adv_loadw", "the top word becomes advice", "ADVPOPW"),
        InstructionCard("adv_pipe", "eight values to the stack and to memory at s12", "PIPE"),
        event("adv.insert_hdword", "5988159172915333521"),
        event("adv.insert_hdword_d", "6143777601072385586"),
        event("adv.insert_hqword", "11723176702659679401"),
        event("adv.insert_hperm", "6190830263511605775"),
        event("adv.insert_mem", "5768534446586058686"),
        event("adv.push_mapval", "17843484659000820118"),
        event("adv.push_mapval_count", "3470274154276391308"),
        InstructionCard(
            "adv.push_mapvaln",
            "no change",
            "",
            .padding,
            with: ImmediateRule(
                "",
                special: [
                    0: "PUSH.11775886982554463322 EMIT DROP",
                    4: "PUSH.3443305460233942990 EMIT DROP",
                    8: "PUSH.1741586542981559489 EMIT DROP",
                ]
            )
        ),
        event("adv.has_mapkey", "5642583036089175977"),
        event("adv.push_mtnode", "6873007751276594108"),
    ]

    static let cryptography: [InstructionCard] = [
        InstructionCard("hash", "[A] -> [digest]", "PAD*7 PUSH.4 SWAPW2 HPERM SWAPW2 DROP*8"),
        InstructionCard("hmerge", "[A, B] -> [digest]", "PAD*4 SWAPW2 SWAPW HPERM SWAPW2 DROP*8"),
        InstructionCard("hperm", "permutes the top twelve", "HPERM"),
        InstructionCard(
            "mtree_get",
            "[depth, index, R] -> [V, R]",
            "\(treeNode) MPVERIFY MOVUP4 DROP MOVUP4 DROP"
        ),
        InstructionCard(
            "mtree_set",
            "[depth, index, R, V'] -> [V, R']",
            """
            \(treeNode) MOVUP5*2 DUP5*2 SWAPDW SWAPW SWAPW2 DUP13*2 MRUPDATE MOVUP4 DROP MOVUP4 \
            DROP SWAPW DROP*4 SWAPW DROP*4 SWAPW
            """
        ),
        InstructionCard(
            "mtree_merge",
            "[L, R] -> [root]",
            "PUSH.7243907139105902342 EMIT DROP PAD*4 SWAPW2 SWAPW HPERM SWAPW2 DROP*8"
        ),
        InstructionCard("mtree_verify", "[V, depth, index, R]", "MPVERIFY", .errorText),
        InstructionCard("crypto_stream", "encrypts memory", "CRYPTOSTREAM"),
        InstructionCard("fri_ext2fold4", "folds a FRI layer by four", "FRIE2F4"),
        InstructionCard("horner_eval_base", "evaluates over the base field", "HORNERBASE"),
        InstructionCard("horner_eval_ext", "evaluates over the extension", "HORNEREXT"),
        InstructionCard("eval_circuit", "evaluates an arithmetic circuit", "EVALCIRCUIT"),
        InstructionCard("log_precompile", "absorbs a precompile's statement", "LOGPRECOMPILE"),
    ]

    static let control: [InstructionCard] = [
        InstructionCard("exec", "runs a procedure", .exec, .target),
        InstructionCard("call", "runs a procedure in a context of its own", .call, .target),
        InstructionCard("syscall", "runs a kernel procedure", .syscall, .target),
        InstructionCard("dynexec", "[address] -> [], runs what lies there", .dynexec),
        InstructionCard("dyncall", "[address] -> [], in a context of its own", .dyncall),
        InstructionCard("procref", "[] -> [root]", .procref, .target),
        InstructionCard("emit", "no change", "EMIT", .event, with: ImmediateRule("# EMIT DROP")),
        InstructionCard("trace", "no change", .decorator(.trace), .number),
        remark("debug.stack", .stack, .numbers(most: 1, bits: 8)),
        remark("debug.mem", .memory, .numbers(most: 2, bits: 32)),
        remark("debug.local", .locals, .numbers(most: 2, bits: 16)),
        remark("debug.adv_stack", .adviceStack, .numbers(most: 1, bits: 16)),
    ]

    /// Asks for a tree's node and pops it.
    private static let treeNode = "PUSH.6873007751276594108 EMIT DROP PAD*4 ADVPOPW"

    private static func event(_ name: String, _ id: String) -> InstructionCard {
        InstructionCard(name, "no change", "PUSH.\(id) EMIT DROP")
    }

    private static func remark(
        _ name: String,
        _ kind: InstructionCard.DecoratorKind,
        _ shape: ImmediateShape
    ) -> InstructionCard {
        InstructionCard(name, "no change", .decorator(kind), shape)
    }
}
