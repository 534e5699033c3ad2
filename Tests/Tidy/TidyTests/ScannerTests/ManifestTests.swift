// SPDX-License-Identifier: MIT

import Testing

/// The manifest and imports are read as they are written.
@Suite struct ManifestTests {
    private let manifest = PackageManifest(
        SourceText(
            path: "Package.swift",
            text: """
                func room(_ wing: String) -> Target { .target(name: "\\(wing)") }
                let zk: [Target] = [
                    room("ZK", "Low"),  // room("ZK", "Ghost")
                    room("ZK", "Middle", ["Low"]),
                ]
                let gateway: [Target] = [
                    library("Gateway", "CThing", pkgConfig: "thing", apt: "libthing-dev"),
                    .executableTarget(
                        name: "Top", dependencies: [.byName(name: "Middle"), "CThing"],
                        path: "Sources/Gateway/Top"),
                ]
                let suites: [Target] = [tests("ZK", "Low", ["Middle"])]
                let benchmarks: [Target] = [
                    .target(name: "Count", path: "Benchmarks/Count")
                ]
                """
        )
    )

    @Test func `every row is found in order`() {
        #expect(manifest.rows.map(\.name) == ["Low", "Middle", "CThing", "Top", "Low", "Count"])
        #expect(
            manifest.rows.map(\.wing) == ["ZK", "ZK", "Gateway", "Gateway", "ZK", "Benchmarks"]
        )
        #expect(manifest.rows.map(\.isModule) == [true, true, false, true, false, false])
        #expect(manifest.row("Middle")?.folder == "Sources/ZK/Middle")
        #expect(manifest.row("Count")?.folder == "Benchmarks/Count")
        #expect(manifest.row("Top")?.needs == ["Middle", "CThing"])
    }

    @Test func `floors rise with the order and reach goes all the way down`() {
        #expect(manifest.floor("Low") == 0)
        #expect(manifest.floor("Top") == 3)
        #expect(manifest.floor("Foundation") == nil)
        #expect(manifest.reach("Top") == ["Middle", "CThing", "Low"])
    }

    @Test func `imports are found with any access level and kind`() {
        let text = """
            // import Hidden
            import A
            public import B
            @testable internal import struct C.D
            let text = "import E"
            """
        let imports = ImportLine.all(in: SourceText(path: "A.swift", text: text))
        #expect(imports.map(\.module) == ["A", "B", "C"])
        #expect(imports.map(\.line) == [2, 3, 4])
    }
}
