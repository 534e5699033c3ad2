// SPDX-License-Identifier: MIT

/// Finds runs of equal lines that stand in two places.
enum RepeatedLines {
    /// Two places that say the same.
    struct Pair: Equatable {
        let path: String
        let line: Int
        let otherPath: String
        let otherLine: Int
    }

    private struct Line {
        let file: Int
        let number: Int
        let text: String
    }

    /// Runs of at least `length` equal significant lines, each reported once at its start.
    ///
    /// Blank lines, comments, imports and lines of marks alone are not significant, and neither is
    /// how far a line is indented.
    static func pairs(in sources: [SourceText], length: Int) -> [Pair] {
        var lines: [Line] = []
        for (file, source) in sources.enumerated() { lines += significant(source, file: file) }
        var first: [[String]: Int] = [:]
        var result: [Pair] = []
        var covered = -1
        for start in lines.indices.dropLast(length - 1) {
            let window = lines[start..<(start + length)]
            guard window.first?.file == window.last?.file else { continue }
            let key = window.map(\.text)
            guard let earlier = first[key] else {
                first[key] = start
                continue
            }
            guard start > earlier + length - 1 || lines[earlier].file != lines[start].file else {
                continue
            }
            defer { covered = start + length - 1 }
            if start <= covered { continue }
            result.append(
                Pair(
                    path: sources[lines[start].file].path,
                    line: lines[start].number,
                    otherPath: sources[lines[earlier].file].path,
                    otherLine: lines[earlier].number
                )
            )
        }
        return result
    }

    private static func significant(_ source: SourceText, file: Int) -> [Line] {
        source.linesWithoutComments.enumerated().compactMap { index, text in
            let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard !words.contains("import"), !words.contains("#include"),
                text.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.value == 34 }
                )
            else { return nil }
            return Line(file: file, number: index + 1, text: words.joined(separator: " "))
        }
    }
}
