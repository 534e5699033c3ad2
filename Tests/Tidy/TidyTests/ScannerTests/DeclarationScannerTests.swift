// SPDX-License-Identifier: MIT

import Testing

/// Bodies, types, documentation and circles are found on small examples.
@Suite struct DeclarationScannerTests {
    private func source(_ text: String, path: String = "A.swift") -> SourceText {
        SourceText(path: path, text: text)
    }

    @Test func `a body spans from its keyword to its brace`() {
        let text = """
            struct A {
                init(x: Int = { 1 }()) {
                    self.init()
                }
                var b: Int {
                    let text = "}"
                    return 1
                }
                func c<T>(_ t: [T]) -> T where T: P {
                    if true { return t }
                }
            }
            """
        let bodies = FunctionScanner.bodies(in: source(text))
        #expect(bodies.map(\.name) == ["init", "b", "c"])
        #expect(bodies.map(\.line) == [2, 5, 9])
        #expect(bodies.map(\.lineCount) == [3, 4, 3])
    }

    @Test func `what has no body is not measured`() {
        let text = """
            protocol P {
                var a: Int { get }
                func b() -> Int
                init()
            }
            struct S {
                var c = 1
                var d: Int
                func e() {}
            }
            """
        #expect(FunctionScanner.bodies(in: source(text)).map(\.name) == ["a", "e"])
    }

    @Test func `a C function is measured from its brace`() {
        let text = "int f(int x) {\n  if (x) { y(); }\n  return '}';\n}\nint t[] = {1};\n"
        let bodies = FunctionScanner.functions(inC: source(text, path: "a.c"))
        #expect(bodies.map(\.line) == [1])
        #expect(bodies.map(\.lineCount) == [4])
    }

    @Test func `a JavaScript function is measured from its brace`() {
        let text = "function f(x) {\n  g();\n}\nh(\"a\", async (e) => {\n  g(e);\n  g();\n});\n"
        let bodies = FunctionScanner.functions(inC: source(text, path: "a.js"))
        #expect(bodies.map(\.lineCount) == [3, 4])
    }

    @Test func `a Python function is measured by its indentation`() {
        let text = """
            def f(
                x,
            ):
                if x:

                    return 1

            async def g(): return 2
            class A:
                def h(self):
                    return 3
            x = 4
            """
        let bodies = FunctionScanner.functions(inPython: source(text, path: "a.py"))
        #expect(bodies.map(\.line) == [1, 8, 10])
        #expect(bodies.map(\.lineCount) == [6, 1, 2])
    }

    @Test func `what a public type implies to be public is found`() {
        let text = """
            /// Documented.
            public protocol A {
                /// Documented.
                var a: Int { get }
                func b()
            }
            /// Documented.
            public enum B: Equatable {
                case c
                /// Documented.
                indirect case d(B)
                case e
                func f() -> Int {
                    switch self {
                    case .c: 1
                    default: 2
                    }
                }
                struct G {
                    var h = 1
                }
            }
            enum I { case j }
            """
        #expect(DeclarationScanner.undocumentedPublicLines(in: source(text)) == [5, 9, 12])
    }

    @Test func `types are found with and without nesting`() {
        let text = "public struct A { enum B { case c } }\nextension D {}\nprotocol E: AnyObject {}"
        #expect(DeclarationScanner.topLevelTypes(in: source(text)).map(\.name) == ["A", "E"])
        #expect(DeclarationScanner.allTypes(in: source(text)).map(\.name) == ["A", "B", "E"])
    }

    @Test func `a public declaration without words above it is found`() {
        let text = """
            public import B
            /// Documented.
            @inlinable
            public func a() {}
            public func b() {}
            @inlinable public static func c() {}
            public private(set) var d = 1
            let e = "public func"
            public extension F {}
            """
        #expect(DeclarationScanner.undocumentedPublicLines(in: source(text)) == [5, 6, 7])
    }

    @Test func `a circle is found and a chain is not`() {
        let a = source("struct A { let b: B }", path: "A.swift")
        let b = source("struct B { let c: C }", path: "B.swift")
        let c = source("struct C {}", path: "C.swift")
        let back = source("extension C { var a: A }", path: "C+Back.swift")
        let unit: (SourceText) -> String = { String($0.stem.prefix(1)) }
        #expect(ReferenceGraph([a, b, c], unit: unit).circles.isEmpty)
        let graph = ReferenceGraph([a, b, c, back], unit: unit)
        #expect(graph.circles == [["A", "B", "C"]])
        #expect(graph.places(in: ["A", "C"]).map(\.path) == ["C+Back.swift"])
    }

    @Test func `equal runs are found once, whatever their indentation`() {
        let run = (0..<6).map { "call(number: x\($0))" }
        let first = source("import A\n" + run.joined(separator: "\n"), path: "A.swift")
        let spaced = "let z = 1\n" + run.map { "    \($0) // why\n\n" }.joined()
        let second = source(spaced, path: "B.swift")
        let pairs = RepeatedLines.pairs(in: [first, second], length: 6)
        #expect(pairs == [.init(path: "B.swift", line: 2, otherPath: "A.swift", otherLine: 2)])
        #expect(RepeatedLines.pairs(in: [first], length: 6).isEmpty)
        let longer = source((run + run).joined(separator: "\n"), path: "C.swift")
        #expect(RepeatedLines.pairs(in: [longer], length: 6).count == 1)
    }

    @Test func `marks are found in their place and not in strings`() {
        // Sample text for the scanner; no code of ours.
        let text = """
            let a = "TODO try! @unchecked Sendable"
            // TODO: later
            try! b()
            final class C: @unchecked Sendable {}
            // Guarded by the lock below.
            final class D: @unchecked Sendable {}
            nonisolated(unsafe) var e = 1 // Written once at start.
            """
        let sources = [source(text)]
        #expect(MarkScanner.unfinished(in: sources).map(\.line) == [2])
        #expect(MarkScanner.forced(in: sources).map(\.line) == [3])
        #expect(MarkScanner.unproven(in: sources).map(\.line) == [4])
    }
}
