// SPDX-License-Identifier: MIT

import Testing

/// Code, strings and comments are told apart on small examples.
@Suite struct SourceTextTests {
    private func code(_ text: String, path: String = "A.swift") -> [String] {
        SourceText(path: path, text: text).codeLines
            .map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test func `a comment is not code`() {
        #expect(code("let a = 1 // { brace\nlet b = 2") == ["let a = 1", "let b = 2"])
        #expect(code("a /* x /* y */ z */ b") == ["a b"])
        #expect(code("a /* x /* y */ b", path: "a.c") == ["a b"])
    }

    @Test func `a string is not code, however it is written`() {
        #expect(code(#"f("{ // \" }") + 1"#) == ["f( ) + 1"])
        #expect(code(##"f(#"a " b"#, 2)"##) == ["f( , 2)"])
        #expect(code("f(\"\"\"\n  { \"x\" }\n  \"\"\")") == ["f(", "", ")"])
    }

    @Test func `an interpolation ends where its parenthesis does`() {
        #expect(code(#"f("a \(g("}", h(1))) b") }"#) == ["f( ) }"])
        #expect(code(##"f(#"a \(b) \#(c("d")) e"#)"##) == ["f( )"])
    }

    @Test func `a name in backticks and a C character may hold any mark`() {
        #expect(code("func `it's { odd`() {}") == ["func () {}"])
        #expect(code("if (c == '\"') { n = 1'000; }", path: "a.c") == ["if (c == ) { n = 1'000; }"])
    }

    @Test func `an unfinished string ends with its line`() {
        #expect(code("let a = \"b\nlet c = 1") == ["let a =", "let c = 1"])
    }

    @Test func `lines, comments and stem`() {
        let source = SourceText(path: "Sources/A/Word+Text.swift", text: "a // b\n\nc\n")
        #expect(source.lines == ["a // b", "", "c"])
        #expect(source.commentLines == ["  // b", "", " "])
        #expect(source.linesWithoutComments == ["a     ", "", "c"])
        #expect(source.stem == "Word+Text")
    }

    @Test func `words of a name`() {
        #expect(CamelCase.words("HTTPParserState") == ["HTTP", "Parser", "State"])
        #expect(CamelCase.words("FRI") == ["FRI"])
        let empty = ["ConnectionManager", "HelperFunctions", "UtilsOfX", "Utility", "HTTPCommon"]
        for name in empty { #expect(CamelCase.isEmpty(name), "\(name)") }
        for name in ["CommonSubexpression", "Utilisation", "ExtensionsTable"] {
            #expect(!CamelCase.isEmpty(name), "\(name)")
        }
    }
}
