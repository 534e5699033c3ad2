// SPDX-License-Identifier: MIT

import Testing

/// Inside a module no group of files may need each other in a circle.
@Suite struct CircleTests {
    @Test func `no circle between the folders of a module`() {
        let found = circles { source in
            let folders = source.path.split(separator: "/")
            return folders.count > 4 ? String(folders[3]) : source.path
        }.filter { $0.members.contains { !$0.contains("/") } }
        expectNone(found.map(\.finding))
    }

    @Test func `no circle between the files of a module`() {
        let found = circles { source in
            String(source.stem.split(separator: "+").first ?? "")
        }.filter { Exceptions.circles[Set($0.members)] == nil }
        expectNone(found.map(\.finding))
    }

    private struct Circle {
        let module: String
        let members: [String]

        var finding: Finding {
            let path = members.joined(separator: " <-> ")
            return Finding(path: module, line: 1, message: "circle: \(path)")
        }
    }

    private func circles(unit: (SourceText) -> String) -> [Circle] {
        let modules = Dictionary(grouping: SourceTree.sources) { source in
            source.path.split(separator: "/").prefix(3).joined(separator: "/")
        }
        return modules.sorted { $0.key < $1.key }.flatMap { module, sources in
            ReferenceGraph(sources, unit: unit).circles.map { Circle(module: module, members: $0) }
        }
    }
}
