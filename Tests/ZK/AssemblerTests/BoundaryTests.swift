// SPDX-License-Identifier: MIT

import Assembler
import FieldArithmetic
import Testing
import VMCore

/// At the edges of the language the reference's word counts.
@Suite struct BoundaryTests {
    /// The stage that refuses a source; nil if it is accepted.
    private func stage(_ text: String) -> AssemblyStage? {
        do {
            _ = try Assembler().assembleProgram(SourceFile(name: "::$exec", text: text))
            return nil
        } catch { return error.diagnostics.first?.stage }
    }

    @Test(arguments: BoundarySources.accepted)
    func `what is accepted`(source: String) { #expect(stage(source) == nil) }

    @Test(arguments: BoundarySources.lex)
    func `what is no row of tokens`(source: String) { #expect(stage(source) == .lex) }

    @Test(arguments: BoundarySources.parse)
    func `what is no row of items`(source: String) { #expect(stage(source) == .parse) }

    @Test(arguments: BoundarySources.semantic)
    func `what contradicts itself`(source: String) { #expect(stage(source) == .semantic) }

    @Test(arguments: BoundarySources.link)
    func `what names nothing`(source: String) { #expect(stage(source) == .link) }

    @Test(arguments: BoundarySources.assemble)
    func `what cannot be lowered`(source: String) { #expect(stage(source) == .assemble) }

    @Test(arguments: BoundarySources.refused)
    func `what has no meaning`(source: String) { #expect(stage(source) != nil) }

    @Test func `modules lead to each other through imports, public or not`() throws {
        let modules = [
            ModuleSource(path: "a::b", text: "pub proc f add end"),
            ModuleSource(path: "a::c", text: "use a::b->d\npub proc g exec.d::f end"),
        ]
        let main = SourceFile(name: "::$exec", text: "use a::c\nbegin exec.c::d::f end")
        _ = try Assembler().assembleProgram(main, modules: modules)
        let text = "use a::c->x\nuse x::d->y\nbegin exec.y::f end"
        let twice = SourceFile(name: "::$exec", text: text)
        #expect(throws: AssemblyFailure.self) {
            try Assembler().assembleProgram(twice, modules: modules)
        }
    }

    @Test func `several problems are reported, each with its place`() throws {
        let text = """
            proc f
                push.NOPE
                exec.nobody
            end
            proc F
                add
            end
            begin
                dup.16
            end
            """
        do {
            _ = try Assembler().assembleProgram(SourceFile(name: "main.masm", text: text))
            Issue.record("accepted")
        } catch {
            let places = error.diagnostics.map { "\($0.problem.code) \($0.line):\($0.column)" }
            #expect(places == ["parse.unexpected-token 5:6", "parse.out-of-range 9:9"])
            let expected = """
                error[parse.unexpected-token]: 'F' does not fit here
                 --> main.masm:5:6
                  |
                5 | proc F
                  |      ^
                  expected: the name of a procedure, with a small letter in it
                  hint: write what is expected in its place or in front of it, or remove it

                """
            #expect(error.diagnostics.first?.rendered == expected)
        }
    }

    @Test func `a hint says how to go on`() {
        do {
            let file = SourceFile(name: "main.masm", text: "begin mem_loadw.4 end")
            _ = try Assembler().assembleProgram(file)
            Issue.record("accepted")
        } catch {
            #expect(error.rendered.contains("hint: write 'mem_loadw_le' or 'mem_loadw_be'"))
        }
    }

    @Test func `blocks that differ in no-ops are taken from the library with the smaller digest`()
        throws
    {
        let texts = ["swap else neg", "swap nop else inv"]
        let libraries = try texts.enumerated().map { index, text in
            let source = "pub proc f if.true \(text) end push.\(100 + 107 * index) end"
            return try Assembler().assembleLibrary([ModuleSource(path: "l\(index)", text: source)])
        }
        let smaller = libraries[0].digest < libraries[1].digest ? 0 : 1
        for order in [[0, 1], [1, 0]] {
            let linked = order.map { LinkedLibrary(libraries[$0], .static) }
            let main = SourceFile(name: "::$exec", text: "begin exec.::l0::f end")
            let program = try Assembler(libraries: linked).assembleProgram(main)
            let blocks = program.forest.nodes.compactMap { node -> [Opcode]? in
                guard case .block(let block) = node.kind else { return nil }
                return block.unpaddedOperations.map(\.opcode)
            }
            #expect(blocks.contains([.swap, .noop]) == (smaller == 1))
        }
    }
}
