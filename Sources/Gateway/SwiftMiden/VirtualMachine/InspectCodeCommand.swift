// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import JSONText
import VMCore

let vmInspectCommand = Command(
    path: ["vm", "inspect"],
    summary: "shows assembled code: a package as a table, a program or library as a tree",
    operands: ["FILE"]
) { arguments in
    let path = arguments.operands[0]
    let code = try InspectedCode(path, try Files.read(path))
    guard arguments.isJSON else {
        for line in code.lines { Console.print(line) }
        return
    }
    Console.printJSON { json in
        json.member("kind", code.kind)
        json.member("digest", code.digest.hex)
        json.member("procedures", array: code.procedures) { json, procedure in
            json.object {
                $0.member("path", procedure.path)
                $0.member("digest", procedure.digest.hex)
                $0.member("node", procedure.node)
            }
        }
        json.member("nodes", code.forest.nodes.count)
    }
}

/// What a file of assembled code holds.
private struct InspectedCode {
    let kind: String
    let digest: Word
    let forest: MASTForest
    let procedures: [(path: String, digest: Word, node: Int)]
    /// A line for each fact about a package; nil for bare code.
    private let facts: [String]?

    init(_ path: String, _ bytes: [UInt8]) throws {
        if PackageFile.isPackage(bytes) {
            let package = try PackageFile.package(path, bytes)
            (kind, digest, forest) = ("\(package.kind)", package.digest, package.library.forest)
            procedures = package.library.procedures.map {
                ($0.path, package.library.digest(of: $0), $0.node)
            }
            facts =
                [
                    "\(package.name) \(package.version), \(package.kind)",
                    "content  \(package.contentDigest().hex)",
                ]
                + package.dependencies.map { "needs    \($0.name) \($0.version) \($0.digest.hex)" }
                + package.sections.map { "section  \($0.id), \($0.data.count) bytes" }
            return
        }
        facts = nil
        if let program = try? Program(decoding: bytes) {
            (kind, digest, forest) = ("program", program.digest, program.forest)
            procedures = [(Package.entryPointPath, program.digest, program.entryPoint)]
            return
        }
        let library = try PackageFile.decoded(path, "a package, a program or a library") {
            () throws(DecodingFailure) in
            try Library(decoding: bytes)
        }
        (kind, digest, forest) = ("library", library.digest, library.forest)
        procedures = library.procedures.map { ($0.path, library.digest(of: $0), $0.node) }
    }

    /// For people: the facts and a table, or a tree for each procedure.
    var lines: [String] {
        let head = (facts ?? [kind]) + ["digest   \(digest.hex)", "nodes    \(forest.nodes.count)"]
        guard facts == nil else {
            return head + [""] + procedures.map { "\($0.digest.hex)  \($0.path)" }
        }
        var tree = MASTTree(forest)
        for procedure in procedures { tree.add(procedure.path, procedure.node) }
        return head + tree.lines
    }
}
