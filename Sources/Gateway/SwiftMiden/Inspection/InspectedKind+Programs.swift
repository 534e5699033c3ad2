// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension InspectedKind {
    /// Code.
    static let programs: [InspectedKind] = [
        InspectedKind("forest", MASTForest.self) { forest, fields in
            fields.word("commitment", forest.commitment)
            fields.text("wireForm", "\(forest.wireForm)")
            fields.texts("roots", forest.rootDigests.map(\.hex))
            fields.count("nodes", forest.nodes.count)
            fields.count("adviceEntries", forest.adviceMap.entries.count)
        },
        InspectedKind("package", Package.self) { package, fields in
            fields.text("name", package.name)
            fields.text("version", package.version)
            fields.text("packageKind", "\(package.kind)")
            fields.text("description", package.description)
            fields.word("digest", package.digest)
            fields.word("contentDigest", package.contentDigest())
            fields.word("forestCommitment", package.library.forest.commitment)
            fields.count("nodes", package.library.forest.nodes.count)
            fields.count("exports", package.exports.count)
            fields.texts("dependencies", package.dependencies.map(\.name))
            fields.texts("sections", package.sections.map(\.id))
        },
    ]
}
