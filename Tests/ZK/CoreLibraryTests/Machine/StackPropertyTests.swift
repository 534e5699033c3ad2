// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor
import TestSupport
import Testing
import VMCore

/// The stack is cut where it should be, and requests reach the transcript.
@Suite struct StackPropertyTests {
    @Test func `a stack of any depth is cut to its first 16 items`() throws {
        let call = try LibraryCall("sys::truncate_stack", then: "sdepth")
        var chance = SeededGenerator(seed: 91)
        for count in 0..<80 {
            let items = chance.felts(count)
            #expect(try call(items) == LibraryCall.left([16] + items), "\(count)")
        }
    }

    @Test func `the first 16 items are dropped`() throws {
        let call = try LibraryCall("sys::drop_stack_top")
        var chance = SeededGenerator(seed: 92)
        for count in 16..<40 {
            let items = chance.felts(count)
            #expect(try call(items) == LibraryCall.left(Array(items[16...])), "\(count)")
        }
    }

    @Test func `requests are absorbed one after another`() throws {
        let path = "sys::log_precompile_request"
        let call = try LibraryCall(path, then: "exec.::miden::core::\(path)")
        var chance = SeededGenerator(seed: 93)
        for _ in 0..<50 {
            let requests = (0..<2).map { _ in chance.edgedWord().elements + chance.felts(4) }
            var state = SpongeState(repeating: .zero)
            for request in requests {
                for lane in 0..<8 { state[lane] = request[lane] }
                Poseidon2.permute(&state)
            }
            let outcome = try call.run(requests.flatMap { $0 })
            #expect(outcome.items == LibraryCall.left([]))
            #expect(outcome.transcriptState == Word((8..<12).map { state[$0] }))
        }
    }
}
