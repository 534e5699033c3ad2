// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import TestSupport
import Testing
import VMCore

/// Everything in the assembler's vectors that holds a forest.
struct AssembledArtifact {
    let label: String
    let json: JSONValue

    static func all() throws -> [AssembledArtifact] {
        var artifacts: [AssembledArtifact] = []
        for (file, cases) in try Vectors.jsonFiles("masm/asm") {
            for item in cases.items {
                let expected = item["expected"]
                let label = "\(file) \(item["name"].text ?? "")"
                let nested = [expected, expected["library"], expected["kernel"]]
                for json in nested + expected["libraries"].items
                where !json["full_bytes"].isNull {
                    artifacts.append(AssembledArtifact(label: label, json: json))
                }
            }
        }
        return artifacts
    }
}

@Suite struct ForestVectorTests {
    let artifacts: [AssembledArtifact]

    init() throws { artifacts = try AssembledArtifact.all() }

    @Test func `a forest is read in every form and written the same`() throws {
        #expect(!artifacts.isEmpty)
        for artifact in artifacts {
            let full = try MASTForest(decoding: artifact.json["full_bytes"].hex)
            for name in ["full_bytes", "stripped_bytes", "hashless_bytes"] {
                let bytes = try artifact.json[name].hex
                let forest = try MASTForest(decoding: bytes)
                #expect(forest.encodedBytes == bytes, "\(artifact.label) \(name)")
                #expect(forest.nodes == full.nodes, "\(artifact.label) \(name)")
                var writer = ByteWriter()
                full.encode(to: &writer, as: forest.wireForm)
                #expect(writer.bytes == bytes, "\(artifact.label) \(name)")
            }
        }
    }

    @Test func `nodes, roots and commitment are the same`() throws {
        for artifact in artifacts {
            let json = artifact.json
            let forest = try MASTForest(decoding: json["stripped_bytes"].hex)
            #expect(forest.commitment == (try json["forest_commitment"].word), "\(artifact.label)")
            #expect(forest.roots == (try json["roots"].items.map { try $0.int }))
            let nodes = json["nodes"].items
            #expect(nodes.count == forest.nodes.count)
            for (node, expected) in zip(forest.nodes, nodes) {
                #expect(node.digest == (try expected["digest"].word), "\(artifact.label)")
                #expect(node.children == (try expected["children"].items.map { try $0.int }))
                #expect(kindName(node) == expected["kind"].text)
                guard case .block(let block) = node.kind else { continue }
                #expect(block.operations.map(text) == expected["ops"].items.map(\.text))
                try check(block, expected)
            }
        }
    }

    private func check(_ block: BasicBlock, _ expected: JSONValue) throws {
        let raw = block.unpaddedOperations
        #expect(raw.map(text) == expected["raw_ops"].items.map(\.text))
        // Packing the plain operations again gives the very layout that was read.
        #expect(BasicBlock(raw) == block)
        #expect(block.batches.count == expected["batches"].items.count)
        for (batch, item) in zip(block.batches, expected["batches"].items) {
            #expect(batch.groups == (try item["groups"].felts))
            #expect(batch.groupCount == (try item["num_groups"].int))
            #expect(batch.groupStarts == (try item["op_starts"].items.map { try $0.int }))
            let padded = (0..<8).map { batch.paddedGroups >> UInt8($0) & 1 == 1 }
            #expect(padded == item["padded"].items.map(\.isTrue))
        }
    }

    @Test func `the advice map is the same`() throws {
        var entryCount = 0
        for artifact in artifacts {
            let forest = try MASTForest(decoding: artifact.json["full_bytes"].hex)
            let expected = artifact.json["advice_map"].items
            #expect(forest.adviceMap.entries.count == expected.count)
            entryCount += expected.count
            for item in expected {
                #expect(forest.adviceMap[try item["key"].word] == (try item["values"].felts))
            }
        }
        #expect(entryCount > 0)
    }

    @Test func `a program is read and written the same`() throws {
        var count = 0
        for artifact in artifacts where !artifact.json["program_bytes"].isNull {
            let bytes = try artifact.json["program_bytes"].hex
            let program = try Program(decoding: bytes)
            #expect(program.digest == (try artifact.json["program_digest"].word))
            #expect(program.entryPoint == (try artifact.json["entrypoint"].int))
            #expect(program.encodedBytes == bytes)
            let kernel = artifact.json["kernel_procedures"].items
            #expect(program.kernel.procedures == (try kernel.map { try $0.word }))
            count += 1
        }
        #expect(count > 0)
    }

    private func kindName(_ node: MASTNode) -> String {
        switch node.kind {
        case .join: "join"
        case .split: "split"
        case .loop: "loop"
        case .block: "block"
        case .call: "call"
        case .syscall: "syscall"
        case .dyn: "dyn"
        case .dyncall: "dyncall"
        case .external: "external"
        }
    }

    private func text(_ operation: Operation) -> String {
        let name = "\(operation.opcode.name)"
        return operation.opcode.takesArgument ? "\(name).\(operation.argument.value)" : name
    }
}
