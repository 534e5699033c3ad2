// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import SwiftMiden

@Suite struct InspectCommandTests {
    private func failure(_ words: [String]) async -> CommandFailure? {
        do {
            try await inspectCommand.run(Arguments(words, for: inspectCommand))
            return nil
        } catch { return error as? CommandFailure }
    }

    @Test func `a bad file is a failure with the offset and what was expected`() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.path("bad.bin")
        try Data([0x61, 0x63, 0x63, 0x75]).write(to: URL(fileURLWithPath: path))
        let failure = try #require(await failure(["account-file", path, "--json"]))
        #expect(failure.exitCode == .failure)
        #expect(failure.code == "malformed")
        #expect(failure.offset == 0)
        #expect(failure.detail.contains("expected the four letters acct"))
    }

    @Test func `an unknown kind is named with its nearest neighbour`() async throws {
        let failure = try #require(await failure(["acount", "nowhere.bin"]))
        #expect(failure.exitCode == .usage)
        #expect(failure.hint == "did you mean account?")
        let other = try #require(await self.failure(["zzzzzzzzzzz", "nowhere.bin"]))
        #expect(other.hint?.contains("proposed-block") == true)
    }

    @Test func `a file that is not there is said to be so`() async throws {
        let failure = try #require(await failure(["note", "/nowhere/note.bin"]))
        #expect(failure.exitCode == .notFound)
    }
}
