// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import TestSupport
import Testing
import VMCore

@Suite struct PackageVectorTests {
    let artifacts: [AssembledArtifact]

    init() throws { artifacts = try AssembledArtifact.all() }

    @Test func `a library is read and written the same`() throws {
        var count = 0
        for artifact in artifacts where !artifact.json["library_bytes"].isNull {
            let bytes = try artifact.json["library_bytes"].hex
            let library = try Library(decoding: bytes)
            #expect(library.encodedBytes == bytes, "\(artifact.label)")
            #expect(library.digest == (try artifact.json["digest"].word), "\(artifact.label)")
            let expected = artifact.json["exports"].items
            #expect(library.exports.map(\.path) == expected.map(\.text, at: "path"))
            for (export, item) in zip(library.exports, expected) {
                try check(export, of: library, item)
            }
            count += 1
        }
        #expect(count > 0)
    }

    private func check(_ export: Library.Export, of library: Library, _ item: JSONValue) throws {
        switch export {
        case .procedure(let procedure):
            #expect(procedure.node == (try item["node"].int))
            #expect(library.digest(of: procedure) == (try item["digest"].word))
            var writer = ByteWriter()
            writer.writeList(procedure.attributes)
            #expect(writer.bytes == (try item["attributes_bytes"].hex))
            if item["signature_bytes"].isNull {
                #expect(procedure.signature == nil)
            } else {
                let bytes = try item["signature_bytes"].hex
                #expect(procedure.signature?.encodedBytes == bytes)
            }
        case .constant(_, let value):
            #expect(value.encodedBytes == (try item["value_bytes"].hex))
        case .type(_, let type):
            #expect(type.encodedBytes == (try item["type_bytes"].hex))
        }
    }

    @Test func `a package is read and written the same`() throws {
        var count = 0
        for artifact in artifacts {
            for name in ["package", "kernel_package"] where !artifact.json[name].isNull {
                try check(artifact.json[name])
                count += 1
            }
        }
        for (_, cases) in try Vectors.jsonFiles("masm/asm") {
            for item in cases.items {
                for name in ["package", "kernel_package"]
                where !item["expected"][name].isNull && item["expected"]["full_bytes"].isNull {
                    try check(item["expected"][name])
                    count += 1
                }
            }
        }
        #expect(count > 0)
    }

    private func check(_ item: JSONValue) throws {
        let bytes = try item["bytes"].hex
        let package = try Package(decoding: bytes)
        #expect(package.encodedBytes == bytes)
        #expect(package.name == item["name"].text)
        #expect(package.version == item["version"].text)
        #expect(package.digest == (try item["digest"].word))
        #expect(package.contentDigest() == (try item["content_digest"].word))
    }
}

extension [JSONValue] {
    fileprivate func map(_ path: KeyPath<JSONValue, String?>, at name: String) -> [String?] {
        map { $0[name][keyPath: path] }
    }
}
