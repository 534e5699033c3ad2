// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// What is wrong between modules.
    static let link: [DiagnosticCase] = [
        DiagnosticCase(
            "a structure at multiples of five bytes",
            .program(
                """
                type Pair = struct @align(5) { x: felt, y: u8 }
                begin nop end
                """
            ),
            page: """
                error[link.uneven-alignment]: nothing can be aligned to 5 bytes
                 --> main.masm:1:1
                  |
                1 | type Pair = struct @align(5) { x: felt, y: u8 }
                  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: a power of two, up to 32768
                  hint: write another number in '@align(…)'
                """
        ),
        DiagnosticCase(
            "a division by the zero of another module",
            .program(
                """
                use a::b
                const A = 7 / b::ZERO
                begin push.A end
                """,
                modules: [("a::b", "pub const ZERO = 0")]
            ),
            page: """
                error[link.division-by-zero]: division by zero
                 --> main.masm:2:11
                  |
                2 | const A = 7 / b::ZERO
                  |           ^^^^^^^^^^^
                  expected: a divisor other than 0
                  hint: nothing can be divided by 0: write another number or constant
                """
        ),
        DiagnosticCase(
            "a product with a constant of another module that is too large",
            .program(
                """
                use a::b
                const A = b::TWO * 0xFFFFFFFF00000000
                begin push.A end
                """,
                modules: [("a::b", "pub const TWO = 2")]
            ),
            page: """
                error[link.constant-overflow]: the result is out of range
                 --> main.masm:2:11
                  |
                2 | const A = b::TWO * 0xFFFFFFFF00000000
                  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: a number from 0 to 18446744069414584320
                  hint: constants neither wrap around nor become negative
                """
        ),
        DiagnosticCase(
            "a module without an import",
            .program(
                """
                begin
                    push.1.2
                    exec.u64::wrapping_add
                end
                """,
                modules: [
                    ("miden::core::math::u64", "pub proc wrapping_add add end")
                ]
            ),
            page: """
                error[link.undefined-path]: nothing is found under '::u64::wrapping_add'
                 --> main.masm:3:10
                  |
                3 |     exec.u64::wrapping_add
                  |          ^^^^^^^^^^^^^^^^^
                  expected: a path into a module or library that was given
                  hint: import it: write 'use miden::core::math::u64' above
                """
        ),
        DiagnosticCase(
            "an item that its module lacks",
            .program(
                """
                use a::b
                begin
                    exec.b::wraping_add
                end
                """,
                modules: [
                    ("a::b", "pub proc wrapping_add add end")
                ]
            ),
            page: """
                error[link.undefined-path]: nothing is found under '::a::b::wraping_add'
                 --> main.masm:3:10
                  |
                3 |     exec.b::wraping_add
                  |          ^^^^^^^^^^^^^^
                  expected: a path into a module or library that was given
                  hint: did you mean '::a::b::wrapping_add'?
                """
        ),
        DiagnosticCase(
            "a library that was not given",
            .program(
                """
                use nowhere::math
                begin
                    exec.math::add
                end
                """
            ),
            page: """
                error[link.undefined-path]: nothing is found under '::nowhere::math'
                 --> main.masm:1:1
                  |
                1 | use nowhere::math
                  | ^^^^^^^^^^^^^^^^^
                  expected: a path into a module or library that was given
                  hint: was its library or folder given?
                """
        ),
        DiagnosticCase(
            "an item that is not public",
            .program(
                """
                use a::b
                begin
                    exec.b::g
                end
                """,
                modules: [
                    ("a::b", "proc g add end\npub proc h exec.g end")
                ]
            ),
            page: """
                error[link.not-public]: '::a::b::g' is not public
                 --> main.masm:3:10
                  |
                3 |     exec.b::g
                  |          ^^^^
                  expected: a public item, or one of this module
                  hint: write 'pub' in front of its declaration
                """
        ),
        DiagnosticCase(
            "a path through a procedure",
            .program(
                """
                proc f add end
                begin
                    exec.f::g
                end
                """
            ),
            page: """
                error[link.not-a-module]: 'f' is no module here
                 --> main.masm:3:10
                  |
                3 |     exec.f::g
                  |          ^^^^
                  expected: an imported module in front of '::'
                  hint: import one by 'use'; '->' gives it another name
                """
        ),
        DiagnosticCase(
            "a type that is called",
            .program(
                """
                type amount = felt
                begin
                    exec.amount
                end
                """
            ),
            page: """
                error[link.not-a-procedure]: '::amount' is no procedure
                 --> main.masm:3:10
                  |
                3 |     exec.amount
                  |          ^^^^^^
                  expected: the name or path of a procedure
                  hint: only what 'proc' declares can be called
                """
        ),
        DiagnosticCase(
            "a procedure that is pushed",
            .program(
                """
                proc "LIMIT" add end
                begin push.LIMIT end
                """
            ),
            page: """
                error[link.not-a-constant]: 'LIMIT' is no constant
                 --> main.masm:2:12
                  |
                2 | begin push.LIMIT end
                  |            ^^^^^
                  expected: the name of a constant, such as 'const A = 1' declares
                  hint: declare it by 'const', or import it
                """
        ),
        DiagnosticCase(
            "a procedure as a type",
            .program(
                """
                proc f add end
                proc g(a: f) add end
                begin exec.g end
                """
            ),
            page: """
                error[link.not-a-type]: 'f' is no type
                 --> main.masm:2:11
                  |
                2 | proc g(a: f) add end
                  |           ^
                  expected: felt, word, an integer type or the name of a type
                  hint: declare it by 'type' or 'enum', or import it
                """
        ),
        DiagnosticCase(
            "procedures that call each other",
            .program(
                """
                proc f exec.g end
                proc g exec.f end
                begin exec.f end
                """
            ),
            page: """
                error[link.procedure-circle]: '::$exec::f' calls itself through other procedures
                 --> main.masm:1:6
                  |
                1 | proc f exec.g end
                  |      ^
                  expected: calls that end
                  hint: there is no recursion; repeat with 'while.true' or 'repeat'
                """
        ),
        DiagnosticCase(
            "imports that lead to each other",
            .library([
                ("x::a", "pub use x::b::g->f"),
                ("x::b", "pub use x::a::f->g"),
            ]),
            page: """
                error[link.import-circle]: the import '::x::b::g' leads back to itself
                 --> x::a:1:1
                  |
                1 | pub use x::b::g->f
                  | ^^^^^^^^^^^^^^^^^^
                  expected: imports that end at a declaration
                  hint: let one of them name the module that declares it

                error[link.import-circle]: the import '::x::a::f' leads back to itself
                 --> x::b:1:1
                  |
                1 | pub use x::a::f->g
                  | ^^^^^^^^^^^^^^^^^^
                  expected: imports that end at a declaration
                  hint: let one of them name the module that declares it
                """
        ),
        DiagnosticCase(
            "two modules of one path",
            .library([
                ("x::a", "pub proc f add end"),
                ("x::a", "pub proc f add end"),
            ]),
            page: """
                error[link.duplicate-module]: there are two modules '::x::a'
                  expected: one module under each path
                  hint: was a file or a library given twice?
                """
        ),
        DiagnosticCase(
            "a syscall without a kernel",
            .program(
                """
                begin
                    syscall.answer
                end
                """
            ),
            page: """
                error[link.no-kernel]: there is no kernel that offers 'answer'
                 --> main.masm:2:13
                  |
                2 |     syscall.answer
                  |             ^^^^^^
                  expected: a kernel, given beside the source
                  hint: procedures of libraries are called by 'exec' or 'call'
                """
        ),
        DiagnosticCase(
            "a syscall of nothing",
            .program(
                """
                begin
                    syscall.anser
                end
                """,
                kernel: "pub proc answer\n    push.42 drop\nend"
            ),
            page: """
                error[link.not-in-kernel]: the kernel offers no 'anser'
                 --> main.masm:2:13
                  |
                2 |     syscall.anser
                  |             ^^^^^
                  expected: a public procedure of the kernel
                  hint: did you mean 'answer'?
                """
        ),
        DiagnosticCase(
            "a kernel procedure without a syscall",
            .program(
                """
                begin
                    exec.::$kernel::answer
                end
                """,
                kernel: "pub proc answer\n    push.42 drop\nend"
            ),
            page: """
                error[link.kernel-procedure]: '::$kernel::answer' belongs to the kernel
                 --> main.masm:2:10
                  |
                2 |     exec.::$kernel::answer
                  |          ^^^^^^^^^^^^^^^^^
                  expected: a procedure outside of the kernel
                  hint: reach it by 'syscall'
                """
        ),
        DiagnosticCase(
            "no modules",
            .library([]),
            page: """
                error[link.no-modules]: there is no module to assemble
                  expected: one module or more
                  hint: name a .masm file, or a folder that holds one
                """
        ),
        DiagnosticCase(
            "a wide variant in a type",
            .program(
                """
                enum Size : felt { LARGE = 4294967296 }
                type Aa = Size
                begin push.LARGE end
                """
            ),
            page: """
                error[link.wide-variant]: the value of 'LARGE' is out of range
                 --> main.masm:1:20
                  |
                1 | enum Size : felt { LARGE = 4294967296 }
                  |                    ^^^^^
                  expected: a number from 0 to 4294967295
                  hint: choose a smaller number; exported variants have 32 bits
                """
        ),
        DiagnosticCase(
            "a type that contains itself",
            .program(
                """
                type Node = struct { next: ptr<Node> }
                begin add end
                """
            ),
            page: """
                error[link.type-circle]: the type 'Node' contains itself
                 --> main.masm:1:32
                  |
                1 | type Node = struct { next: ptr<Node> }
                  |                                ^^^^
                  expected: a type that can be written out
                  hint: not even a pointer may lead back; use 'ptr<felt>'
                """
        ),
        DiagnosticCase(
            "types that grow by doubling",
            .program(
                "type Ta0 = felt\n"
                    + (1..<20).map { "type Ta\($0) = struct { a: Ta\($0 - 1), b: Ta\($0 - 1) }\n" }
                    .joined()
                    + "begin add end"
            ),
            page: """
                error[link.type-too-deep]: this type is too large
                  --> main.masm:17:1
                   |
                17 | type Ta16 = struct { a: Ta15, b: Ta15 }
                   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: at most 256 levels and 65536 parts
                  hint: shorten its arrays, or split it into several types
                """
        ),
    ]
}
