// SPDX-License-Identifier: MIT

import ByteCoding
import Foundation
import TestSupport
import Testing
import VMCore

@testable import SwiftMiden

@Suite struct AssembleCommandTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func write(_ text: String, to name: String) throws -> String {
        let path = folder.path(name)
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private func run(_ words: [String]) async throws {
        try await assembleCommand.run(Arguments(words, for: assembleCommand))
    }

    private func failure(_ words: [String]) async -> CommandFailure? {
        do {
            try await run(words)
            return nil
        } catch { return error as? CommandFailure }
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test func `a program with a library and a kernel is written as bytes and as a package`()
        async throws
    {
        _ = try write("pub proc double\n    push.2\n    mul\nend\n", to: "lib/math/mod.masm")
        let kernel = try write("pub proc tick\n    add\nend\n", to: "kernel.masm")
        let source = "use lib::math\nbegin\n    exec.math::double\n    syscall.tick\nend\n"
        let main = try write(source, to: "main.masm")
        let options = ["--kernel", kernel, "--library", "\(folder.path("lib"))=lib", "--json"]
        let (bare, packed) = (folder.path("out.masb"), folder.path("out.masp"))
        try await run([main, "-o", bare] + options)
        try await run([main, "--output", packed] + options)
        let program = try Program(decoding: bytes(bare))
        #expect(program.kernel.procedures.count == 1)
        let package = try Package(decoding: bytes(packed))
        #expect(package.name == "main" && package.kind == .executable)
        #expect(package.library.forest == program.forest)
        let inspect = try Arguments([packed, "--json"], for: inspectCodeCommand)
        try await inspectCodeCommand.run(inspect)
    }

    @Test func `a problem is told with its place`() async throws {
        let main = try write("begin\n    nonsense\nend\n", to: "main.masm")
        let failure = try #require(await failure([main]))
        #expect(failure.exitCode == .failure && failure.code == "assembly_failed")
        #expect(failure.detail.contains("main.masm:2:5"))
    }

    @Test func `options that mean nothing are mistakes of use`() async throws {
        let main = try write("begin\n    add\nend\n", to: "main.masm")
        for words in [["--kind", "poem"], ["--library", "x"], ["-o", "out.txt"]] {
            #expect(await failure([main] + words)?.exitCode == .usage)
        }
        #expect(await failure([folder.path("nowhere.masm")])?.exitCode == .notFound)
    }

    @Test func `what is no code is refused`() async throws {
        let path = try write("nothing", to: "bad.masp")
        let arguments = try Arguments([path], for: inspectCodeCommand)
        await #expect(throws: CommandFailure.self) { try await inspectCodeCommand.run(arguments) }
    }
}
