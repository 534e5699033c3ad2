// SPDX-License-Identifier: MIT

public import Assembler
internal import CCoreLibrary
public import VMCore

/// The library `miden::core`: our own code under the reference's names and contracts.
public enum CoreLibrary {
    /// The path under which all modules lie.
    public static let path = "miden::core"

    /// The modules, by path; their files are named as they lie under `miden::core/`.
    public static let modules: [ModuleSource] = (0..<core_module_count()).map { index in
        let module = core_module_at(index)
        let bytes = UnsafeBufferPointer(start: module.bytes, count: module.byte_count)
        let file = String(cString: module.path)
        let parts = file.dropLast(".masm".count).split(separator: "/")
        return ModuleSource(
            path: ([path] + parts.map(String.init)).joined(separator: "::"),
            file: SourceFile(name: "\(path)/\(file)", bytes: Array(bytes))
        )
    }

    /// The library, assembled when it is first asked for.
    private static let assembled: Result<Library, AssemblyFailure> = Result {
        () throws(AssemblyFailure) in
        try Assembler().assembleLibrary(modules)
    }

    /// The library.
    ///
    /// - Returns: What the modules offer.
    /// - Throws: `AssemblyFailure` if the modules do not assemble, which a test rules out.
    /// - Complexity: The first call assembles some ten thousand lines; the others are free.
    public static func library() throws(AssemblyFailure) -> Library { try assembled.get() }
}
