// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import Processor

extension ExecutionFault {
    /// The event that nobody answers or that was refused.
    var event: UInt64? {
        switch self {
        case .unhandledEvent(let id), .eventRefused(let id, _): id
        default: nil
        }
    }
}

extension EventRefusal {
    /// The reason, for people.
    var text: String {
        switch self {
        case .operand(let value): "\(value.value) is outside of what it takes"
        case .divisionByZero: "the divisor is zero"
        case .addresses(let start, let end): "\(start) to \(end) is no range of memory for it"
        case .unwritten(let address): "nothing was written to memory at \(address)"
        case .memory(let address): "the value in memory at \(address) is none that it takes"
        case .tooLong(let bytes): "an input of \(bytes) bytes is too long"
        case .advice(let key): "the advice map has nothing for it under \(key.hex)"
        case .merkle(let error): error.text
        case .input: "its input is malformed"
        case .other(let code): "its reason has the number \(code)"
        }
    }
}

extension MerkleError {
    /// What is missing from the advice, for people.
    var text: String {
        switch self {
        case .rootNotFound(let root): "the advice holds no tree with the root \(root.hex)"
        case .nodeNotFound(let index):
            "the advice does not hold the node \(index.position) at depth \(index.depth)"
        default: "the advice holds no such tree or node"
        }
    }
}

extension CircuitFault {
    /// What is wrong, for people.
    var text: String {
        switch self {
        case .inputCount(let count): "it has \(count) inputs, not an even number above zero"
        case .gateCount(let count): "it has \(count) gates, not a multiple of four above zero"
        case .wireCount(let count): "it has \(count) inputs and gates, 2^30 are too many"
        case .gateEncoding(let code): "\(code) is no gate"
        case .undefinedWire(let id): "a gate reads the wire \(id), which has no value yet"
        case .outputNotZero: "its result is not zero"
        }
    }
}
