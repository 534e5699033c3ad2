// SPDX-License-Identifier: MIT

import Testing

/// Names, papers and marks that every file keeps to.
@Suite struct HabitTests {
    @Test func `no path has an empty name`() {
        let found = SourceTree.paths.flatMap { path in
            path.split(separator: "/").filter { component in
                let stem = component.split(separator: ".").first ?? ""
                return stem.split(whereSeparator: { "+-_".contains($0) })
                    .contains { CamelCase.isEmpty(String($0)) }
            }.map { Finding(path: path, line: 1, message: "\($0) says nothing of its subject") }
        }
        expectNone(found)
    }

    @Test func `no type has an empty name`() {
        let found = SourceTree.swift.flatMap { source in
            DeclarationScanner.allTypes(in: source)
                .filter { CamelCase.isEmpty($0.name) }
                .map { Finding(path: source.path, line: $0.line, message: $0.name) }
        }
        expectNone(found)
    }

    @Test func `no path has a space`() {
        let found = SourceTree.paths.filter { $0.contains(" ") }
            .map { Finding(path: $0, line: 1, message: "space in a path") }
        expectNone(found)
    }

    @Test func `every file begins with its license`() {
        let found = SourceTree.files.filter { source in
            !source.lines.prefix(source.lines.first?.hasPrefix("#!") == true ? 2 : 1)
                .contains { $0.contains("SPDX-License-Identifier: MIT") }
        }.map { Finding(path: $0.path, line: 1, message: "no SPDX line") }
        expectNone(found)
    }

    @Test func `every public declaration is documented`() {
        let found = SourceTree.swift.flatMap { source in
            DeclarationScanner.undocumentedPublicLines(in: source).map {
                Finding(path: source.path, line: $0, message: "public without a doc comment")
            }
        }
        expectNone(found)
    }

    @Test func `nothing is left for later in a comment`() {
        let found = MarkScanner.unfinished(in: SourceTree.files)
        expectNone(found)
    }

    @Test func `nothing is forced`() {
        let found = MarkScanner.forced(in: SourceTree.swift)
        expectNone(found)
    }

    @Test func `what the compiler cannot check has its proof beside it`() {
        let found = MarkScanner.unproven(in: SourceTree.swift)
        expectNone(found)
    }
}
