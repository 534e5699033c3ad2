// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WebPages

/// Writes the sample pages where a browser can look at them.
@Suite struct SampleFilesTests {
    private static let folder = ProcessInfo.processInfo.environment["SAMPLE_PAGES"]

    @Test(.enabled(if: folder != nil, "set SAMPLE_PAGES to a folder"))
    func `sample pages and their files are written`() throws {
        let root = URL(fileURLWithPath: try #require(Self.folder))
        let now = UInt32(Date().timeIntervalSince1970)
        let links = [NavigationLink(title: "Faucet", path: "/faucet")]
        var samples = SamplePages(seed: 7, now: now, links: links)
        for page in samples.all() {
            let name = page.path == "/" ? "/index.html" : "\(page.path)/index.html"
            try write(page.bytes, to: root.appendingPathComponent(name))
        }
        for asset in WebAsset.all {
            try write(asset.bytes, to: root.appendingPathComponent(asset.path))
        }
        #expect(FileManager.default.fileExists(atPath: root.path + "/index.html"))
    }

    private func write(_ bytes: [UInt8], to url: URL) throws {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
    }
}
