// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import VMCore

let assembleCommand = Command(
    path: ["vm", "assemble"],
    summary: "translates Miden Assembly to a program, library or kernel",
    operands: ["FILE"],
    options: [
        Command.Option(
            name: "kind",
            value: "KIND",
            summary: "program, library or kernel",
            fallback: "program"
        ),
        Command.Option(name: "kernel", value: "FILE", summary: "the kernel's source"),
        Command.Option(
            name: "library",
            value: "DIR=NAMESPACE",
            summary: "a folder of modules to link; may be given several times"
        ),
        Command.Option(
            name: "output",
            value: "FILE",
            summary: "where to write: .masp for a package, .masb for the bare bytes",
            letter: "o"
        ),
    ]
) { arguments in
    let assembly = try SourceAssembly(arguments)
    let artifact = try assembly.assemble()
    if let path = arguments.value("output") {
        let isPackage = path.hasSuffix(".masp")
        guard isPackage || path.hasSuffix(".masb") else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--output ends in .masp or .masb, not as in '\(path)'"
            )
        }
        let package = artifact.package(named: assembly.stem)
        try Files.save(isPackage ? package?.encodedBytes ?? [] : artifact.bytes, to: path)
    }
    CodeReport(artifact).show(asJSON: arguments.isJSON)
}

/// What the command is to assemble, and against what.
private struct SourceAssembly {
    private let file: SourceFile
    let stem: String
    private let kind: String
    private var assembler = Assembler()

    init(_ arguments: Arguments) throws {
        let path = arguments.operands[0]
        file = SourceFile(name: path, bytes: try Files.read(path))
        let name = path.split(separator: "/").last.map(String.init) ?? path
        stem = String(name.prefix { $0 != "." })
        kind = try arguments.required("kind")
        guard ["program", "library", "kernel"].contains(kind) else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--kind is program, library or kernel, not '\(kind)'"
            )
        }
        if let kernel = arguments.value("kernel") {
            let source = SourceFile(name: kernel, bytes: try Files.read(kernel))
            let assembler = assembler
            self.assembler.kernel = try Self.reported { () throws(AssemblyFailure) in
                try assembler.assembleKernel(source)
            }
        }
        for library in arguments.all("library") { try link(library) }
    }

    private mutating func link(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--library is DIR=NAMESPACE, not '\(text)'"
            )
        }
        let files = try Files.tree(parts[0]).filter { $0.hasSuffix(ModuleTree.fileSuffix) }
            .map { (path: $0, bytes: try Files.read("\(parts[0])/\($0)")) }
        let modules: [ModuleSource]
        do { modules = try ModuleTree.modules(of: files, under: parts[1]) } catch {
            throw CommandFailure(.failure, code: "malformed_library", "\(parts[0]): \(error)")
        }
        let assembler = assembler
        let library = try Self.reported { () throws(AssemblyFailure) in
            try assembler.assembleLibrary(modules)
        }
        self.assembler.libraries.append(LinkedLibrary(library, .static))
    }

    /// The artifact of the kind asked for.
    func assemble() throws -> CodeArtifact {
        try Self.reported { () throws(AssemblyFailure) in
            switch kind {
            case "library":
                let module = ModuleSource(path: stem, file: file)
                return .library(try assembler.assembleLibrary([module]))
            case "kernel": return .kernel(try assembler.assembleKernel(file).library)
            default: return .program(try assembler.assembleProgram(file))
            }
        }
    }

    /// The result of a step; its problems become the command's failure.
    private static func reported<Value>(
        _ step: () throws(AssemblyFailure) -> Value
    ) throws -> Value {
        do { return try step() } catch {
            throw CommandFailure(.failure, code: "assembly_failed", error.rendered)
        }
    }
}
