// SPDX-License-Identifier: MIT

import FieldArithmetic
import JSONText
import VMCore

/// What is said of code: its digest, its procedures, its size.
struct CodeReport {
    let digest: Word
    let procedures: [(path: String, digest: Word)]
    let nodeCount: Int

    init(_ artifact: CodeArtifact) {
        switch artifact {
        case .program(let program):
            digest = program.digest
            procedures = [(Package.entryPointPath, program.digest)]
            nodeCount = program.forest.nodes.count
        case .library(let library), .kernel(let library):
            digest = library.digest
            procedures = library.procedures.map { ($0.path, library.digest(of: $0)) }
            nodeCount = library.forest.nodes.count
        }
    }

    /// Prints the report.
    func show(asJSON: Bool) {
        guard asJSON else {
            Console.print("digest: \(digest.hex)")
            for procedure in procedures {
                Console.print("\(procedure.path): \(procedure.digest.hex)")
            }
            return Console.print("nodes: \(nodeCount)")
        }
        Console.printJSON { json in
            json.member("digest", digest.hex)
            json.member("procedures", array: procedures) { json, procedure in
                json.object { json in
                    json.member("path", procedure.path)
                    json.member("digest", procedure.digest.hex)
                }
            }
            json.member("nodes", nodeCount)
        }
    }
}
