// SPDX-License-Identifier: MIT

public import Foundation

/// A folder of a test's own, removed with the value.
public final class TemporaryDirectory: Sendable {
    /// The folder.
    public let url: URL

    /// Makes an empty folder.
    public init() throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("swift-miden-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of the folder.
    public var path: String { url.path }

    /// The path of an entry.
    public func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
