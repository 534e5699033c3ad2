// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Sources that are hard to show.
    static let hostile: [DiagnosticCase] = [
        DiagnosticCase(
            "malformed heads and tails",
            .program(
                """
                begin
                    if.true add else sub else mul end
                    repeat swap end
                    exec.
                end
                proc f
                    while.true add
                proc g
                    dup.20
                end
                """
            ),
            page: """
                error[parse.unexpected-token]: 'else' does not fit here
                 --> main.masm:2:26
                  |
                2 |     if.true add else sub else mul end
                  |                          ^^^^
                  expected: 'end'
                  hint: write what is expected in its place or in front of it, or remove it

                error[parse.missing-end]: a block has no 'end'
                 --> main.masm:8:1
                  |
                8 | proc g
                  | ^^^^
                  expected: an instruction or 'end'
                  hint: the block that starts in line 7 is open here

                error[parse.out-of-range]: '20' is out of range
                 --> main.masm:9:9
                  |
                9 |     dup.20
                  |         ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "a long line, in its middle",
            .program(
                "begin "
                    + line("add ", 10_000)
                    + "dup.16 "
                    + line("mul ", 10_000)
                    + "end"
            ),
            page: """
                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:1:40011
                  |
                1 | …add add add add add add add add add add add add add add dup.16 mul mul mul \
                mul mul mul mul mul mul mul mul mul mul mul mul mul mul mul mul mul mul mul mul \
                mul m…
                  |                                                              ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "a long line of wide characters",
            .program(
                "begin assert.err=\""
                    + line("値", 1_000)
                    + "\" dup.16 assert.err=\""
                    + line("値", 1_000)
                    + "\" end"
            ),
            page: """
                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:1:1025
                  |
                1 | …値値値値値値値値値値値値値値値値値値" dup.16 assert.err="値値値値値値値値値値値値値値値値値値値値値値値値値値値値…
                  |                                            ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "tabs",
            .program(
                """
                begin
                \tadd\tdup.16
                end
                """
            ),
            page: """
                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:2:10
                  |
                2 | \tadd\tdup.16
                  | \t   \t    ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "wide characters in front",
            .program(
                """
                begin
                    push.1 assert.err="値が違う🙂" dup.16
                end
                """
            ),
            page: """
                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:2:35
                  |
                2 |     push.1 assert.err="値が違う🙂" dup.16
                  |                                        ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "wide characters underlined",
            .program(
                """
                begin
                    push.1 値段 add
                end
                """
            ),
            page: """
                error[lex.malformed-word]: '値段' cannot be a name
                 --> main.masm:2:12
                  |
                2 |     push.1 値段 add
                  |            ^^^^
                  expected: letters a to z, digits and '_', at most one '_' in front
                  hint: any other name stands in double quotes: "..."
                """
        ),
        DiagnosticCase(
            "combining marks",
            .program(
                """
                begin
                    push.1 assert.err="e\u{301}e\u{301}" dup.16
                end
                """
            ),
            page: """
                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:2:32
                  |
                2 |     push.1 assert.err="e\u{301}e\u{301}" dup.16
                  |                                ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "characters that turn and move",
            .program(
                """
                begin
                    push.1 assert.err="\u{202E}\u{1B}[2J\u{200F}" dup.16
                end
                """
            ),
            page: """
                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:2:36
                  |
                2 |     push.1 assert.err="\u{FFFD}\u{FFFD}[2J\u{FFFD}" dup.16
                  |                                    ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "an escape sequence as a name",
            .program(
                """
                begin
                    \u{1B}[31m
                end
                """
            ),
            page: """
                error[lex.unexpected-character]: '\u{FFFD}' has no meaning here
                 --> main.masm:2:5
                  |
                2 |     \u{FFFD}[31m
                  |     ^
                  expected: a name, a number, a quoted text or a sign such as '.' or '::'
                  hint: remove it, or put a '#' in front of a remark for people
                """
        ),
        DiagnosticCase(
            "a carriage return",
            .program(
                """
                begin\r
                    dup.16\r
                end
                """
            ),
            page: """
                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:2:9
                  |
                2 |     dup.16
                  |         ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "a name of 70,000 letters",
            .program("begin\n    " + line("a", 70_000) + "\nend"),
            page: """
                error[parse.unknown-instruction]: there is no instruction \
                'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'
                 --> main.masm:2:5
                  |
                2 |     aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
                aaaaaaaaaaaaaaaaaaaaaaaaaaaa…
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: an instruction or 'end'
                  hint: a procedure of this name is run by \
                'exec.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'
                """
        ),
        DiagnosticCase(
            "a stretch of several lines",
            .program(
                """
                const W = [1, 2, 3, 4]
                const A = W +
                    1
                begin push.A end
                """
            ),
            page: """
                error[semantic.operand-not-integer]: an operand of this expression is no number
                 --> main.masm:2:11
                  |
                2 | const A = W +
                  |           ^^^
                  expected: numbers, or constants that are numbers
                  hint: a constant of another module takes part in one operation at most
                """
        ),
        DiagnosticCase(
            "a hundred thousand bad characters",
            .program("begin\n" + line("? ", 100_000) + "\nend"),
            lastLines: 7,
            page: """
                 --> main.masm:2:63
                  |
                2 | …? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? \
                ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? \
                ? ? ? …
                  |                                                              ^
                  expected: a name, a number, a quoted text or a sign such as '.' or '::'
                  hint: remove it, or put a '#' in front of a remark for people
                further problems are not shown
                """
        ),
        DiagnosticCase(
            "a hundred thousand opened blocks",
            .program("begin\n" + line("while.true\n", 100_000)),
            page: """
                error[assemble.nested-too-deep]: this block is nested too deep
                   --> main.masm:258:7
                    |
                258 | while.true
                    |       ^^^^
                  expected: at most 256 levels
                  hint: move the inner blocks into a procedure
                """
        ),
    ]
}
