// SPDX-License-Identifier: MIT

import Testing

/// Inside a module neither folders nor files may need each other in a circle.
@Suite struct CircleTests {
    /// The Swift files of every module, by the module's folder.
    private let modules = Dictionary(grouping: SourceTree.sources) { source in
        source.path.split(separator: "/").prefix(3).joined(separator: "/")
    }

    @Test func `no circle between the folders of a module`() {
        expectNone(
            findings(unit: folder) { members in
                members.contains { !$0.hasSuffix(".swift") }
                    && Exceptions.circles[Set(members)] == nil
            }
        )
    }

    @Test func `no circle between the files of a module`() {
        expectNone(
            findings(unit: typeFile) { members in Exceptions.circles[Set(members)] == nil }
        )
    }

    /// The folder below the module, or the file itself where there is none.
    private func folder(_ source: SourceText) -> String {
        let folders = source.path.split(separator: "/")
        return folders.count > 4 ? String(folders[3]) : String(folders.last ?? "")
    }

    /// The type that a file belongs to: `Type` for `Type.swift` and `Type+Aspect.swift`.
    private func typeFile(_ source: SourceText) -> String {
        String(source.stem.split(separator: "+").first ?? "")
    }

    private func findings(
        unit: (SourceText) -> String,
        where isFault: (_ members: [String]) -> Bool
    ) -> [Finding] {
        modules.sorted { $0.key < $1.key }.flatMap { module, sources -> [Finding] in
            let graph = ReferenceGraph(sources, unit: unit)
            return graph.circles.filter(isFault).flatMap { members in
                let text = "circle: " + members.joined(separator: " <-> ")
                return [Finding(path: module, line: 1, message: text)] + graph.places(in: members)
            }
        }
    }
}
