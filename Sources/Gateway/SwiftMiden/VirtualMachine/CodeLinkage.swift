// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import CoreLibrary
import JSONText
import VMCore

/// What programs are assembled against, as the options of a command say.
struct CodeLinkage {
    static let options = [
        Command.Option(
            name: "kernel",
            value: "FILE",
            summary: "the kernel: its source or its package"
        ),
        Command.Option(
            name: "library",
            value: "DIR=NAMESPACE",
            summary: "modules that the source may name, or a library's package; may be repeated"
        ),
    ]

    /// Assembles against kernel, core library and the packages that were named.
    let assembler: Assembler
    /// Modules that are linked from source.
    let modules: [ModuleSource]
    /// Code that programs only name.
    let forests: [MASTForest]
    /// The sources of kernel and modules by the names that debug information gives them.
    let sources: [String: [UInt8]]

    init(_ arguments: Arguments) throws {
        var assembler = Assembler()
        var modules: [ModuleSource] = []
        var sources: [String: [UInt8]] = [:]
        if let path = arguments.value("kernel") {
            let bytes = try Files.read(path)
            assembler.kernel = try Self.kernel(path, bytes)
            if !PackageFile.isPackage(bytes) { sources[path] = bytes }
        }
        let core = try assembling("miden::core") { () throws(AssemblyFailure) in
            try CoreLibrary.library()
        }
        assembler.libraries.append(LinkedLibrary(core, .dynamic))
        for text in arguments.list("library") {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 {
                modules += try Self.modules(in: parts[0], namespace: parts[1])
            } else {
                let library = try Self.package(text).library
                assembler.libraries.append(LinkedLibrary(library, .dynamic))
            }
        }
        let kernelForest = assembler.kernel.map { [$0.library.forest] } ?? []
        forests = kernelForest + assembler.libraries.map(\.library.forest)
        self.assembler = assembler
        self.modules = modules
        for module in modules { sources[module.file.name] = module.file.bytes }
        self.sources = sources
    }

    /// The calls in all sources at hand; sources that cannot be linked again have none.
    func callSites(in program: SourceFile?) -> [CallSite] {
        let core = try? Assembler().callSites(in: nil, modules: CoreLibrary.modules)
        let own = try? assembler.callSites(in: program, modules: modules)
        return (own ?? []) + (core ?? [])
    }

    private static func kernel(_ path: String, _ bytes: [UInt8]) throws -> KernelLibrary {
        guard PackageFile.isPackage(bytes) else {
            return try assembling(path) { () throws(AssemblyFailure) in
                try Assembler().assembleKernel(SourceFile(name: path, bytes: bytes))
            }
        }
        do { return try KernelLibrary(try PackageFile.package(path, bytes).library) } catch {
            throw CommandFailure(
                .failure,
                code: "not_a_kernel",
                "\(path) cannot be a kernel: \(error)"
            )
        }
    }

    private static func package(_ path: String) throws -> Package {
        try PackageFile.package(path, try Files.read(path))
    }

    /// The modules of a folder: `math/u64.masm` and `math/u64/mod.masm` are `NAMESPACE::math::u64`.
    private static func modules(in folder: String, namespace: String) throws -> [ModuleSource] {
        let files = try Files.list(folder, suffix: ModuleTree.fileSuffix)
        guard !files.isEmpty else {
            throw CommandFailure(
                .notFound,
                code: "no_modules",
                "\(folder) holds no .masm file",
                hint: "--library takes DIR=NAMESPACE or a .masp file"
            )
        }
        let read = try files.map { ($0, try Files.read(folder + "/" + $0)) }
        do {
            // Diagnostics name files as the user would open them.
            return try ModuleTree.modules(of: read, under: namespace).map { module in
                let name = folder + "/" + module.file.name
                let file = SourceFile(name: name, bytes: module.file.bytes)
                return ModuleSource(path: module.path, file: file)
            }
        } catch {
            throw CommandFailure(.failure, code: "malformed_library", "\(folder): \(error)")
        }
    }
}

/// Runs the assembler; its problems become a failure that shows each at its place.
func assembling<Result>(
    _ path: String,
    _ body: () throws(AssemblyFailure) -> Result
) throws -> Result {
    do { return try body() } catch {
        let first = error.diagnostics.first
        var failure = CommandFailure(
            .failure,
            code: first?.problem.code ?? "assembly_failed",
            first?.problem.message ?? "\(path) cannot be assembled"
        )
        failure.page = error.rendered
        let diagnostics = error.diagnostics
        failure.members = { json in
            json.member("source", first.map(\.place))
            json.member("diagnostics", array: diagnostics) { json, diagnostic in
                json.object { json in
                    json.member("code", diagnostic.problem.code)
                    json.member("stage", diagnostic.stage.rawValue)
                    json.member("detail", diagnostic.problem.message)
                    json.member("source", diagnostic.place)
                    json.member("expected", diagnostic.problem.expected)
                    json.member("hint", diagnostic.problem.hint)
                }
            }
        }
        throw failure
    }
}

extension Diagnostic {
    /// File, line and column.
    fileprivate var place: String { excerpt?.place ?? file }
}
