// SPDX-License-Identifier: MIT

/// The modules of a folder of sources.
///
/// Reading the folder is somebody else's business: this only says what its files mean.
public enum ModuleTree {
    /// The ending of source files.
    public static let fileSuffix = ".masm"
    /// The file that is the module of its folder.
    public static let folderFile = "mod.masm"

    /// Modules of files below a namespace.
    ///
    /// `a/b.masm` and `a/b/mod.masm` both are the module `namespace::a::b`, `mod.masm` is the
    /// namespace itself. Files with another ending are passed over.
    ///
    /// - Parameters:
    ///   - files: Paths relative to the folder, with `/`, and what is in the files.
    ///   - namespace: The path that all modules start with.
    /// - Returns: The modules, ascending by path.
    /// - Throws: ``ModuleTreeError`` when a path is no module's, or two files are one module.
    public static func modules(
        of files: [(path: String, bytes: [UInt8])],
        under namespace: String
    ) throws(ModuleTreeError) -> [ModuleSource] {
        guard let base = ItemPath(parsing: namespace) else { throw .malformedPath(namespace) }
        var found: [String: ModuleSource] = [:]
        for file in files
        where file.path.utf8.suffix(fileSuffix.utf8.count)
            .elementsEqual(fileSuffix.utf8)
        {
            var names = file.path.split(separator: "/", omittingEmptySubsequences: false)
                .map(String.init)
            guard let last = names.popLast() else { continue }
            if last != folderFile { names.append(String(last.dropLast(fileSuffix.count))) }
            guard names.allSatisfy({ Identifier.isName($0) && $0 != "." && $0 != ".." }) else {
                throw .malformedPath(file.path)
            }
            let path = ItemPath(base.components + names).text
            guard found[path] == nil else { throw .duplicateModule(path) }
            found[path] = ModuleSource(
                path: path,
                file: SourceFile(name: file.path, bytes: file.bytes)
            )
        }
        return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
    }
}

/// Why files make no modules.
public enum ModuleTreeError: Error, Hashable, Sendable {
    /// The path of a file, or the namespace, cannot be that of a module.
    case malformedPath(String)
    /// Two files are one module.
    case duplicateModule(String)
}
