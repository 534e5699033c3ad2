// SPDX-License-Identifier: MIT

import Testing

/// Nothing in the house grows beyond what one can take in at a glance.
@Suite struct BudgetTests {
    private func isTable(_ source: SourceText) -> Bool { source.path.hasSuffix("+Constants.swift") }

    @Test func `no file is too long`() {
        let found = SourceTree.files.compactMap { source -> Finding? in
            let count = source.lines.count
            guard count > Budget.fileLines, !isTable(source),
                Exceptions.longFiles[source.path] == nil
            else { return nil }
            return Finding(path: source.path, line: count, message: "\(count) lines")
        }
        expectNone(found)
    }

    @Test func `most files are short`() {
        let counts = SourceTree.sources.map(\.lines.count).sorted()
        #expect(!counts.isEmpty)
        let median = counts[counts.count / 2]
        let high = counts[counts.count * 9 / 10]
        #expect(median <= Budget.medianLines, "median \(median) lines")
        #expect(high <= Budget.ninetiethPercentileLines, "ninetieth percentile \(high) lines")
    }

    @Test func `no function is too long`() {
        let found = SourceTree.files.flatMap { source -> [Finding] in
            let bodies =
                switch source.ending {
                case "swift": FunctionScanner.bodies(in: source)
                case "c", "h", "js": FunctionScanner.functions(inC: source)
                case "py": FunctionScanner.functions(inPython: source)
                default: [FunctionScanner.Body]()
                }
            return bodies.filter { $0.lineCount > Budget.functionLines }.map {
                Finding(
                    path: source.path,
                    line: $0.line,
                    message: "\($0.name): \($0.lineCount) lines"
                )
            }
        }
        expectNone(found)
    }

    @Test func `no line is too wide`() {
        let found = SourceTree.files.flatMap { source in
            source.lines.enumerated().filter { $0.element.count > Budget.columns }.map {
                Finding(
                    path: source.path,
                    line: $0.offset + 1,
                    message: "\($0.element.count) columns"
                )
            }
        }
        expectNone(found)
    }

    @Test func `no folder holds too many files`() {
        let folders = Dictionary(grouping: SourceTree.paths) { path in
            path.split(separator: "/").dropLast().joined(separator: "/")
        }
        let found = folders.filter { $0.value.count > Budget.folderFiles }
            .map { Finding(path: $0.key, line: 1, message: "\($0.value.count) files") }
        expectNone(found)
    }

    @Test func `no folder lies too deep`() {
        let found = SourceTree.paths.compactMap { path -> Finding? in
            let folders = path.split(separator: "/").count - 1
            guard path.hasPrefix("Sources/"), folders > 3 + Budget.folderDepth else { return nil }
            return Finding(path: path, line: 1, message: "\(folders - 3) folders below its module")
        }
        expectNone(found)
    }

    @Test func `no module is dust`() {
        let found = SourceTree.manifest.rows.filter(\.isModule).compactMap { row -> Finding? in
            let folder = row.folder + "/"
            let files = SourceTree.sources.filter { $0.path.hasPrefix(folder) }
            let lines = files.reduce(0) { $0 + $1.lines.count }
            guard files.count < Budget.moduleFiles || lines < Budget.moduleLines,
                Exceptions.smallModules[row.name] == nil
            else { return nil }
            return Finding(path: folder, line: 1, message: "\(files.count) files, \(lines) lines")
        }
        expectNone(found)
    }

    @Test func `nothing is said twice`() {
        let tongues = Dictionary(grouping: SourceTree.files, by: \.ending).values
        let pairs = tongues.flatMap { RepeatedLines.pairs(in: $0, length: Budget.repeatedLines) }
            .filter { Exceptions.repetitions[[$0.path, $0.otherPath]] == nil }
        let found = pairs.map {
            Finding(
                path: $0.path,
                line: $0.line,
                message: "repeats \($0.otherPath):\($0.otherLine)"
            )
        }
        expectNone(found)
    }

    @Test func `exceptions name things that exist`() {
        let paths = Set(SourceTree.files.map(\.path))
        let modules = Set(SourceTree.manifest.rows.map(\.name))
        #expect(Exceptions.longFiles.keys.allSatisfy(paths.contains))
        #expect(Exceptions.smallModules.keys.allSatisfy(modules.contains))
        #expect(Exceptions.groundImports.keys.allSatisfy(modules.contains))
    }
}
