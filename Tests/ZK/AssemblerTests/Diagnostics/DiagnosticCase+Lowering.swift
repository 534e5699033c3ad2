// SPDX-License-Identifier: MIT

extension DiagnosticCase {
    /// What is wrong with bodies.
    static let lowering: [DiagnosticCase] = [
        DiagnosticCase(
            "control flow 300 deep",
            .program("begin\n" + line("if.true\n", 300) + "add\n" + line("end\n", 301)),
            page: """
                error[assemble.nested-too-deep]: this block is nested too deep
                   --> main.masm:258:4
                    |
                258 | if.true
                    |    ^^^^
                  expected: at most 256 levels
                  hint: move the inner blocks into a procedure
                """
        ),
        DiagnosticCase(
            "a local of a procedure without",
            .program(
                """
                proc f
                    loc_load.2
                end
                begin exec.f end
                """
            ),
            page: """
                error[assemble.local-out-of-range]: there is no local 2, only 0 of them
                 --> main.masm:2:5
                  |
                2 |     loc_load.2
                  |     ^^^^^^^^^^
                  expected: a procedure with locals; 'begin' has none
                  hint: write '@locals(4)' in front of 'proc'
                """
        ),
        DiagnosticCase(
            "a local too many",
            .program(
                """
                @locals(4)
                proc f
                    loc_load.4
                end
                begin exec.f end
                """
            ),
            page: """
                error[assemble.local-out-of-range]: there is no local 4, only 4 of them
                 --> main.masm:3:5
                  |
                3 |     loc_load.4
                  |     ^^^^^^^^^^
                  expected: a local from 0 to 3
                  hint: write '@locals(8)' in front of 'proc'
                """
        ),
        DiagnosticCase(
            "a word of locals between words",
            .program(
                """
                @locals(8)
                proc f
                    loc_loadw_be.2
                end
                begin exec.f end
                """
            ),
            page: """
                error[assemble.unaligned-local]: no word of locals starts at 2
                 --> main.masm:3:5
                  |
                3 |     loc_loadw_be.2
                  |     ^^^^^^^^^^^^^^
                  expected: a multiple of 4, such as 0
                  hint: 'loc_load' and 'loc_store' take any index, for one element
                """
        ),
        DiagnosticCase(
            "a shift by a constant of 40",
            .program(
                """
                const BITS = 40
                begin
                    u32shl.BITS
                end
                """
            ),
            page: """
                error[assemble.shift-out-of-range]: 32 bits cannot be shifted by 40
                 --> main.masm:3:5
                  |
                3 |     u32shl.BITS
                  |     ^^^^^^^^^^^
                  expected: a number from 0 to 31
                  hint: 'miden::core::math::u64' shifts numbers of 64 bits
                """
        ),
        DiagnosticCase(
            "a constant zero as divisor",
            .program(
                """
                const A = 0
                begin
                    div.A
                end
                """
            ),
            page: """
                error[assemble.division-by-zero]: division by zero
                 --> main.masm:3:5
                  |
                3 |     div.A
                  |     ^^^^^
                  expected: a divisor other than 0
                  hint: nothing can be divided by 0: write another number or constant
                """
        ),
        DiagnosticCase(
            "an empty part of a word",
            .program(
                """
                const A = [1, 2, 3, 4]
                begin
                    push.A[3..2]
                end
                """
            ),
            page: """
                error[assemble.slice-out-of-range]: this part is empty or lies outside of the \
                word
                 --> main.masm:3:5
                  |
                3 |     push.A[3..2]
                  |     ^^^^^^^^^^^^
                  expected: positions of a word: one from 0 to 3, or a range such as 1..3
                  hint: a word has four elements; the end of a range is not part of it
                """
        ),
        DiagnosticCase(
            "a body of remarks",
            .program(
                """
                proc f
                    debug.stack
                end
                begin exec.f end
                """
            ),
            page: """
                error[assemble.empty-procedure]: 'f' does nothing that is executed
                 --> main.masm:1:6
                  |
                1 | proc f
                  |      ^
                  expected: an instruction beside the remarks
                  hint: 'nop' does nothing in one cycle
                """
        ),
        DiagnosticCase(
            "procedures that differ in locals alone",
            .library([
                ("a::b", "@locals(1)\npub proc f add end\n@locals(2)\npub proc g add end")
            ]),
            page: """
                error[assemble.conflicting-locals]: 'g' equals a procedure with other locals
                 --> a::b:4:10
                  |
                4 | pub proc g add end
                  |          ^
                  expected: the same number of locals in both
                  hint: round both up to the same multiple of 4
                """
        ),
        DiagnosticCase(
            "a library that keeps all to itself",
            .library([
                ("a::b", "proc f add end")
            ]),
            page: """
                error[assemble.no-exports]: nothing is public
                  expected: a 'pub proc', or another public item
                  hint: write 'pub' in front of what others may use
                """
        ),
        DiagnosticCase(
            "a kernel of constants alone",
            .kernel("pub const A = 1"),
            page: """
                error[assemble.empty-kernel]: this kernel offers no procedure
                  expected: a 'pub proc' or more
                  hint: write 'pub' in front of what programs may call
                """
        ),
        DiagnosticCase(
            "a kernel of 256 procedures",
            .kernel((0..<256).map { "pub proc p\($0)\n push.\($0) drop end\n" }.joined()),
            page: """
                error[assemble.too-many-kernel-procedures]: this kernel has 256 procedures
                  expected: at most 255
                  hint: drop 'pub' where programs need not call a procedure
                """
        ),
        DiagnosticCase(
            "two kernel procedures of one code",
            .kernel(
                """
                pub proc f add end
                pub proc g add end
                """
            ),
            page: """
                error[assemble.duplicate-kernel-procedure]: two procedures of the kernel do the \
                same
                  expected: procedures with different code
                  hint: keep one of them: both would have the same digest
                """
        ),
        DiagnosticCase(
            "repetitions of repetitions",
            .program(
                """
                begin
                    repeat.1000000
                        repeat.1000000
                            swap add
                        end
                    end
                end
                """
            ),
            page: """
                error[assemble.too-large]: the code grows too large
                 --> main.masm:2:5
                  |
                2 |     repeat.1000000
                  |     ^^^^^^^^^^^^^^
                  expected: at most 16777216 operations and nodes
                  hint: lower the counts of 'repeat', or repeat with 'while.true'
                """
        ),
    ]
}
