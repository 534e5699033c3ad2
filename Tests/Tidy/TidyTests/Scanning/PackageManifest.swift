// SPDX-License-Identifier: MIT

/// The rows of `Package.swift`: which modules there are, in floor order, and what each may use.
struct PackageManifest {
    /// One target.
    struct Row: Equatable {
        /// The function that declares the row, as in `room` or `executableTarget`.
        let declaredBy: String
        let wing: String
        let name: String
        /// Where its files lie, from the project's root.
        let folder: String
        let needs: [String]

        /// Whether the row holds Swift of the house that the budgets apply to.
        var isModule: Bool { !isForeign && !isSuite && folder.hasPrefix("Sources/") }

        /// Whether the row only makes a C library visible, or is written in C.
        var isForeign: Bool { ["shim", "library", "systemLibrary"].contains(declaredBy) }

        /// Whether the row holds tests.
        var isSuite: Bool { ["tests", "testTarget"].contains(declaredBy) }
    }

    /// Wings, ground floor first.
    static let wings = ["ZK", "Kernel", "NodeRoles", "Gateway"]

    let rows: [Row]
    private let floors: [String: Int]

    init(_ source: SourceText) {
        var reader = ManifestReader(source: source)
        rows = reader.rows()
        let house = rows.filter { !$0.isSuite }.map(\.name)
        floors = Dictionary(
            zip(house, house.indices.map { $0 }),
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The row of a module; nothing for what is not ours.
    func row(_ name: String) -> Row? {
        floors[name].map { _ in rows.first { $0.name == name } } ?? nil
    }

    /// How high a module lies: its place in the manifest.
    func floor(_ name: String) -> Int? { floors[name] }

    /// All that a module uses, directly or through what it uses.
    func reach(_ name: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = row(name)?.needs ?? []
        while let next = waiting.popLast() {
            guard reached.insert(next).inserted else { continue }
            waiting += row(next)?.needs ?? []
        }
        return reached
    }
}
