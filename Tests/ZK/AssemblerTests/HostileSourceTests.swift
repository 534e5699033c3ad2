// SPDX-License-Identifier: MIT

import Assembler
import Testing

/// Sources made to exhaust something get an answer, and soon.
@Suite struct HostileSourceTests {
    private func codes(_ text: String, _ assembler: Assembler = Assembler()) -> [String] {
        codes(Array(text.utf8), assembler)
    }

    private func codes(_ bytes: [UInt8], _ assembler: Assembler = Assembler()) -> [String] {
        do {
            _ = try assembler.assembleProgram(SourceFile(name: "hostile", bytes: bytes))
            return []
        } catch {
            #expect(error.diagnostics.count <= AssemblyFailure.maxCount)
            #expect(!error.rendered.isEmpty)
            return error.diagnostics.map(\.problem.code)
        }
    }

    private func line(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    @Test(arguments: ["if.true", "while.true", "repeat.2"])
    func `control flow a hundred thousand deep is refused`(word: String) {
        let text = "begin " + line(word + " ", 100_000) + "add " + line("end ", 100_001)
        #expect(codes(text).first == "assemble.nested-too-deep")
    }

    @Test func `control flow 256 deep is assembled`() {
        let text = "begin " + line("if.true ", 256) + "add " + line("end ", 257)
        #expect(codes(text) == [])
    }

    @Test func `parentheses may nest as deep as one likes`() {
        let text = "const A = " + line("(", 200_000) + "1" + line(")", 200_000)
        #expect(codes(text + "\nbegin push.A end") == [])
        #expect(codes("const A = " + line("(", 200_000)).first == "parse.unexpected-end")
    }

    @Test func `an expression of many names is refused`() {
        let text = "const B = 1\nconst A = B" + line(" + B", 100_000)
        #expect(codes(text + "\nbegin push.A end").first == "parse.nested-too-deep")
    }

    @Test func `types nested too deep are refused`() {
        let text = "type Aa = " + line("ptr<", 100_000) + "felt" + line(">", 100_000)
        #expect(codes(text + "\nbegin add end").first == "parse.nested-too-deep")
    }

    @Test func `types that grow by doubling are refused`() {
        var text = "type T0 = felt\n".replacing("T0", with: "Ta0")
        for index in 1..<200 {
            text += "type Ta\(index) = struct { a: Ta\(index - 1), b: Ta\(index - 1) }\n"
        }
        #expect(codes(text + "begin add end").first == "link.type-too-deep")
    }

    @Test func `repetitions within repetitions meet the limit`() {
        let text = "begin " + line("repeat.1000000 ", 3) + "swap add " + line("end ", 4)
        #expect(codes(text) == ["assemble.too-large"])
    }

    @Test func `decorators that are repeated meet the limit`() {
        let marks = (0..<1_000).map { "trace.\($0 + 1) " }.joined()
        #expect(codes("begin repeat.1000000 swap " + marks + "end end") == ["assemble.too-large"])
        #expect(codes("begin repeat.1000 swap " + marks + "end end") == [])
    }

    @Test func `comments behind a long first line are read in one go`() {
        let text = line(" ", 5_000_000) + line("#! a\n", 1) + "begin add end\n"
        #expect(codes(line(" ", 2_000_000) + "begin add end\n" + line("#! a\n\n", 20_000)) == [])
        #expect(codes(text) == [])
    }

    @Test func `a long path that is named often is not written out each time`() {
        let names = (0..<250).map { "m\($0)" + line("x", 200) }
        let path = names.joined(separator: "::")
        let module = ModuleSource(path: path, text: "pub proc f add end")
        let source = "use \(path)::f->g\nbegin " + line("exec.g ", 60_000) + "end"
        let file = SourceFile(name: "hostile", bytes: Array(source.utf8))
        #expect(throws: Never.self) {
            try Assembler().assembleProgram(file, modules: [module])
        }
    }

