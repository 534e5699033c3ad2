// SPDX-License-Identifier: MIT

public import Assembler
public import TestSupport
public import VMCore

/// A case of the assembler's vectors: sources, and what the reference makes of them.
public struct AssemblyCase {
    /// What came out of a case.
    public struct Result {
        /// The program, if the case is one.
        public var program: Program?
        /// The library, if the case is one.
        public var library: Library?
        /// The kernel that the case is or has.
        public var kernel: KernelLibrary?
        /// The libraries that were assembled beforehand.
        public var libraries: [Library] = []
    }

    /// The file and the name of the case.
    public let label: String
    /// The case.
    public let json: JSONValue

    /// Names a case.
    public init(label: String, json: JSONValue) {
        self.label = label
        self.json = json
    }

    /// All cases of all families.
    public static func all() throws -> [AssemblyCase] {
        try Vectors.jsonFiles("masm/asm").flatMap { file, cases in
            cases.items.map { AssemblyCase(label: "\(file) \($0["name"].text ?? "")", json: $0) }
        }
    }

    /// The cases that the reference refuses, and a few that it just accepts.
    public static func refused() throws -> [AssemblyCase] {
        try Vectors.json("masm/asm_errors.json").items.map {
            AssemblyCase(label: $0["name"].text ?? "", json: $0)
        }
    }

    /// Assembles what the case asks for.
    ///
    /// - Parameter core: The core library, for sources that name it.
    /// - Returns: The artifacts.
    /// - Throws: `AssemblyFailure`, or a mismatch if the case is malformed.
    public func assemble(core: Library? = nil) throws -> Result {
        var result = Result()
        var assembler = Assembler(
            libraries: core.map { [LinkedLibrary($0, .dynamic)] } ?? [],
            treatsWarningsAsErrors: json["warnings_as_errors"].isTrue
        )
        if !json["kernel"].isNull {
            let source = SourceFile(name: "::$kernel", text: try json["kernel"]["source"].string)
            let kernel = try assembler.assembleKernel(
                source,
                modules: try Self.modules(json["kernel"]["modules"])
            )
            assembler.kernel = kernel
            result.kernel = kernel
        }
        var made: [String: Library] = [:]
        for item in json["libraries"].items {
            let library = try assembleLibrary(item, with: assembler.kernel, made)
            made[try item["name"].string] = library
            result.libraries.append(library)
            if let linkage = Self.linkage(item["link"].text) {
                assembler.libraries.append(LinkedLibrary(library, linkage))
            }
        }
        try assemble(with: assembler, to: &result)
        return result
    }

    private func assemble(with assembler: Assembler, to result: inout Result) throws {
        let modules = try Self.modules(json["modules"])
        switch try json["kind"].string {
        case "program":
            let source = SourceFile(name: "::$exec", bytes: try Self.bytes(json))
            result.program = try assembler.assembleProgram(source, modules: modules)
        case "kernel":
            let source = SourceFile(name: "::$kernel", bytes: try Self.bytes(json))
            result.kernel = try assembler.assembleKernel(source, modules: modules)
        default:
            let support = try Self.modules(json["support"])
            result.library = try assembler.assembleLibrary(modules, support: support)
        }
    }

    private func assembleLibrary(
        _ item: JSONValue,
        with kernel: KernelLibrary?,
        _ made: [String: Library]
    ) throws -> Library {
        var assembler = Assembler()
        if item["with_kernel"].isTrue { assembler.kernel = kernel }
        if let text = item["own_kernel"].text {
            assembler.kernel = try assembler.assembleKernel(
                SourceFile(name: "::$kernel", text: text)
            )
        }
        for use in item["uses"].items {
            guard let library = made[try use["name"].string],
                let linkage = Self.linkage(use["link"].text)
            else { continue }
            assembler.libraries.append(LinkedLibrary(library, linkage))
        }
        return try assembler.assembleLibrary(
            try Self.modules(item["modules"]),
            support: try Self.modules(item["support"])
        )
    }

    private static func linkage(_ text: String?) -> LinkedLibrary.Linkage? {
        switch text {
        case "static": .static
        case "dynamic": .dynamic
        default: nil
        }
    }

    private static func modules(_ list: JSONValue) throws -> [ModuleSource] {
        try list.items.map { item in
            let path = try item["path"].string
            return ModuleSource(path: path, file: SourceFile(name: path, bytes: try bytes(item)))
        }
    }

    /// The text of a source: in place, as hex, or as lines with their numbers.
    private static func bytes(_ item: JSONValue) throws -> [UInt8] {
        if !item["source_hex"].isNull { return try item["source_hex"].hex }
        guard item["source"].isNull else { return Array(try item["source"].string.utf8) }
        var lines: [String] = []
        for entry in item["source_lines"].items {
            lines += Array(repeating: try entry[0].string, count: try entry[1].int)
        }
        return Array(lines.joined(separator: "\n").utf8)
    }
}
