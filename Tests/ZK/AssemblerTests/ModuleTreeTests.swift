// SPDX-License-Identifier: MIT

import Assembler
import Testing

@Suite struct ModuleTreeTests {
    private func modules(_ paths: [String]) throws(ModuleTreeError) -> [String] {
        try ModuleTree.modules(of: paths.map { ($0, []) }, under: "std").map(\.path)
    }

    @Test func `files and folders become modules in order of their paths`() throws {
        let paths = ["math/u64.masm", "sys.masm", "math/mod.masm", "mod.masm", "README.md"]
        let expected = ["::std", "::std::math", "::std::math::u64", "::std::sys"]
        #expect(try modules(paths) == expected)
    }

    @Test func `a module in two files is refused`() {
        #expect(throws: ModuleTreeError.duplicateModule("::std::a")) {
            try modules(["a.masm", "a/mod.masm"])
        }
    }

    @Test(arguments: ["a//b.masm", "../b.masm", "./b.masm", ".masm", "a b.masm", "/a.masm"])
    func `a path that is no module's is refused`(path: String) {
        #expect(throws: ModuleTreeError.malformedPath(path)) { try modules([path]) }
    }

    @Test func `a library of a folder can be linked`() throws {
        let source = Array("pub proc f\n    add\nend\n".utf8)
        let modules = try ModuleTree.modules(of: [("a/b.masm", source)], under: "lib")
        let library = try Assembler().assembleLibrary(modules)
        let linked = Assembler(libraries: [LinkedLibrary(library, .dynamic)])
        let text = "use lib::a::b\nbegin\n    exec.b::f\nend\n"
        _ = try linked.assembleProgram(SourceFile(name: "main.masm", text: text))
    }
}
