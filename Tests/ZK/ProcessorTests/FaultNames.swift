// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import VMCore

extension ExecutionFault {
    /// The name that the vectors give to this kind of fault.
    var vectorClass: String {
        switch self {
        case .stackInputCount: "too-many-stack-inputs"
        case .cycleLimit: "cycle-limit"
        case .stackTooDeep: "stack-too-deep"
        case .continuationLimit: "continuation-limit"
        case .stackNotEmpty: "stack-not-16-at-end"
        case .stackDepthOnReturn: "stack-depth-on-return"
        case .assertion: "assertion-failed"
        case .u32Assertion: "u32-assertion-failed"
        case .notU32: "not-u32"
        case .notBinary: "not-binary"
        case .branchNotBinary: "not-binary-if"
        case .loopNotBinary: "not-binary-loop"
        case .divisionByZero: "division-by-zero"
        case .logarithmOfZero: "logarithm-of-zero"
        case .addressBeyondU32: "address-beyond-u32"
        case .addressNotAligned: "word-access-not-aligned"
        case .memoryConflict: "memory-conflict-in-cycle"
        case .memoryRangeReversed: "memory-range-reversed"
        case .adviceStackEmpty: "advice-stack-empty"
        case .adviceStackTooLarge: "advice-stack-too-large"
        case .adviceKeyMissing: "advice-map-key-missing"
        case .adviceKeyConflict: "advice-map-key-conflict"
        case .adviceValueTooLarge: "advice-map-value-too-large"
        case .adviceMapTooLarge: "advice-map-budget-exceeded"
        case .merkleIndex: "merkle-index-invalid"
        case .merkleLookup: "merkle-lookup-failed"
        case .merkleMismatch: "merkle-path-mismatch"
        case .unhandledEvent: "event-without-handler"
        case .eventRefused: "event-handler-failed"
        case .notInKernel: "syscall-target-not-in-kernel"
        case .procedureNotFound: "procedure-not-found"
        case .friFolding: "fri-fold-inconsistent"
        case .circuit(let fault): fault.vectorClass
        default: "\(self)"
        }
    }
}

extension CircuitFault {
    fileprivate var vectorClass: String {
        switch self {
        case .inputCount: "circuit-bad-input-count"
        case .gateCount: "circuit-bad-gate-count"
        case .wireCount: "circuit-too-many-wires"
        case .gateEncoding: "circuit-bad-gate-encoding"
        case .undefinedWire: "circuit-wire-not-yet-defined"
        case .outputNotZero: "circuit-output-not-zero"
        }
    }
}

extension ExecutionError.Step {
    /// The name that the vectors give to this step.
    var vectorName: String {
        switch self {
        case .setup: ""
        // The vectors name the work that waited, which the condition makes a REPEAT or an END.
        case .operation(.repeat): "LOOP-END"
        case .operation(let opcode): "\(opcode.name)"
        case .end(.loop): "LOOP-END"
        case .end(.dyncall): "DYN-END"
        case .end(.call), .end(.syscall): "CALL-END"
        case .end: "END"
        case .external: "EXTERNAL"
        case .endOfProgram: "end-of-program"
        }
    }
}
