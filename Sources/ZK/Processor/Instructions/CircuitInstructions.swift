// SPDX-License-Identifier: MIT

import FieldArithmetic

extension Machine {
    /// EVALCIRCUIT: evaluates an arithmetic circuit over the extension, whose last wire must be
    /// zero.
    ///
    /// Inputs are read when a gate needs them, so that work and room are those of the gates. One
    /// row of the machine can stand for as many gates as memory holds, so these are counted as the
    /// trace would.
    mutating func evaluateCircuit(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let circuit = try checkedCircuit(stack)
        let inputCount = Int(circuit.inputCount)
        let total = inputCount + Int(circuit.gateCount)
        let firstGate = UInt64(circuit.pointer) + 2 * UInt64(inputCount)
        var results: [QuadFelt] = []
        let readCount = inputCount / 2
        let gatesMax = UInt64(max(0, options.circuitRowsMax - circuitRows - readCount))
        for gate in 0..<UInt64(circuit.gateCount) {
            guard gate < gatesMax else { throw .circuitLimit(rows: options.circuitRowsMax) }
            guard firstGate + gate <= u32Max else { throw .addressBeyondU32(firstGate + gate) }
            let code = silentElement(firstGate + gate)
            let known = inputCount + results.count
            func wire(_ id: UInt64) throws(ExecutionFault) -> QuadFelt {
                let index = total - 1 - Int(id)
                guard index >= 0, index < known else { throw .circuit(.undefinedWire(id)) }
                if index >= inputCount { return results[index - inputCount] }
                let address = UInt64(circuit.pointer) + 2 * UInt64(index)
                return QuadFelt(silentElement(address), silentElement(address + 1))
            }
            let operation = code.value >> 60
            guard operation <= 2 else { throw .circuit(.gateEncoding(code.value)) }
            let left = try wire(code.value & CircuitCode.idMask)
            let right = try wire(code.value >> 30 & CircuitCode.idMask)
            switch operation {
            case 0: results.append(left - right)
            case 1: results.append(left * right)
            default: results.append(left + right)
            }
        }
        guard results.last == .zero else { throw .circuit(.outputNotZero) }
        if Log.isOn { try report(circuit, stack) }
        circuitRows += readCount + Int(circuit.gateCount)
    }

    private func silentElement(_ address: UInt64) -> Felt {
        memory.readablePage(MachineMemory.key(context: context, address: address))[
            Int(address & 63)
        ]
    }

    /// Sees whether the numbers on the stack make sense.
    private func checkedCircuit(_ stack: StackWindow<Log>) throws(ExecutionFault) -> CircuitCall {
        let (pointer, inputs, gates) = (stack[0].value, stack[1].value, stack[2].value)
        let (total, overflows) = inputs.addingReportingOverflow(gates)
        guard !overflows, total < CircuitCode.wireCountLimit else {
            throw .circuit(.wireCount(total))
        }
        guard inputs > 0, inputs & 1 == 0 else { throw .circuit(.inputCount(inputs)) }
        guard gates > 0, gates & 3 == 0 else { throw .circuit(.gateCount(gates)) }
        guard pointer <= u32Max else { throw .addressBeyondU32(pointer) }
        guard pointer & 3 == 0 else { throw .addressNotAligned(pointer) }
        guard pointer + 2 * inputs <= u32Max + 1 else { throw .addressBeyondU32(u32Max + 1) }
        return CircuitCall(
            clk: UInt32(truncatingIfNeeded: stack.clk),
            context: context,
            pointer: UInt32(truncatingIfNeeded: pointer),
            inputCount: UInt32(truncatingIfNeeded: inputs),
            gateCount: UInt32(truncatingIfNeeded: gates),
            firstAccess: log.accessCount
        )
    }

    /// Writes down that all inputs and gates were read.
    private func report(
        _ circuit: CircuitCall,
        _ stack: StackWindow<Log>
    ) throws(ExecutionFault) {
        let accesses = Int(circuit.inputCount / 2) + Int(circuit.gateCount)
        guard log.accessCount + accesses <= CircuitCode.recordedAccessesMax else {
            throw .recordLimit(accesses: CircuitCode.recordedAccessesMax)
        }
        log.circuit(circuit)
        var address = UInt64(circuit.pointer)
        for _ in 0..<circuit.inputCount / 2 {
            _ = stack.readWord(address, memory)
            address += 4
        }
        for _ in 0..<circuit.gateCount {
            _ = stack.readElement(address, memory)
            address += 1
        }
    }
}

private enum CircuitCode {
    static let idMask: UInt64 = 1 << 30 - 1
    static let wireCountLimit: UInt64 = 1 << 30
    /// One row can ask for half a billion accesses; a trace with as many is out of reach.
    static let recordedAccessesMax = 1 << 26
}
