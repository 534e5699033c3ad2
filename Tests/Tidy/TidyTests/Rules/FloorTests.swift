// SPDX-License-Identifier: MIT

import Testing

/// No arrow upward: imports follow the order in which `Package.swift` lists the modules.
@Suite struct FloorTests {
    private let manifest = SourceTree.manifest
    /// What a module with I/O uses, and mathematics and protocol may not.
    private static let worldly: Set<String> = [
        "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Musl", "Darwin",
    ]
    /// The half of the gateway that turns bytes into messages and knows no other wing.
    private static let wireHalf: Set<String> = [
        "HTTPSemantics", "HTTP1", "HTTP2", "WebSocket", "ServerSentEvents", "GRPCFraming",
        "JSONText",
    ]

    /// Every import in `Sources` with the row of the module that it stands in.
    private func findings(
        _ message: (PackageManifest.Row, ImportLine) -> String?
    ) -> [Finding] {
        SourceTree.sources.flatMap { source -> [Finding] in
            let folders = source.path.split(separator: "/").map(String.init)
            guard folders.count > 2, let row = manifest.row(folders[2]) else { return [] }
            return ImportLine.all(in: source).compactMap { line in
                message(row, line).map { Finding(path: source.path, line: line.line, message: $0) }
            }
        }
    }

    @Test func `the manifest lists the house`() {
        #expect(manifest.rows.filter(\.isModule).count >= 8)
        #expect(manifest.rows.contains { $0.isSuite })
        let names = Set(manifest.rows.filter(\.isModule).map(\.name))
        let folders = Set(
            SourceTree.sources.map { $0.path.split(separator: "/")[2] }.map(String.init)
        )
        #expect(folders.isSubset(of: names), "folders without a row: \(folders.subtracting(names))")
    }

    @Test func `every module is of use to the program`() throws {
        let program = try #require(manifest.rows.first { $0.declaredBy == "program" })
        let used = manifest.reach(program.name).union([program.name])
        let idle = manifest.rows.filter { $0.isModule && !used.contains($0.name) }
        expectNone(idle.map { Finding(path: $0.folder, line: 1, message: "used by no program") })
    }

    @Test func `no module imports from its own floor or above`() {
        let found = findings { row, line in
            guard let source = manifest.floor(row.name), let target = manifest.floor(line.module),
                target >= source
            else { return nil }
            return "\(row.name) imports \(line.module), which Package.swift lists above it"
        }
        expectNone(found)
    }

    @Test func `no wing imports from a wing above`() {
        let found = findings { row, line in
            guard let target = manifest.row(line.module),
                let source = PackageManifest.wings.firstIndex(of: row.wing),
                let height = PackageManifest.wings.firstIndex(of: target.wing), height > source
            else { return nil }
            return "\(row.wing) imports \(line.module) of \(target.wing)"
        }
        expectNone(found)
    }

    @Test func `a module names in its row what it imports`() {
        let found = findings { row, line in
            guard manifest.row(line.module) != nil, line.module != row.name,
                !row.needs.contains(line.module)
            else { return nil }
            return "the row of \(row.name) does not name \(line.module)"
        }
        expectNone(found)
    }

    @Test func `mathematics and protocol know nothing of the world`() {
        let found = findings { row, line in
            guard ["ZK", "Kernel"].contains(row.wing), Self.worldly.contains(line.module),
                Exceptions.groundImports[row.name]?.contains(line.module) != true
            else { return nil }
            return "\(row.wing) imports \(line.module)"
        }
        expectNone(found)
    }

    @Test func `roles know each other only through their interfaces`() {
        let shared: Set<String> = ["NodeInterfaces", "Store"]
        let found = findings { row, line in
            guard row.wing == "NodeRoles", let target = manifest.row(line.module),
                target.wing == "NodeRoles", target.isModule, !shared.contains(line.module)
            else { return nil }
            return "role \(row.name) imports role \(line.module)"
        }
        expectNone(found)
    }

    @Test func `the wire half does no work but its own`() {
        let found = findings { row, line in
            guard Self.wireHalf.contains(row.name) else { return nil }
            let isOurs = manifest.row(line.module).map { $0.isModule && $0.wing == "Gateway" }
            let isForeignWing = isOurs == true && !Self.wireHalf.contains(line.module)
            let isElsewhere = manifest.row(line.module).map { $0.wing != "Gateway" } ?? false
            guard isForeignWing || isElsewhere || line.module == "CLinux" else { return nil }
            return "\(row.name) imports \(line.module)"
        }
        expectNone(found)
    }

    @Test func `only the store speaks SQL`() {
        let found = findings { row, line in
            line.module == "CSQLite" && row.name != "Store" ? "\(row.name) imports CSQLite" : nil
        }
        expectNone(found)
    }

    @Test func `no verifier links a prover`() {
        let found = manifest.rows.filter { $0.isModule && $0.name.hasSuffix("Verifier") }
            .flatMap { row in
                manifest.reach(row.name).filter { $0.hasSuffix("Prover") }.sorted().map {
                    Finding(path: "Package.swift", line: 1, message: "\(row.name) links \($0)")
                }
            }
        expectNone(found)
    }
}
