// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import FieldArithmetic
import TestSupport
import VMCore

/// Lists where an artifact differs from what a vector says.
struct AssemblyComparison {
    private(set) var differences: [String] = []
    private let label: String

    init(_ label: String) { self.label = label }

    private mutating func compare<Value: Equatable>(
        _ name: String,
        _ got: Value?,
        _ expected: Value?
    ) {
        guard got != expected else { return }
        let texts = [got.map { "\($0)" } ?? "nothing", expected.map { "\($0)" } ?? "nothing"]
        let same = zip(texts[0], texts[1]).prefix { $0 == $1 }.count
        let ends = texts.map { $0.dropFirst(max(0, same - 20)).prefix(120) }
        differences.append("\(label) \(name) at \(same): \(ends[0]) instead of \(ends[1])")
    }

    /// Compares a program.
    mutating func compare(_ program: Program, _ json: JSONValue) throws {
        compare("digest", program.digest, try json["program_digest"].word)
        compare("entry point", program.entryPoint, try json["entrypoint"].int)
        try compare(program.forest, json)
        compare("program bytes", program.encodedBytes.hex, json["program_bytes"].text)
        try compare(kernel: program.kernel, json)
        if !json["package"].isNull {
            let procedure = Library.Procedure(
                path: Package.entryPointPath,
                node: program.entryPoint
            )
            let library = Library(forest: program.forest, exports: [.procedure(procedure)])
            try compare(library, as: .executable, json["package"])
        }
    }

    /// Compares a library.
    mutating func compare(_ library: Library, _ json: JSONValue) throws {
        compare("library digest", library.digest, try json["digest"].word)
        try compare(exports: library, json["exports"])
        try compare(library.forest, json)
        compare("library bytes", library.encodedBytes.hex, json["library_bytes"].text)
    }

    /// Compares the list of kernel procedures, where one is given.
    mutating func compare(kernel: Kernel, _ json: JSONValue) throws {
        guard !json["kernel_procedures"].isNull else { return }
        let expected = try json["kernel_procedures"].items.map { try $0.word }
        compare("kernel procedures", kernel.procedures, expected)
    }

    /// Compares the package made of a library, where one is given.
    mutating func compare(
        _ library: Library?,
        as kind: Package.Kind,
        _ json: JSONValue
    ) throws {
        guard let library, !json.isNull else { return }
        let package = Package(
            name: try json["name"].string,
            version: try json["version"].string,
            kind: kind,
            library: library
        )
        compare("package digest", package.digest, try json["digest"].word)
        compare("content digest", package.contentDigest(), try json["content_digest"].word)
        compare("package bytes", package.encodedBytes.hex, json["bytes"].text)
    }

    private mutating func compare(_ forest: MASTForest, _ json: JSONValue) throws {
        compare("commitment", forest.commitment, try json["forest_commitment"].word)
        compare("roots", forest.roots, try json["roots"].items.map { try $0.int })
        let nodes = json["nodes"].items
        compare("node count", forest.nodes.count, nodes.count)
        for (index, (node, expected)) in zip(forest.nodes, nodes).enumerated() {
            compare("node \(index)", node.digest, try expected["digest"].word)
            let children = try expected["children"].items.map { try $0.int }
            compare("children of \(index)", node.children, children)
            guard case .block(let block) = node.kind else { continue }
            // Some lists write EVAL_CIRCUIT and HORNER_EVAL_BASE.
            let operations = expected["raw_ops"].items.map {
                $0.text?.replacing("_EVAL_", with: "").filter { $0 != "_" }
            }
            compare("block \(index)", block.unpaddedOperations.map(Self.text), operations)
        }
        let entries = try json["advice_map"].items.map { item in
            AdviceMap.Entry(key: try item["key"].word, values: try item["values"].felts)
        }
        compare("advice map", forest.adviceMap, AdviceMap(entries))
        for (form, name) in [
            (MASTForest.WireForm.stripped, "stripped_bytes"), (.hashless, "hashless_bytes"),
            (.full, "full_bytes"),
        ] {
            var writer = ByteWriter()
            forest.encode(to: &writer, as: form)
            compare(name, writer.bytes.hex, json[name].text)
        }
    }

    private static func text(_ operation: Operation) -> String? {
        let name = "\(operation.opcode.name)"
        return operation.opcode.takesArgument ? "\(name).\(operation.argument.value)" : name
    }

    private mutating func compare(exports library: Library, _ json: JSONValue) throws {
        compare("export paths", library.exports.map(\.path), json.items.compactMap(\.["path"].text))
        for (export, item) in zip(library.exports, json.items) {
            let path = export.path
            switch export {
            case .procedure(let procedure):
                compare("node of \(path)", procedure.node, try item["node"].int)
                let digest = library.digest(of: procedure)
                compare("digest of \(path)", digest, try item["digest"].word)
                let signature = procedure.signature?.encodedBytes.hex
                compare("signature of \(path)", signature, item["signature_bytes"].text)
                var writer = ByteWriter()
                writer.writeList(procedure.attributes)
                let attributes = item["attributes_bytes"].text
                compare("attributes of \(path)", writer.bytes.hex, attributes)
            case .constant(_, let value):
                compare("value of \(path)", value.encodedBytes.hex, item["value_bytes"].text)
            case .type(_, let type):
                compare("type of \(path)", type.encodedBytes.hex, item["type_bytes"].text)
            }
        }
    }
}

extension [UInt8] {
    /// Hex digits without a prefix.
    var hex: String { hexDigits(self) }
}
