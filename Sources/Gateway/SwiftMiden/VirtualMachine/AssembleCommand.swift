// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import FieldArithmetic
import JSONText
import VMCore

let vmAssembleCommand = Command(
    path: ["vm", "assemble"],
    summary: "assembles a program, a kernel, or a module without a begin to a library",
    operands: ["FILE"],
    options: CodeLinkage.options + [
        Command.Option(
            name: "kind",
            value: "KIND",
            summary: "program, library or kernel; by default a source with a begin is a program"
        ),
        Command.Option(
            name: "output",
            value: "OUT",
            summary: "where the result goes: a package in .masp, bare bytes in .masb",
            letter: "o"
        ),
    ]
) { arguments in
    let path = arguments.operands[0]
    let artifact = try AssembledFile(path, arguments)
    if let output = arguments.value("output") {
        try Files.write(try artifact.encoded(as: output), to: output)
    }
    let forest = artifact.library.forest
    if arguments.isJSON {
        Console.printJSON { json in
            json.member("digest", artifact.digest.hex)
            json.member("procedures", array: artifact.library.procedures) { json, procedure in
                json.object {
                    $0.member("path", procedure.path)
                    $0.member("digest", artifact.library.digest(of: procedure).hex)
                }
            }
            json.member("nodes", forest.nodes.count)
        }
        return
    }
    Console.print("digest  \(artifact.digest.hex)")
    for procedure in artifact.library.procedures {
        Console.print("  \(artifact.library.digest(of: procedure).hex)  \(procedure.path)")
    }
    Console.print("nodes   \(forest.nodes.count)")
}

/// What a source becomes.
struct AssembledFile {
    /// The code under the names that it offers; of a program its entry.
    let library: Library
    /// The program, if the source has a `begin`.
    let program: Program?
    private let kind: Package.Kind
    private let name: String
    /// What programs make syscalls to.
    private let kernel: KernelLibrary?

    init(_ path: String, _ arguments: Arguments) throws {
        let linkage = try CodeLinkage(arguments)
        let source = SourceFile(name: path, bytes: try Files.read(path))
        let name = AssembledFile.name(of: path)
        let kind = try AssembledFile.kind(arguments.value("kind"), source)
        var program: Program?
        let library = try assembling(path) { () throws(AssemblyFailure) -> Library? in
            switch kind {
            case .kernel:
                return try linkage.assembler.assembleKernel(source, modules: linkage.modules)
                    .library
            case .executable:
                let made = try linkage.assembler.assembleProgram(source, modules: linkage.modules)
                program = made
                return AssembledFile.library(of: made)
            default:
                let module = ModuleSource(path: name, file: source)
                return try linkage.assembler.assembleLibrary([module], support: linkage.modules)
            }
        }
        guard let library else {
            throw CommandFailure(.failure, code: "malformed", "\(path) has no entry point")
        }
        (self.library, self.program, self.kind, self.name) = (library, program, kind, name)
        kernel = kind == .executable ? linkage.assembler.kernel : nil
    }

    /// What the option says, else what the source looks like.
    private static func kind(_ text: String?, _ source: SourceFile) throws -> Package.Kind {
        switch text {
        case nil: return Assembler.isProgram(source) ? .executable : .library
        case "program": return .executable
        case "library": return .library
        case "kernel": return .kernel
        case let text?:
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--kind is program, library or kernel, not '\(text)'"
            )
        }
    }

    /// The digest of the program, or of the library.
    var digest: Word { program?.digest ?? library.digest }

    /// The bytes for a file of a name.
    func encoded(as output: String) throws -> [UInt8] {
        if output.hasSuffix(".masp") {
            let package = Package(
                name: name,
                version: "0.0.0",
                kind: kind,
                library: library,
                sections: kernel.map { [AssembledFile.section(of: $0)] } ?? []
            )
            return package.encodedBytes
        }
        guard output.hasSuffix(".masb") else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "\(output) says neither .masp nor .masb",
                hint: "a package ends in .masp, the bare bytes in .masb"
            )
        }
        return program?.encodedBytes ?? library.encodedBytes
    }

    /// The kernel as a program's package brings it along.
    private static func section(of kernel: KernelLibrary) -> Package.Section {
        let package = Package(
            name: "kernel",
            version: "0.0.0",
            kind: .kernel,
            library: kernel.library
        )
        return Package.Section(id: Package.kernelSection, data: package.encodedBytes)
    }

    /// The file's name without folders and ending, as a name that modules can have.
    private static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.hasSuffix(".masm") ? String(file.dropLast(5)) : file
        let kept = stem.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        guard let first = kept.first, first.isLetter else { return "m" + String(kept) }
        return String(kept)
    }

    /// The library whose one procedure is the entry point.
    private static func library(of program: Program) -> Library? {
        let main = Library.Procedure(path: Package.entryPointPath, node: program.entryPoint)
        return Library(forest: program.forest, exports: [.procedure(main)])
    }
}
