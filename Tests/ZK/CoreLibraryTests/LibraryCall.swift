// SPDX-License-Identifier: MIT

import AssembledCases
import CoreLibrary
import FieldArithmetic
import MerkleStructures
import Processor
import VMCore
import VMVerifier

/// A procedure of the library, called with inputs that lie above fillers.
struct LibraryCall {
    /// What lies below the inputs, and what a procedure must leave alone.
    private static let fillers = (0..<16).map { Felt(UInt32(7_000 + $0)) }

    private let program: LibraryProgram

    /// Prepares calls.
    ///
    /// - Parameters:
    ///   - path: The procedure, without `miden::core::`.
    ///   - next: Instructions that follow the call.
    ///   - handlers: The host's answers.
    /// - Throws: When there is no such procedure.
    init(
        _ path: String,
        then next: String = "",
        handlers: EventHandlers = .coreLibrary
    ) throws {
        // Advice first holds cells of memory and inputs, each behind their number.
        program = try LibraryProgram(
            """
            begin
                adv_push dup neq.0
                while.true
                    adv_push adv_push mem_store
                    sub.1 dup neq.0
                end
                drop
                adv_push dup neq.0
                while.true
                    adv_push swap sub.1 dup neq.0
                end
                drop
                exec.::miden::core::\(path)
                \(next)
                sdepth neq.16
                while.true
                    movup.15 drop
                    sdepth neq.16
                end
            end
            """,
            handlers: handlers
        )
    }

    /// Calls the procedure.
    ///
    /// - Parameters:
    ///   - inputs: The items on top of the stack, the top one first; any number.
    ///   - memory: What memory holds, by the address of the first element.
    ///   - advice: What the procedure can ask for.
    /// - Returns: The whole outcome.
    /// - Throws: ``ExecutionError``.
    func run(
        _ inputs: [Felt],
        memory: [UInt32: [Felt]] = [:],
        advice: AdviceInputs = AdviceInputs()
    ) throws(ExecutionError) -> ExecutionOutcome {
        let cells = memory.flatMap { start, elements in
            elements.enumerated().flatMap { [$1, Felt(start) + Felt(UInt32($0))] }
        }
        var advice = advice
        advice.stack =
            [Felt(UInt32(cells.count / 2))] + cells
            + [Felt(UInt32(inputs.count))] + inputs.reversed() + advice.stack
        return try program.run(Self.fillers, advice)
    }

    /// Calls the procedure; answers the first 15 items that it leaves.
    func callAsFunction(
        _ inputs: [Felt],
        memory: [UInt32: [Felt]] = [:],
        advice: AdviceInputs = AdviceInputs()
    ) throws(ExecutionError) -> [Felt] {
        try run(inputs, memory: memory, advice: advice).items
    }

    /// The digest by which a procedure is run from memory; nil if there is none of this name.
    static func digest(_ path: String) throws -> Word? {
        let library = try CoreLibrary.library()
        let procedure = library.procedures.first { $0.path == "::miden::core::\(path)" }
        return procedure.map { library.forest.nodes[$0.node].digest }
    }

    /// The first 15 items after a call that leaves these and nothing else.
    static func left(_ outputs: [Felt]) -> [Felt] { Array((outputs + fillers).prefix(15)) }
}

extension ExecutionOutcome {
    /// The items that stayed in their places when the stack was cut to 16.
    var items: [Felt] { Array(stack.prefix(15)) }

    /// Whether a verifier that repeats the claimed computations comes to the same transcript.
    var isReplayed: Bool {
        let transcript = try? PrecompileTranscript.replaying(requests)
        return transcript?.state == transcriptState
    }

    /// Elements of memory, zero where none was written.
    func elements(at address: UInt32, count: Int) -> [Felt] {
        let cells = memoryCells
        return (0..<count).map { cells[UInt64(address) + UInt64($0)] ?? .zero }
    }
}

extension EventHandlers {
    /// The library's handlers, but for an event to which the host answers what the advice map has
    /// under the zero word.
    static func lying(at event: String) -> EventHandlers {
        var handlers = EventHandlers.coreLibrary
        handlers.insert(
            EventHandler(event) { view throws(EventRefusal) in
                [.pushStack(view.advice[.zero] ?? [])]
            }
        )
        return handlers
    }
}

extension AdviceInputs {
    /// Advice with what a lying host answers.
    static func lie(_ values: [Felt]) -> AdviceInputs {
        AdviceInputs(map: AdviceMap([AdviceMap.Entry(key: .zero, values: values)]))
    }
}
