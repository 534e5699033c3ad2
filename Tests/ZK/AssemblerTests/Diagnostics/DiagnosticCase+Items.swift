// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// What is wrong with the tokens of declarations.
    static let items: [DiagnosticCase] = [
        DiagnosticCase(
            "a literal zero as divisor",
            .program(
                """
                begin
                    u32div.0
                end
                """
            ),
            page: """
                error[parse.division-by-zero]: division by zero
                 --> main.masm:2:5
                  |
                2 |     u32div.0
                  |     ^^^^^^^^
                  expected: a divisor other than 0
                  hint: nothing can be divided by 0: write another number or constant
                """
        ),
        DiagnosticCase(
            "a sum of literals above the field",
            .program(
                """
                const A = 18446744069414584320 + 1
                begin push.A end
                """
            ),
            page: """
                error[parse.constant-overflow]: the result is out of range
                 --> main.masm:1:11
                  |
                1 | const A = 18446744069414584320 + 1
                  |           ^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: a number from 0 to 18446744069414584320
                  hint: constants neither wrap around nor become negative
                """
        ),
        DiagnosticCase(
            "a text in a sum",
            .program(
                """
                const A = 1 + "x"
                begin push.A end
                """
            ),
            page: """
                error[parse.text-in-arithmetic]: a text cannot be used as a number
                 --> main.masm:1:15
                  |
                1 | const A = 1 + "x"
                  |               ^^^
                  expected: a number or the name of a constant
                  hint: a number stands without quotes
                """
        ),
        DiagnosticCase(
            "types nested too deep",
            .program(
                "type Aa = "
                    + line("ptr<", 300)
                    + "felt"
                    + line(">", 300)
                    + "\nbegin add end"
            ),
            page: """
                error[parse.nested-too-deep]: this is nested too deep
                 --> main.masm:1:1039
                  |
                1 | …ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr\
                <ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr<ptr\
                <ptr<…
                  |                                                              ^^^
                  expected: at most 256 levels
                  hint: give a part a name of its own
                """
        ),
        DiagnosticCase(
            "a root of 16 digits",
            .program(
                """
                begin
                    exec.0x1234567890abcdef
                end
                """
            ),
            page: """
                error[parse.malformed-root]: this number is no root of a procedure
                 --> main.masm:2:10
                  |
                2 |     exec.0x1234567890abcdef
                  |          ^^^^^^^^^^^^^^^^^^
                  expected: 0x and 64 hexadecimal digits
                  hint: copy the digest whole, as 'swift-miden vm assemble' prints it
                """
        ),
        DiagnosticCase(
            "an import of one name",
            .program(
                """
                use foo
                begin add end
                """
            ),
            page: """
                error[parse.import-without-module]: this path has only one name
                 --> main.masm:1:5
                  |
                1 | use foo
                  |     ^^^
                  expected: a module and a name, such as 'miden::core::math::u64'
                  hint: write the module and '::' in front of the name
                """
        ),
        DiagnosticCase(
            "a root without a name",
            .program(
                """
                use 0x0101010101010101010101010101010101010101010101010101010101010101
                begin add end
                """
            ),
            page: """
                error[parse.unnamed-root]: an imported root needs a name
                 --> main.masm:1:5
                  |
                1 | use 0x0101010101010101010101010101010101010101010101010101010101010101
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: '->' and a name behind the root
                  hint: write 'use 0x... -> name'; 'exec.name' then calls it
                """
        ),
        DiagnosticCase(
            "documentation of 70,000 bytes",
            .program(
                "\n#! "
                    + line("a", 70_000)
                    + "\nproc f add end\nbegin\n    exec.f\nend"
            ),
            page: """
                error[parse.documentation-too-long]: this documentation is too long
                 --> main.masm:2:1
                  |
                2 | #! aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\
                aaaaaaaaaaaaaaaaaaaaaaaa…
                  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\
                ^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: at most 65535 bytes
                  hint: ordinary comments, which start with '#', may have any length
                """
        ),
        DiagnosticCase(
            "a structure of 256 fields",
            .program(
                "type Aa = struct { "
                    + line("a: felt, ", 256)
                    + "}\nbegin\n    add\nend"
            ),
            page: """
                error[parse.too-many-fields]: this structure has too many fields
                 --> main.masm:1:11
                  |
                1 | type Aa = struct { a: felt, a: felt, a: felt, a: felt, a: felt, a: felt, a: \
                felt, a: felt, a: felt, a: felt, a…
                  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: at most 255
                  hint: put some of them into a structure of their own
                """
        ),
        DiagnosticCase(
            "an attribute given twice",
            .program(
                """
                @locals(1) @locals(2)
                proc f add end
                begin exec.f end
                """
            ),
            page: """
                error[parse.repeated-attribute]: 'locals' is given twice
                 --> main.masm:1:12
                  |
                1 | @locals(1) @locals(2)
                  |            ^^^^^^^^^^
                  expected: each attribute once
                  hint: remove one of the two
                """
        ),
        DiagnosticCase(
            "locals that are no number",
            .program(
                """
                @locals(many)
                proc f add end
                begin exec.f end
                """
            ),
            page: """
                error[parse.malformed-attribute]: 'locals' does not have this form
                 --> main.masm:1:1
                  |
                1 | @locals(many)
                  | ^^^^^^^^^^^^^
                  expected: a number from 0 to 65532
                  hint: write it as said here, or leave it out
                """
        ),
        DiagnosticCase(
            "an unknown calling convention",
            .program(
                """
                @callconv(pascal)
                proc f add end
                begin exec.f end
                """
            ),
            page: """
                error[parse.malformed-attribute]: 'callconv' does not have this form
                 --> main.masm:1:1
                  |
                1 | @callconv(pascal)
                  | ^^^^^^^^^^^^^^^^^
                  expected: fast, C, wasm, canon-lift or component-model
                  hint: write it as said here, or leave it out
                """
        ),
        DiagnosticCase(
            "an unknown layout",
            .program(
                """
                type Aa = struct @loose { a: felt }
                begin add end
                """
            ),
            page: """
                error[parse.malformed-attribute]: 'loose' does not have this form
                 --> main.masm:1:18
                  |
                1 | type Aa = struct @loose { a: felt }
                  |                  ^^^^^^
                  expected: @packed, @transparent, @bigendian or @align(1), up to 65535
                  hint: write it as said here, or leave it out
                """
        ),
        DiagnosticCase(
            "a name with a sign that names do not have",
            .program(
                """
                proc "a#b" add end
                begin add end
                """
            ),
            page: """
                error[parse.malformed-name]: 'a#b' cannot be a name
                 --> main.masm:1:6
                  |
                1 | proc "a#b" add end
                  |      ^^^^^
                  expected: letters, digits and visible signs but '#', and at most 65535 bytes
                  hint: choose a simpler one, such as 'my_name'
                """
        ),
        DiagnosticCase(
            "a misspelled head of a block",
            .program(
                """
                begin
                    while.ture
                        add
                    end
                    dup.99
                end
                """
            ),
            page: """
                error[parse.unexpected-token]: 'ture' does not fit here
                 --> main.masm:2:11
                  |
                2 |     while.ture
                  |           ^^^^
                  expected: 'true'
                  hint: write what is expected in its place or in front of it, or remove it

                error[parse.out-of-range]: '99' is out of range
                 --> main.masm:5:9
                  |
                5 |     dup.99
                  |         ^^
                  expected: a number from 0 to 15
                  hint: choose a number in this range; there is no other form
                """
        ),
    ]
}