    @Test func `a long path that leads nowhere is told once, in short, however often named`() {
        let names = (0..<250).map { "m\($0)" + line("x", 200) }
        let uses = (0..<60_000).map { "exec.g::f\($0 % 7) " }.joined()
        let source = "use \(names.joined(separator: "::"))->g\nbegin " + uses + "end"
        let file = SourceFile(name: "hostile", text: source)
        let error = #expect(throws: AssemblyFailure.self) {
            try Assembler().assembleProgram(file)
        }
        let problems = error?.diagnostics.map(\.problem) ?? []
        #expect(problems.count == 1 && error?.isTruncated == true)
        guard case .link(.undefinedPath(let path, _)) = problems.first else {
            Issue.record("\(problems)")
            return
        }
        #expect(path.utf8.count < 300 && path.hasSuffix("…"))
    }

    @Test func `problems beyond a number are not looked at`() {
        func isTruncated(_ count: Int) -> Bool? {
            let source = "use a::b->g\nbegin " + line("exec.g::f ", count) + "end"
            do {
                _ = try Assembler().assembleProgram(SourceFile(name: "hostile", text: source))
                return nil
            } catch { return error.isTruncated }
        }
        // The import is the first of them.
        #expect(isTruncated(AssemblyFailure.maxReportCount - 1) == false)
        #expect(isTruncated(AssemblyFailure.maxReportCount) == true)
    }

    @Test func `a million repetitions are assembled`() {
        #expect(codes("begin repeat.1000000 add end end") == [])
        #expect(codes("begin repeat.1000000 while.true add end end end") == [])
    }

    @Test func `calls that double meet the limit`() {
        var text = "proc p0 dynexec end\n"
        for index in 1..<60 {
            text += "proc p\(index)\n" + line("exec.p\(index - 1) ", 40) + "\nend\n"
        }
        #expect(codes(text + "begin exec.p59 end", Assembler()) == [])
        var blocks = "proc p0 " + line("add ", 60_000) + "end\n"
        for index in 1..<60 { blocks += "proc p\(index) repeat.100 call.p0 end end\n" }
        #expect(codes(blocks + "begin repeat.1000 exec.p1 exec.p0 end end") == [])
    }

    @Test func `constants in long chains and circles end`() {
        let chain = (0..<60_000).map { "const A\($0) = A\($0 + 1)\n" }.joined()
        #expect(codes(chain + "const A60000 = 1\nbegin push.A0 end") == [])
        let codes = codes(chain + "const A60000 = A0\nbegin push.A0 end")
        #expect(codes.first == "semantic.constant-circle")
    }

    @Test func `procedures in long chains and circles end`() {
        let chain = (0..<30_000).map { "proc p\($0) exec.p\($0 + 1) end\n" }.joined()
        #expect(codes(chain + "proc p30000 add end\nbegin exec.p0 end") == [])
        let codes = codes(chain + "proc p30000 exec.p0 end\nbegin exec.p0 end")
        #expect(codes.first == "link.procedure-circle")
    }

    @Test func `imports in circles end`() {
        let modules = [
            ModuleSource(path: "x::a", text: "pub use x::b::g->f"),
            ModuleSource(path: "x::b", text: "pub use x::a::f->g"),
            ModuleSource(path: "x::c", text: "pub use x::c::d->d"),
        ]
        #expect(throws: AssemblyFailure.self) { try Assembler().assembleLibrary(modules) }
    }

    @Test func `types in circles end`() {
        for text in ["type Aa = Bb\ntype Bb = Aa\n", "type Aa = struct { x: ptr<Aa> }\n"] {
            #expect(codes(text + "begin add end").first == "link.type-circle")
        }
    }

    @Test func `a module holds 65,536 items`() {
        let items = (0..<65_535).map { "const A\($0) = 1\n" }.joined()
        #expect(codes(items + "begin add end") == [])
        #expect(codes(items + "const B = 1\nbegin add end").first == "semantic.too-many-items")
    }

    @Test func `a block holds 65,535 instructions`() {
        #expect(codes("begin " + line("add ", 65_535) + "end") == [])
        #expect(codes("begin " + line("add ", 65_536) + "end") == ["parse.body-too-long"])
    }

    @Test func `long lines are shown in part`() throws {
        let text = "begin " + line("add ", 50_000) + "nonsense end"
        do {
            _ = try Assembler().assembleProgram(SourceFile(name: "long", text: text))
            Issue.record("accepted")
        } catch {
            let shown = try #require(error.diagnostics.first)
            #expect(try #require(shown.excerpt).text.count <= 200)
            #expect(shown.column == 200_007)
        }
    }

    @Test func `bytes that are no text are refused`() {
        #expect(codes([0xFF, 0xFE, 0x00]) == ["lex.invalid-utf8"])
        #expect(codes([0xC0, 0x80]) == ["lex.invalid-utf8"])
    }

    @Test func `many problems are cut off`() {
        let text = "begin\n" + line("push.NOPE\n", 1_000) + "end"
        #expect(codes(text).count == AssemblyFailure.maxCount)
    }

    @Test func `long paths and names are read`() {
        let path = "a" + line("::a", 21_000)
        #expect(codes("begin exec.\(path) end") == ["link.undefined-path"])
        #expect(codes("begin exec.\(path)::a::a::a::a end").first != nil)
        let name = line("a", 70_000)
        #expect(codes("proc \(name) add end begin exec.\(name) end").count <= 2)
    }
}
