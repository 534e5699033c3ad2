// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// What is wrong with the tokens of bodies.
    static let statements: [DiagnosticCase] = [
        DiagnosticCase(
            "a number where a name is due",
            .program(
                """
                proc 5 add end
                begin add end
                """
            ),
            page: """
                error[parse.unexpected-token]: '5' does not fit here
                 --> main.masm:1:6
                  |
                1 | proc 5 add end
                  |      ^
                  expected: the name of a procedure
                  hint: write what is expected in its place or in front of it, or remove it
                """
        ),
        DiagnosticCase(
            "a procedure as other languages write it",
            .program("export foo add end"),
            page: """
                error[parse.unexpected-token]: 'export' does not fit here
                 --> main.masm:1:1
                  |
                1 | export foo add end
                  | ^^^^^^
                  expected: an item
                  hint: a procedure that others may name starts with 'pub proc'
                """
        ),
        DiagnosticCase(
            "a push without a dot",
            .program(
                """
                begin
                    push 5
                end
                """
            ),
            page: """
                error[parse.unexpected-token]: '5' does not fit here
                 --> main.masm:2:10
                  |
                2 |     push 5
                  |          ^
                  expected: '.' and a value, as in 'push.1'
                  hint: write what is expected in its place or in front of it, or remove it
                """
        ),
        DiagnosticCase(
            "a comment with slashes",
            .program(
                """
                begin
                    add // the sum
                end
                """
            ),
            page: """
                error[parse.unexpected-token]: '//' does not fit here
                 --> main.masm:2:9
                  |
                2 |     add // the sum
                  |         ^^
                  expected: an instruction
                  hint: a comment starts with '#'
                """
        ),
        DiagnosticCase(
            "a misspelled instruction",
            .program(
                """
                begin
                    u32wraping_add
                end
                """
            ),
            page: """
                error[parse.unknown-instruction]: there is no instruction 'u32wraping_add'
                 --> main.masm:2:5
                  |
                2 |     u32wraping_add
                  |     ^^^^^^^^^^^^^^
                  expected: an instruction or 'end'
                  hint: did you mean 'u32wrapping_add'?
                """
        ),
        DiagnosticCase(
            "an instruction with a missing dot",
            .program(
                """
                begin
                    dup1
                end
                """
            ),
            page: """
                error[parse.unknown-instruction]: there is no instruction 'dup1'
                 --> main.masm:2:5
                  |
                2 |     dup1
                  |     ^^^^
                  expected: an instruction or 'end'
                  hint: did you mean 'dup.1'?
                """
        ),
        DiagnosticCase(
            "a procedure without exec",
            .program(
                """
                proc hash add end
                begin
                    double_sha
                end
                """
            ),
            page: """
                error[parse.unknown-instruction]: there is no instruction 'double_sha'
                 --> main.masm:3:5
                  |
                3 |     double_sha
                  |     ^^^^^^^^^^
                  expected: an instruction or 'end'
                  hint: a procedure of this name is run by 'exec.double_sha'
                """
        ),
        DiagnosticCase(
            "an end that is missing",
            .program(
                """
                begin
                    if.true
                        add
                end
                """
            ),
            page: """
                error[parse.missing-end]: a block has no 'end'
                 --> main.masm:4:4
                  |
                4 | end
                  |    ^
                  expected: an instruction or 'end'
                  hint: the block that starts in line 1 is open here
                """
        ),
        DiagnosticCase(
            "an empty source",
            .program(""),
            page: """
                error[parse.unexpected-end]: the source ends too early
                 --> main.masm:1:1
                  |
                1 | 
                  | ^
                  expected: an item, such as 'begin' or 'proc'
                  hint: 'begin', 'proc', 'if', 'while' and 'repeat' each need an 'end'
                """
        ),
        DiagnosticCase(
            "documentation within a block",
            .program(
                """
                begin
                    #! Adds.
                    add mul
                end
                """
            ),
            page: """
                error[parse.unexpected-token]: '#! Adds.' does not fit here
                 --> main.masm:2:5
                  |
                2 |     #! Adds.
                  |     ^^^^^^^^
                  expected: an instruction
                  hint: within a block a comment starts with '#' alone
                """
        ),
        DiagnosticCase(
            "an end that is missing before the next procedure",
            .program(
                """
                proc f
                    if.true
                        add
                end

                #! Doubles.
                proc double
                    dup add
                end
                begin exec.double end
                """
            ),
            page: """
                error[parse.missing-end]: a block has no 'end'
                 --> main.masm:6:1
                  |
                6 | #! Doubles.
                  | ^^^^^^^^^^^
                  expected: an instruction or 'end'
                  hint: the block that starts in line 1 is open here
                """
        ),
        DiagnosticCase(
            "a position that no element has",
            .program(
                """
                begin
                    movup.16
                end
                """
            ),
            page: """
                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:2:11
                  |
                2 |     movup.16
                  |           ^^
                  expected: a number from 2 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "an operand of an instruction without",
            .program(
                """
                begin
                    hperm.1
                end
                """
            ),
            page: """
                error[parse.unexpected-token]: '.' does not fit here
                 --> main.masm:2:10
                  |
                2 |     hperm.1
                  |          ^
                  expected: an instruction
                  hint: this instruction takes nothing more behind its name
                """
        ),
        DiagnosticCase(
            "a number that is no field element",
            .program(
                """
                begin
                    push.18446744069414584321
                end
                """
            ),
            page: """
                error[parse.out-of-range]: '18446744069414584321' is out of range
                 --> main.masm:2:10
                  |
                2 |     push.18446744069414584321
                  |          ^^^^^^^^^^^^^^^^^^^^
                  expected: a number from 0 to 18446744069414584320
                  hint: choose a number in this range; there is no other form
                """
        ),
        DiagnosticCase(
            "a word without an order",
            .program(
                """
                begin
                    mem_loadw.4
                end
                """
            ),
            page: """
                error[parse.removed-instruction]: there is no instruction 'mem_loadw'
                 --> main.masm:2:5
                  |
                2 |     mem_loadw.4
                  |     ^^^^^^^^^
                  expected: an instruction that says in which order a word's elements lie
                  hint: write 'mem_loadw_le' or 'mem_loadw_be'
                """
        ),
        DiagnosticCase(
            "seventeen pushes",
            .program(
                """
                begin
                    push.1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17
                end
                """
            ),
            page: """
                error[parse.too-many-pushes]: this push has too many values
                 --> main.masm:2:5
                  |
                2 |     push.1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: 1 to 16 values
                  hint: split it into several
                """
        ),
        DiagnosticCase(
            "a block of 65,536 instructions",
            .program("begin\n" + line("add\n", 65_536) + "end"),
            page: """
                error[parse.body-too-long]: this block has too many instructions
                 --> main.masm:1:1
                  |
                1 | begin
                  | ^^^^^
                  expected: at most 65535
                  hint: move some of them into a procedure
                """
        ),
    ]
}
