// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import VMCore

extension ExecutionFault {
    /// A stable name for programs.
    var code: String { text.code }

    /// What went wrong, for people.
    var detail: String { text.detail }

    /// What went wrong, with names instead of the numbers of events.
    func detail(namingEvents name: (UInt64) -> String?) -> String {
        guard let id = event, let name = name(id) else { return detail }
        switch self {
        case .eventRefused(_, let refusal):
            return "the event '\(name)' cannot be answered: \(refusal.text)"
        default: return "nobody answers the event '\(name)'"
        }
    }

    private var text: (code: String, detail: String) {
        switch self {
        case .cycleLimit, .stackTooDeep, .continuationLimit, .memoryLimit, .adviceStackTooLarge,
            .adviceValueTooLarge, .adviceMapTooLarge, .requestLimit, .recordLimit,
            .recordTooLarge, .merkleStoreTooLarge, .circuitLimit, .eventLimit:
            limitText
        case .addressBeyondU32, .addressNotAligned, .memoryConflict, .memoryRangeReversed:
            memoryText
        case .adviceStackEmpty, .adviceKeyMissing, .adviceKeyConflict, .merkleIndex,
            .merkleLookup, .merkleMismatch, .unhandledEvent, .eventRefused:
            adviceText
        case .stackInputCount, .stackNotEmpty, .stackDepthOnReturn, .notInKernel,
            .procedureNotFound, .friFolding, .circuit, .notAnOperation:
            machineText
        default: valueText
        }
    }

    private var limitText: (code: String, detail: String) {
        switch self {
        case .cycleLimit(let most): ("cycle_limit", "the program runs for more than \(most) cycles")
        case .stackTooDeep(let depth, let most):
            ("stack_too_deep", "the stack has \(depth) items, \(most) are the most")
        case .continuationLimit(let most):
            ("continuation_limit", "more than \(most) blocks are open at a time")
        case .memoryLimit(let pages):
            ("memory_limit", "more than \(pages) pages of memory are used")
        case .requestLimit(let bytes):
            ("request_limit", "requests for precompiles have more than \(bytes) bytes together")
        case .recordTooLarge(let bytes):
            ("record_too_large", "the record for the trace takes more than \(bytes) bytes")
        case .recordLimit(let accesses):
            ("record_limit", "a circuit reads more than the \(accesses) cells that a record holds")
        case .circuitLimit(let rows):
            ("circuit_limit", "the circuits take more than \(rows) rows together")
        case .eventLimit(let elements):
            ("event_limit", "answers to events read more than \(elements) elements of memory")
        case .merkleStoreTooLarge(let most):
            ("merkle_store_too_large", "the advice holds more than \(most) nodes of trees")
        case .adviceStackTooLarge(let most):
            ("advice_stack_too_large", "the advice stack has more than \(most) elements")
        case .adviceValueTooLarge(let size, let most):
            ("advice_value_too_large", "\(size) elements under one key, \(most) are the most")
        case .adviceMapTooLarge(let size, let most):
            ("advice_map_too_large", "\(size) elements in the advice map, \(most) are the most")
        default: ("failed", "\(self)")
        }
    }

    private var valueText: (code: String, detail: String) {
        switch self {
        case .assertion(let code): ("assertion_failed", "an assertion failed (code \(code))")
        case .u32Assertion(let code, let values):
            ("u32_assertion_failed", "\(Self.list(values)) must be below 2^32 (code \(code))")
        case .notU32(let values): ("not_u32", "\(Self.list(values)) must be below 2^32")
        case .notBinary(let value): ("not_binary", "\(value.value) is neither 0 nor 1")
        case .branchNotBinary(let value):
            ("not_binary", "the condition \(value.value) of a branch is neither 0 nor 1")
        case .loopNotBinary(let value):
            ("not_binary", "the condition \(value.value) of a loop is neither 0 nor 1")
        case .divisionByZero: ("division_by_zero", "zero has no inverse")
        case .logarithmOfZero: ("logarithm_of_zero", "zero has no logarithm")
        default: ("failed", "\(self)")
        }
    }

    private var memoryText: (code: String, detail: String) {
        switch self {
        case .addressBeyondU32(let address):
            ("address_beyond_u32", "the address \(address) is not below 2^32")
        case .addressNotAligned(let address):
            ("address_not_aligned", "the address \(address) of a word is no multiple of 4")
        case .memoryConflict(let address):
            ("memory_conflict", "the word at \(address) is read and written in one cycle")
        case .memoryRangeReversed(let start, let end):
            ("memory_range_reversed", "a range of memory from \(start) to \(end)")
        default: ("failed", "\(self)")
        }
    }

    private var adviceText: (code: String, detail: String) {
        switch self {
        case .adviceStackEmpty: ("advice_stack_empty", "the advice stack holds too little")
        case .adviceKeyMissing(let key):
            ("advice_key_missing", "the advice map has nothing under \(key.hex)")
        case .adviceKeyConflict(let key):
            ("advice_key_conflict", "the advice map has other values under \(key.hex)")
        case .merkleIndex(let depth, let position):
            ("merkle_index", "no tree has a node \(position) at depth \(depth)")
        case .merkleLookup(let error): ("merkle_lookup_failed", error.text)
        case .merkleMismatch(let code):
            ("merkle_mismatch", "the node is not where it is said to be (code \(code))")
        case .unhandledEvent(let id): ("unhandled_event", "nobody answers the event \(id)")
        case .eventRefused(let id, let refusal):
            ("event_refused", "the event \(id) cannot be answered: \(refusal.text)")
        default: ("failed", "\(self)")
        }
    }

    private var machineText: (code: String, detail: String) {
        switch self {
        case .stackInputCount(let count):
            ("too_many_stack_inputs", "\(count) inputs for the stack, 16 are the most")
        case .stackNotEmpty(let excess):
            ("stack_not_empty", "the program leaves \(excess) items too many on the stack")
        case .stackDepthOnReturn(let depth):
            ("stack_depth_on_return", "a call returns with \(depth) items, not 16")
        case .notInKernel(let root):
            ("not_in_kernel", "the kernel has no procedure \(root.hex)")
        case .procedureNotFound(let root):
            ("procedure_not_found", "no library at hand has the procedure \(root.hex)")
        case .friFolding: ("fri_folding", "a FRI layer does not follow from the one before")
        case .circuit(let fault): ("circuit", "the circuit does not hold: \(fault.text)")
        case .notAnOperation(let opcode): ("not_an_operation", "\(opcode) is no operation")
        default: ("failed", "\(self)")
        }
    }

    private static func list(_ values: [Felt]) -> String {
        values.map { "\($0.value)" }.joined(separator: ", ")
    }
}

extension ExecutionError.Step {
    /// What the machine was doing, for people.
    var text: String {
        switch self {
        case .setup: "before the first row"
        case .operation(let opcode): "\(opcode.name)"
        case .end(let opcode): "END of \(opcode.name)"
        case .external: "entering code of another library"
        case .endOfProgram: "at the end of the program"
        }
    }
}
