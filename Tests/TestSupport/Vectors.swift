// SPDX-License-Identifier: MIT

public import Foundation

/// Golden data made with the reference.
///
/// Looked for in `$MIDEN_VECTORS`, else in `../shared/vectors` beside the checkout, else in
/// `Tests/Vectors`, the subset that every clone carries.
public enum Vectors {
    /// The checkout's root folder.
    public static let projectRoot = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder that holds the groups of vectors.
    public static let root: URL = {
        if let path = ProcessInfo.processInfo.environment["MIDEN_VECTORS"] {
            return URL(fileURLWithPath: path)
        }
        let beside = projectRoot.deletingLastPathComponent()
            .appendingPathComponent("shared/vectors")
        let isThere = FileManager.default.fileExists(atPath: beside.path)
        return isThere ? beside : projectRoot.appendingPathComponent("Tests/Vectors")
    }()

    /// The place of a file or folder, as in `"proofs/proofs"`.
    public static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    /// The bytes of a file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: url(path)))
    }

    /// A parsed JSON file.
    public static func json(_ path: String) throws -> JSONValue {
        try JSONValue(data: Data(contentsOf: url(path)))
    }

    /// The names of the files in a folder that end with `suffix`, in order; none if it is absent.
    public static func files(_ folder: String, suffix: String = "") -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)
        return (names ?? []).filter { $0.hasSuffix(suffix) }.sorted()
    }

    /// The parsed JSON files in a folder, with their names.
    public static func jsonFiles(_ folder: String) throws -> [(name: String, json: JSONValue)] {
        try files(folder, suffix: ".json").map { ($0, try json("\(folder)/\($0)")) }
    }

    /// The bytes that a vector gives in place as hex, or by naming a file beside it.
    public static func bytes(of value: JSONValue, in folder: String) throws -> [UInt8] {
        if let file = value["file"].text { return try bytes("\(folder)/\(file)") }
        return try value.hex
    }
}
