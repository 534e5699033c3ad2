// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// The project's own files, read once.
enum SourceTree {
    /// `Package.swift`, split into rows.
    static let manifest = PackageManifest(
        SourceText(path: "Package.swift", text: read("Package.swift"))
    )

    /// Every text file that the rules look at, in order of path.
    static let files: [SourceText] = paths.filter(isText).map {
        SourceText(path: $0, text: read($0))
    }

    /// The Swift files below `Sources`.
    static let sources = files.filter {
        $0.path.hasPrefix("Sources/") && $0.path.hasSuffix(".swift")
    }

    /// All Swift files.
    static let swift = files.filter { $0.path.hasSuffix(".swift") }

    /// The paths of all files below `Sources`, `Tests`, `Benchmarks` and `Scripts`, whatever they
    /// hold.
    static let paths: [String] = folders.flatMap(paths(below:)).sorted()

    private static let folders = ["Sources", "Tests", "Benchmarks", "Scripts"]

    private static let textEndings = [".swift", ".c", ".h", ".js", ".css", ".py"]

    /// Scripts have no ending.
    private static func isText(_ path: String) -> Bool {
        textEndings.contains(where: path.hasSuffix)
            || !(path.split(separator: "/").last ?? "").contains(".")
    }

    private static func paths(below folder: String) -> [String] {
        let root = Vectors.projectRoot.appendingPathComponent(folder).path
        let found = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }
        return (found ?? []).filter { path in
            let url = URL(fileURLWithPath: "\(root)/\(path)")
            let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory
            return isFolder != true && !isForeign(path)
        }.map { "\(folder)/\($0)" }
    }

    /// Golden data and what interpreters leave behind is not ours to judge.
    private static func isForeign(_ path: String) -> Bool {
        path.hasPrefix("Vectors/") || path.contains("__pycache__") || path.contains(".pytest_cache")
    }

    private static func read(_ path: String) -> String {
        let url = Vectors.projectRoot.appendingPathComponent(path)
        return String(decoding: (try? Data(contentsOf: url)) ?? Data(), as: UTF8.self)
    }
}
