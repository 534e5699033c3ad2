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
                  hint: remove the prefix if a decimal number follows

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
                  hint: choose a number in this range; there is no other form

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
                  hint: declare it in this module, or import it by 'use'

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
                  hint: declare it in this module, or import it by 'use'
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
                  hint: write what is expected in its place or in front of it, or remove it

                error[parse.unexpected-token]: '5' does not fit here
                 --> main.masm:6:23
                  |
                6 |     push.1 assert.err=5
                  |                       ^
                  expected: a quoted text
                  hint: write what is expected in its place or in front of it, or remove it
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
                  hint: declare it in this module, or import it by 'use'
                """
        ),
        DiagnosticCase(
            "more than can be shown",
            .program("begin\n" + line("    push.A assert push.B\n", 1_000) + "end"),
            lastLines: 8,
            page: """
                error[semantic.undefined-name]: nothing here is called 'B'
                  --> main.masm:17:24
                   |
                17 |     push.A assert push.B
                   |                        ^
                  expected: a name that this module declares or imports
                  hint: declare it in this module, or import it by 'use'
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
        DiagnosticCase(
            "bodies that cannot be lowered, one called by the other",
            .program(
                """
                const BITS = 40
                const NONE = 0
                begin
                    u32shl.BITS
                    exec.caller
                    div.NONE
                end
                proc caller
                    exec.callee
                    debug.stack
                end
                @locals(4)
                proc callee
                    push.1
                    loc_store.4
                    if.true
                        loc_load.5
                    else
                        loc_load.0
                    end
                end
                """
            ),
            page: """
                error[assemble.shift-out-of-range]: 32 bits cannot be shifted by 40
                 --> main.masm:4:5
                  |
                4 |     u32shl.BITS
                  |     ^^^^^^^^^^^
                  expected: a number from 0 to 31
                  hint: 'miden::core::math::u64' shifts numbers of 64 bits

                error[assemble.division-by-zero]: division by zero
                 --> main.masm:6:5
                  |
                6 |     div.NONE
                  |     ^^^^^^^^
                  expected: a divisor other than 0
                  hint: nothing can be divided by 0: write another number or constant

                error[assemble.local-out-of-range]: there is no local 4, only 4 of them
                  --> main.masm:15:5
                   |
                15 |     loc_store.4
                   |     ^^^^^^^^^^^
                  expected: a local from 0 to 3
                  hint: write '@locals(8)' in front of 'proc'

                error[assemble.local-out-of-range]: there is no local 5, only 4 of them
                  --> main.masm:17:9
                   |
                17 |         loc_load.5
                   |         ^^^^^^^^^^
                  expected: a local from 0 to 3
                  hint: write '@locals(8)' in front of 'proc'
                """
        ),
        DiagnosticCase(
            "procedures of a library, each with a problem",
            .library([
                (
                    "a::b",
                    """
                    use a::c::h
                    pub use a::c
                    const BITS = 32
                    @locals(1)
                    pub proc f exec.k u32shr.BITS end
                    @locals(2)
                    pub proc g exec.k u32rotl.BITS end
                    @locals(3)
                    pub proc i exec.h exec.k end
                    proc k debug.stack end
                    """
                ),
                ("a::c", "@locals(4)\npub proc h loc_load.9 end"),
            ]),
            page: """
                error[link.not-a-procedure]: '::a::c' is no procedure
                 --> a::b:2:1
                  |
                2 | pub use a::c
                  | ^^^^^^^^^^^^
                  expected: the name or path of a procedure
                  hint: only what 'proc' declares can be called

                error[assemble.shift-out-of-range]: 32 bits cannot be shifted by 32
                 --> a::b:5:19
                  |
                5 | pub proc f exec.k u32shr.BITS end
                  |                   ^^^^^^^^^^^
                  expected: a number from 0 to 31
                  hint: 'miden::core::math::u64' shifts numbers of 64 bits

                error[assemble.shift-out-of-range]: 32 bits cannot be shifted by 32
                 --> a::b:7:19
                  |
                7 | pub proc g exec.k u32rotl.BITS end
                  |                   ^^^^^^^^^^^^
                  expected: a number from 0 to 31
                  hint: 'miden::core::math::u64' shifts numbers of 64 bits

                error[assemble.empty-procedure]: 'k' does nothing that is executed
                  --> a::b:10:6
                   |
                10 | proc k debug.stack end
                   |      ^
                  expected: an instruction beside the remarks
                  hint: 'nop' does nothing in one cycle

                error[assemble.local-out-of-range]: there is no local 9, only 4 of them
                 --> a::c:2:12
                  |
                2 | pub proc h loc_load.9 end
                  |            ^^^^^^^^^^
                  expected: a local from 0 to 3
                  hint: write '@locals(12)' in front of 'proc'
                """
        ),
        DiagnosticCase(
            "a problem in each of a hundred procedures",
            .library([
                (
                    "a::b",
                    (0..<100).map { "pub proc p\($0) push.\($0) loc_store.\($0) end\n" }.joined()
                )
            ]),
            lastLines: 7,
            page: """
                  --> a::b:32:22
                   |
                32 | pub proc p31 push.31 loc_store.31 end
                   |                      ^^^^^^^^^^^^
                  expected: a procedure with locals; 'begin' has none
                  hint: write '@locals(32)' in front of 'proc'
                further problems are not shown
                """
        ),
        DiagnosticCase(
            "two circles of calls",
            .program(
                """
                proc a exec.b end
                proc b exec.a end
                proc c exec.d end
                proc d exec.c exec.a end
                begin exec.a exec.c end
                """
            ),
            page: """
                error[link.procedure-circle]: '::$exec::a' calls itself through other procedures
                 --> main.masm:1:6
                  |
                1 | proc a exec.b end
                  |      ^
                  expected: calls that end
                  hint: there is no recursion; repeat with 'while.true' or 'repeat'

                error[link.procedure-circle]: '::$exec::c' calls itself through other procedures
                 --> main.masm:3:6
                  |
                3 | proc c exec.d end
                  |      ^
                  expected: calls that end
                  hint: there is no recursion; repeat with 'while.true' or 'repeat'
                """
        ),
        DiagnosticCase(
            "a problem before the room ends",
            .program(
                """
                proc f
                    loc_load.0
                end
                begin
                    exec.f
                    repeat.999999 repeat.999999 swap add end end
                end
                """
            ),
            page: """
                error[assemble.local-out-of-range]: there is no local 0, only 0 of them
                 --> main.masm:2:5
                  |
                2 |     loc_load.0
                  |     ^^^^^^^^^^
                  expected: a procedure with locals; 'begin' has none
                  hint: write '@locals(4)' in front of 'proc'

                error[assemble.too-large]: the code grows too large
                 --> main.masm:6:5
                  |
                6 |     repeat.999999 repeat.999999 swap add end end
                  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: at most 16777216 operations and nodes
                  hint: lower the counts of 'repeat', or repeat with 'while.true'
                """
        ),
    ]
}
