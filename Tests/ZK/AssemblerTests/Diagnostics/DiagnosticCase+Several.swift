// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// Several problems in one run.
    static let several: [DiagnosticCase] = [
        DiagnosticCase(
            "a bad character, a bad statement and bad names",
            .program(
                """
                const LIMIT = 10 ; the limit
                proc transfer
                    push.LIMIT
                    dup.16 drop
                    tranfser
                    exec.nobody
                end
                proc receive
                    push.LIMT
                    mem_store.0x
                end
                begin
                    exec.transfer
                    exec.recieve
                end
                """
            ),
            page: """
                error[lex.missing-digits]: there are no digits behind the prefix
                  --> main.masm:10:15
                   |
                10 |     mem_store.0x
                   |               ^^
                  expected: digits, as in '0xff' or '0b101'

                error[parse.unexpected-token]: ';' does not fit here
                 --> main.masm:1:18
                  |
                1 | const LIMIT = 10 ; the limit
                  |                  ^
                  expected: an item
                  hint: instructions stand side by side, with blanks between

                error[parse.out-of-range]: '16' is out of range
                 --> main.masm:4:9
                  |
                4 |     dup.16 drop
                  |         ^^
                  expected: a number from 0 to 15

                error[parse.unknown-instruction]: there is no instruction 'tranfser'
                 --> main.masm:5:5
                  |
                5 |     tranfser
                  |     ^^^^^^^^
                  expected: an instruction or 'end'
                  hint: a procedure of this name is run by 'exec.tranfser'

                error[semantic.undefined-name]: nothing here is called 'nobody'
                 --> main.masm:6:10
                  |
                6 |     exec.nobody
                  |          ^^^^^^
                  expected: a name that this module declares or imports

                error[semantic.undefined-name]: nothing here is called 'LIMT'
                 --> main.masm:9:10
                  |
                9 |     push.LIMT
                  |          ^^^^
                  expected: a name that this module declares or imports
                  hint: did you mean 'LIMIT'?

                error[semantic.undefined-name]: nothing here is called 'recieve'
                  --> main.masm:14:10
                   |
                14 |     exec.recieve
                   |          ^^^^^^^
                  expected: a name that this module declares or imports
                  hint: did you mean 'receive'?
                """
        ),
        DiagnosticCase(
            "a bad number and what uses it",
            .program(
                """
                const A = 99999999999999999999
                const B = A + 1
                begin
                    repeat.B add end
                    push.C
                end
                """
            ),
            page: """
                error[lex.number-too-large]: this number is too large
                 --> main.masm:1:11
                  |
                1 | const A = 99999999999999999999
                  |           ^^^^^^^^^^^^^^^^^^^^
                  expected: a number from 0 to 18446744069414584320
                  hint: numbers are elements of the field of 2^64 - 2^32 + 1

                error[semantic.undefined-name]: nothing here is called 'C'
                 --> main.masm:5:10
                  |
                5 |     push.C
                  |          ^
                  expected: a name that this module declares or imports
                """
        ),
        DiagnosticCase(
            "an item that may have declared a name",
            .program(
                """
                proc SUM
                    add
                end
                begin
                    exec.sum
                    push.1 assert.err=5
                end
                """
            ),
            page: """
                error[parse.unexpected-token]: 'SUM' does not fit here
                 --> main.masm:1:6
                  |
                1 | proc SUM
                  |      ^^^
                  expected: the name of a procedure, with a small letter in it

                error[parse.unexpected-token]: '5' does not fit here
                 --> main.masm:6:23
                  |
                6 |     push.1 assert.err=5
                  |                       ^
                  expected: a quoted text
                """
        ),
        DiagnosticCase(
            "a head that is misspelled",
            .program(
                """
                proc f
                    iff.true
                        add
                    else
                        mul
                    end
                end
                begin
                    exec.f
                    exec.g
                end
                """
            ),
            page: """
                error[parse.unknown-instruction]: there is no instruction 'iff'
                 --> main.masm:2:5
                  |
                2 |     iff.true
                  |     ^^^
                  expected: an instruction or 'end'
                  hint: did you mean 'if'?

                error[semantic.undefined-name]: nothing here is called 'g'
                  --> main.masm:10:10
                   |
                10 |     exec.g
                   |          ^
                  expected: a name that this module declares or imports
                """
        ),
        DiagnosticCase(
            "more than can be shown",
            .program("begin\n" + line("    push.A assert push.B\n", 1_000) + "end"),
            lastLines: 7,
            page: """
                error[semantic.undefined-name]: nothing here is called 'B'
                  --> main.masm:17:24
                   |
                17 |     push.A assert push.B
                   |                        ^
                  expected: a name that this module declares or imports
                further problems are not shown
                """
        ),
        DiagnosticCase(
            "two modules",
            .library([
                ("a::b", "use a::c\npub proc f\n    exec.c::g\n    exec.c::h\nend"),
                ("a::c", "pub proc g\n    ad\nend"),
            ]),
            page: """
                error[parse.unknown-instruction]: there is no instruction 'ad'
                 --> a::c:2:5
                  |
                2 |     ad
                  |     ^^
                  expected: an instruction or 'end'
                  hint: did you mean 'add'?

                error[link.undefined-path]: nothing is found under '::a::c::h'
                 --> a::b:4:10
                  |
                4 |     exec.c::h
                  |          ^^^^
                  expected: a path into a module or library that was given
                  hint: was its library or folder given?
                """
        ),
    ]
}
