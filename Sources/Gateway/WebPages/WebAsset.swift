// SPDX-License-Identifier: MIT

internal import CWebPages

/// A file that the pages load: style sheet, script, icon.
///
/// Its path holds a digest of its bytes, so it may be cached for ever.
public struct WebAsset: Sendable {
    /// Where pages look for it, such as `/static/style.1b2c3d4e5f607182.css`.
    public let path: String
    /// The media type to serve it with.
    public let contentType: String
    /// What it holds.
    public let bytes: [UInt8]

    /// All of them, in no order that matters.
    public static let all: [WebAsset] = (0..<web_file_count()).map { index in
        let file = web_file_at(index)
        let bytes = [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.byte_count))
        return WebAsset(name: String(cString: file.name), bytes: bytes)
    }

    /// The file with a path.
    public static func at(_ path: String) -> WebAsset? { all.first { $0.path == path } }

    static let style = page("style.css")
    static let script = page("app.js")
    static let icon = page("icon.svg")

    private let name: String

    private init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        let parts = name.split(separator: ".")
        let digest = String(Self.digest(bytes), radix: 16)
        path = "/static/\(parts.first ?? "").\(digest).\(parts.last ?? "")"
        contentType =
            switch parts.last {
            case "css": "text/css; charset=utf-8"
            case "js": "text/javascript; charset=utf-8"
            case "svg": "image/svg+xml"
            default: "application/octet-stream"
            }
    }

    private static func page(_ name: String) -> PagePath {
        let path = all.first { $0.name == name }?.path
        return path.flatMap(PagePath.local) ?? PagePath("/")
    }

    /// FNV-1a: enough to tell one release's file from another's.
    private static func digest(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
