// SPDX-License-Identifier: MIT

import Assembler
import CoreLibrary
import Foundation
import TestSupport
import Testing
import VMCore

/// The library assembles and holds what its folder holds.
@Suite struct CoreLibraryTests {
    @Test func `the library assembles`() throws {
        do throws(AssemblyFailure) { _ = try CoreLibrary.library() } catch {
            Issue.record("\(error.rendered)")
        }
    }

    @Test func `every module of the folder is compiled in`() throws {
        let folder = Vectors.projectRoot.appendingPathComponent("Sources/ZK/CCoreLibrary")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".masm") }
        let names = CoreLibrary.modules.map { String($0.file.name.dropFirst("miden::core/".count)) }
        #expect(Set(files) == Set(names) && names.count == Set(names).count)
        for (module, name) in zip(CoreLibrary.modules, names) {
            let text = try Data(contentsOf: folder.appendingPathComponent(name))
            #expect(module.file.bytes == Array(text), "\(module.path): build again")
            let parts = name.dropLast(".masm".count).split(separator: "/")
            #expect(
                module.path == (["miden::core"] + parts.map(String.init)).joined(separator: "::")
            )
        }
    }

    @Test func `every procedure says what it takes and gives`() throws {
        for module in CoreLibrary.modules {
            let lines = String(decoding: module.file.bytes, as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where line.hasPrefix("pub proc ") {
                let above = lines[..<index].reversed().drop { $0.hasPrefix("@") }
                let text = above.prefix { $0.hasPrefix("#!") }.joined(separator: "\n")
                #expect(text.contains("utputs"), "\(module.file.name):\(index + 1)")
            }
        }
    }
}
