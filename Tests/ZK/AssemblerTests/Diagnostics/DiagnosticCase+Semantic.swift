// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// What is wrong within a module.
    static let semantic: [DiagnosticCase] = [
        DiagnosticCase(
            "a name taken twice",
            .program(
                """
                const A = 1
                const A = 2
                begin push.A end
                """
            ),
            page: """
                error[semantic.duplicate-name]: 'A' is declared twice in this module
                 --> main.masm:2:7
                  |
                2 | const A = 2
                  |       ^
                  expected: a name of its own
                  hint: the first is in line 1
                """
        ),
        DiagnosticCase(
            "a module of 65,537 items",
            .program(
                (0...65_536).map { "const A\($0) = 1\n" }.joined()
                    + "begin add end"
            ),
            page: """
                error[semantic.too-many-items]: this module has too many items
                     --> main.masm:65537:7
                      |
                65537 | const A65536 = 1
                      |       ^^^^^^
                  expected: at most 65536
                  hint: move some of them into another module
                """
        ),
        DiagnosticCase(
            "a library with a begin",
            .library([
                ("a::b", "begin add end\npub proc f add end")
            ]),
            page: """
                error[semantic.unexpected-entry-point]: only a program has 'begin'
                 --> a::b:1:1
                  |
                1 | begin add end
                  | ^^^^^
                  expected: 'proc', 'use', 'const', 'type' or 'enum'
                  hint: a procedure that others may call starts with 'pub proc'
                """
        ),
        DiagnosticCase(
            "a program without a begin",
            .program("proc f add end"),
            page: """
                error[semantic.missing-entry-point]: this program does not say where it starts
                 --> main.masm:1:1
                  |
                1 | proc f add end
                  | ^
                  expected: 'begin', instructions and 'end'
                  hint: put what runs first between 'begin' and 'end'
                """
        ),
        DiagnosticCase(
            "a kernel that re-exports",
            .kernel(
                """
                pub use $kernel::lib::f
                pub proc g add end
                """,
                modules: [
                    ("$kernel::lib", "pub proc f add end")
                ]
            ),
            page: """
                error[semantic.reexport-in-kernel]: a kernel cannot re-export
                 --> kernel.masm:1:1
                  |
                1 | pub use $kernel::lib::f
                  | ^^^^^^^^^^^^^^^^^^^^^^^
                  expected: 'use' without 'pub'
                  hint: call what is imported in a 'pub proc' of the kernel
                """
        ),
        DiagnosticCase(
            "an enumeration of 64 bits",
            .program(
                """
                enum Color : u64 { RED }
                begin push.RED end
                """
            ),
            page: """
                error[semantic.enumeration-type]: the type of 'Color' cannot tell variants apart
                 --> main.masm:1:6
                  |
                1 | enum Color : u64 { RED }
                  |      ^^^^^
                  expected: i1, i8, i16, i32, u8, u16, u32 or felt
                  hint: the type stands behind the name: 'enum Name : u8'
                """
        ),
        DiagnosticCase(
            "two variants of one value",
            .program(
                """
                enum Color : u8 { RED = 1, GREEN = 1 }
                begin push.RED end
                """
            ),
            page: """
                error[semantic.duplicate-variant]: 'GREEN' has the value of another variant
                 --> main.masm:1:28
                  |
                1 | enum Color : u8 { RED = 1, GREEN = 1 }
                  |                            ^^^^^
                  expected: a value of its own
                  hint: choose another number; without one it is one more than the last
                """
        ),
        DiagnosticCase(
            "a variant above its type",
            .program(
                """
                enum Color : u8 { RED = 256 }
                begin push.RED end
                """
            ),
            page: """
                error[semantic.variant-out-of-range]: 'RED' does not fit the enumeration's type
                 --> main.masm:1:19
                  |
                1 | enum Color : u8 { RED = 256 }
                  |                   ^^^
                  expected: a number from 0 to 255
                  hint: choose a smaller number, or a larger type such as u32
                """
        ),
        DiagnosticCase(
            "documentation of nothing",
            .program(
                """
                proc f add end
                #! About nothing.
                begin exec.f end
                #! Nor this.
                """,
                isStrict: true
            ),
            page: """
                error[semantic.unused-documentation]: this documentation belongs to nothing
                 --> main.masm:4:1
                  |
                4 | #! Nor this.
                  | ^^^^^^^^^^^^
                  expected: an item behind it
                  hint: an ordinary comment starts with '#' alone
                """
        ),
        DiagnosticCase(
            "an import that nothing uses",
            .program(
                """
                use a::b
                begin add end
                """,
                modules: [
                    ("a::b", "pub proc f add end")
                ],
                isStrict: true
            ),
            page: """
                error[semantic.unused-import]: nothing uses the import 'b'
                 --> main.masm:1:1
                  |
                1 | use a::b
                  | ^^^^^^^^
                  expected: only imports that are used
                  hint: remove it, or use what it names
                """
        ),
        DiagnosticCase(
            "a name that nothing declares",
            .program("begin push.AMOUNT end"),
            page: """
                error[semantic.undefined-name]: nothing here is called 'AMOUNT'
                 --> main.masm:1:12
                  |
                1 | begin push.AMOUNT end
                  |            ^^^^^^
                  expected: a name that this module declares or imports
                  hint: declare it in this module, or import it by 'use'
                """
        ),
        DiagnosticCase(
            "a name misspelled",
            .program(
                """
                proc transfer add end
                begin
                    exec.tranfser
                end
                """
            ),
            page: """
                error[semantic.undefined-name]: nothing here is called 'tranfser'
                 --> main.masm:3:10
                  |
                3 |     exec.tranfser
                  |          ^^^^^^^^
                  expected: a name that this module declares or imports
                  hint: did you mean 'transfer'?
                """
        ),
        DiagnosticCase(
            "a name of another module",
            .program(
                """
                begin
                    exec.square
                end
                """,
                modules: [
                    ("own::math", "pub proc square\n    dup mul\nend")
                ]
            ),
            page: """
                error[semantic.undefined-name]: nothing here is called 'square'
                 --> main.masm:2:10
                  |
                2 |     exec.square
                  |          ^^^^^^
                  expected: a name that this module declares or imports
                  hint: import it: write 'use own::math::square' above
                """
        ),
        DiagnosticCase(
            "a procedure that calls itself",
            .program(
                """
                proc f exec.f end
                begin exec.f end
                """
            ),
            page: """
                error[semantic.self-reference]: 'f' names itself
                 --> main.masm:1:13
                  |
                1 | proc f exec.f end
                  |             ^
                  expected: another procedure
                  hint: there is no recursion; repeat with 'while.true' or 'repeat'
                """
        ),
        DiagnosticCase(
            "a repetition of none",
            .program(
                """
                const N = 0
                begin
                    repeat.N
                        add
                    end
                end
                """
            ),
            page: """
                error[semantic.repeat-count]: a body cannot be repeated 0 times
                 --> main.masm:3:5
                  |
                3 |     repeat.N
                  |     ^^^^^^^^
                  expected: a count from 1 to 1000000
                  hint: remove the body, or put a '#' in front of its lines
                """
        ),
        DiagnosticCase(
            "too many repetitions",
            .program(
                """
                begin
                    repeat.1000001
                        add
                    end
                end
                """
            ),
            page: """
                error[semantic.repeat-count]: a body cannot be repeated 1000001 times
                 --> main.masm:2:5
                  |
                2 |     repeat.1000001
                  |     ^^^^^^^^^^^^^^
                  expected: a count from 1 to 1000000
                  hint: 'while.true' repeats without a limit
                """
        ),
        DiagnosticCase(
            "a word as an address",
            .program(
                """
                const A = [1, 2, 3, 4]
                begin
                    mem_load.A
                end
                """
            ),
            page: """
                error[semantic.wrong-kind]: 'A' is a word
                 --> main.masm:3:14
                  |
                3 |     mem_load.A
                  |              ^
                  expected: a number, or the name of a constant that is one
                  hint: name another constant, or change what this one stands for
                """
        ),
        DiagnosticCase(
            "a number as an error",
            .program(
                """
                const A = 5
                begin
                    assert.err=A
                end
                """
            ),
            page: """
                error[semantic.wrong-kind]: 'A' is a number
                 --> main.masm:3:16
                  |
                3 |     assert.err=A
                  |                ^
                  expected: a text, or the name of a constant that is one
                  hint: name another constant, or change what this one stands for
                """
        ),
        DiagnosticCase(
            "a constant above 32 bits",
            .program(
                """
                const A = 4294967296
                begin
                    mem_load.A
                end
                """
            ),
            page: """
                error[semantic.constant-out-of-range]: 'A' is 4294967296, which is out of range \
                here
                 --> main.masm:3:14
                  |
                3 |     mem_load.A
                  |              ^
                  expected: a number from 0 to 4294967295
                  hint: name another constant, or make this one smaller
                """
        ),
        DiagnosticCase(
            "constants that need each other",
            .program(
                """
                const A = B + 1
                const B = A
                begin push.A end
                """
            ),
            page: """
                error[semantic.constant-circle]: 'A' is defined by itself
                 --> main.masm:2:11
                  |
                2 | const B = A
                  |           ^
                  expected: a value that can be computed
                  hint: give one of the constants on the way a value of its own
                """
        ),
        DiagnosticCase(
            "a sum with a word",
            .program(
                """
                const A = [1, 2, 3, 4]
                const B = A + 1
                begin push.B end
                """
            ),
            page: """
                error[semantic.operand-not-integer]: an operand of this expression is no number
                 --> main.masm:2:11
                  |
                2 | const B = A + 1
                  |           ^^^^^
                  expected: numbers, or constants that are numbers
                  hint: a constant of another module takes part in one operation at most
                """
        ),
        DiagnosticCase(
            "a program that offers a procedure",
            .program(
                """
                pub proc double
                    dup add
                end
                begin exec.double end
                """
            ),
            page: """
                error[semantic.export-in-program]: a program offers no procedures
                 --> main.masm:1:10
                  |
                1 | pub proc double
                  |          ^^^^^^
                  expected: 'proc' or 'use' without 'pub'
                  hint: drop 'pub', or put the procedure into a module of its own
                """
        ),
        DiagnosticCase(
            "a computation with what waits, before a path that leads nowhere",
            .program(
                """
                const A = q::N * 2
                const B = 5 - A
                begin push.B end
                """
            ),
            page: """
                error[semantic.operand-not-integer]: an operand of this expression is no number
                 --> main.masm:2:11
                  |
                2 | const B = 5 - A
                  |           ^^^^^
                  expected: numbers, or constants that are numbers
                  hint: a constant of another module takes part in one operation at most

                error[link.undefined-path]: nothing is found under '::q::N'
                 --> main.masm:1:11
                  |
                1 | const A = q::N * 2
                  |           ^^^^
                  expected: a path into a module or library that was given
                  hint: was its library or folder given?
                """
        ),
        DiagnosticCase(
            "a division by a constant zero",
            .program(
                """
                const A = 0
                const B = 7 / A
                begin push.B end
                """
            ),
            page: """
                error[semantic.division-by-zero]: division by zero
                 --> main.masm:2:11
                  |
                2 | const B = 7 / A
                  |           ^^^^^
                  expected: a divisor other than 0
                  hint: nothing can be divided by 0: write another number or constant
                """
        ),
        DiagnosticCase(
            "a difference below zero",
            .program(
                """
                const A = 1
                const B = A - 2
                begin push.B end
                """
            ),
            page: """
                error[semantic.constant-overflow]: the result is out of range
                 --> main.masm:2:11
                  |
                2 | const B = A - 2
                  |           ^^^^^
                  expected: a number from 0 to 18446744069414584320
                  hint: constants neither wrap around nor become negative
                """
        ),
        DiagnosticCase(
            "a key of the advice map given twice",
            .program(
                """
                adv_map A(0x0101010101010101010101010101010101010101010101010101010101010101\
                ) = [1]
                adv_map B(0x0101010101010101010101010101010101010101010101010101010101010101\
                ) = [2]
                begin push.A end
                """
            ),
            page: """
                error[semantic.duplicate-advice-key]: this key of the advice map is already taken
                 --> main.masm:2:9
                  |
                2 | adv_map B(0x0101010101010101010101010101010101010101010101010101010101010101\
                ) = [2]
                  |         ^
                  expected: each key once
                  hint: without a key in parentheses the hash of the values is the key
                """
        ),
        DiagnosticCase(
            "a syscall by path",
            .program(
                """
                begin
                    syscall.a::b
                end
                """
            ),
            page: """
                error[semantic.syscall-path]: a syscall names a kernel procedure alone
                 --> main.masm:2:13
                  |
                2 |     syscall.a::b
                  |             ^^^^
                  expected: one name without '::'
                  hint: drop the module's path
                """
        ),
    ]
}
