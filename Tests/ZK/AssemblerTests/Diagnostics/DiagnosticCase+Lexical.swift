// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// What is wrong with characters.
    static let lexical: [DiagnosticCase] = [
        DiagnosticCase(
            "bytes that are no text",
            .bytes([0x62, 0x65, 0x67, 0x69, 0x6E, 0x20, 0xFF, 0x20, 0x65, 0x6E, 0x64]),
            page: """
                error[lex.invalid-utf8]: these bytes are no text
                 --> main.masm:1:7
                  |
                1 | begin \u{FFFD} end
                  |       ^
                  expected: text in UTF-8
                  hint: save the file as UTF-8
                """
        ),
        DiagnosticCase(
            "a sign without a meaning",
            .program(
                """
                begin
                    push.1 & add
                end
                """
            ),
            page: """
                error[lex.unexpected-character]: '&' has no meaning here
                 --> main.masm:2:12
                  |
                2 |     push.1 & add
                  |            ^
                  expected: a name, a number, a quoted text or a sign such as '.' or '::'
                  hint: remove it, or put a '#' in front of a remark for people
                """
        ),
        DiagnosticCase(
            "a text in single quotes",
            .program(
                """
                begin
                    assert.err='no'
                end
                """
            ),
            page: """
                error[lex.unexpected-character]: "'no'" has no meaning here
                 --> main.masm:2:16
                  |
                2 |     assert.err='no'
                  |                ^^^^
                  expected: a name, a number, a quoted text or a sign such as '.' or '::'
                  hint: texts stand in straight double quotes: "..."
                """
        ),
        DiagnosticCase(
            "a name with foreign letters",
            .program(
                """
                proc größe add end
                begin
                    push.1
                end
                """
            ),
            page: """
                error[lex.malformed-word]: 'größe' cannot be a name
                 --> main.masm:1:6
                  |
                1 | proc größe add end
                  |      ^^^^^
                  expected: letters a to z, digits and '_', at most one '_' in front
                  hint: any other name stands in double quotes: "..."
                """
        ),
        DiagnosticCase(
            "a name with two underscores",
            .program(
                """
                const __A = 1
                begin
                    push.1
                end
                """
            ),
            page: """
                error[lex.malformed-word]: '__A' cannot be a name
                 --> main.masm:1:7
                  |
                1 | const __A = 1
                  |       ^^^
                  expected: letters a to z, digits and '_', at most one '_' in front
                  hint: any other name stands in double quotes: "..."
                """
        ),
        DiagnosticCase(
            "a name with a dollar",
            .program(
                """
                begin
                    exec.$main
                end
                """
            ),
            page: """
                error[lex.malformed-word]: '$main' cannot be a name
                 --> main.masm:2:10
                  |
                2 |     exec.$main
                  |          ^^^^^
                  expected: letters a to z, digits and '_', at most one '_' in front
                  hint: only '$kernel' and '$exec' start with '$'
                """
        ),
        DiagnosticCase(
            "a text that does not end",
            .program(
                """
                begin
                    assert.err="no
                end
                """
            ),
            page: """
                error[lex.unclosed-quote]: this quoted text does not end on its line
                 --> main.masm:2:16
                  |
                2 |     assert.err="no
                  |                ^^^
                  expected: '"' at its end
                  hint: a '"' within a text is written '\\"'
                """
        ),
        DiagnosticCase(
            "a number above 2^64",
            .program(
                """
                begin
                    push.99999999999999999999
                end
                """
            ),
            page: """
                error[lex.number-too-large]: this number is too large
                 --> main.masm:2:10
                  |
                2 |     push.99999999999999999999
                  |          ^^^^^^^^^^^^^^^^^^^^
                  expected: a number from 0 to 18446744069414584320
                  hint: numbers are elements of the field of 2^64 - 2^32 + 1
                """
        ),
        DiagnosticCase(
            "a hexadecimal number of 20 digits",
            .program(
                """
                begin
                    push.0x12345678901234567890
                end
                """
            ),
            page: """
                error[lex.hex-length]: this hexadecimal number has 20 digits
                 --> main.masm:2:10
                  |
                2 |     push.0x12345678901234567890
                  |          ^^^^^^^^^^^^^^^^^^^^^^
                  expected: 1 to 16 digits for a number, 64 for a word of four
                  hint: a word is four numbers of 16 digits each; fill up with zeros
                """
        ),
        DiagnosticCase(
            "a binary number of 33 digits",
            .program(
                """
                begin
                    u32and.0b101010101010101010101010101010101
                end
                """
            ),
            page: """
                error[lex.binary-length]: this binary number has 33 digits
                 --> main.masm:2:12
                  |
                2 |     u32and.0b101010101010101010101010101010101
                  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: 1 to 32 digits
                  hint: write a larger number in decimal, or with '0x'
                """
        ),
        DiagnosticCase(
            "a prefix alone",
            .program(
                """
                begin
                    push.0x
                end
                """
            ),
            page: """
                error[lex.missing-digits]: there are no digits behind the prefix
                 --> main.masm:2:10
                  |
                2 |     push.0x
                  |          ^^
                  expected: digits, as in '0xff' or '0b101'
                  hint: remove the prefix if a decimal number follows
                """
        ),
    ]
}
