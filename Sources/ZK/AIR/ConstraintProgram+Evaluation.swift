// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension ConstraintProgram {
    /// The outputs at a point outside the trace domain.
    ///
    /// Shape `[outputCount]`.
    ///
    /// - Precondition: The frame has the program's shape.
    /// - Complexity: One pass over the instructions; allocates the two banks and the result.
    public func evaluate(_ frame: OutOfDomainFrame) -> [QuadFelt] {
        precondition(frame.matches(shape), "frame of another shape")
        var base: [QuadFelt] = []
        base.reserveCapacity(baseSlotCount)
        base += frame.mainCurrent
        base += frame.mainNext
        base += frame.periodic
        for value in frame.publicValues { base.append(QuadFelt(value)) }
        base += [frame.isFirst, frame.isLast, frame.isTransition]
        for value in constants { base.append(QuadFelt(value)) }
        base += Array(repeating: .zero, count: baseSlotCount - base.count)
        var extended = extensionBank(frame)
        return [QuadFelt](unsafeUninitializedCapacity: outputCount) { outputs, count in
            base.withUnsafeMutableBufferPointer { base in
                extended.withUnsafeMutableBufferPointer { extended in
                    run(base: base, extended: extended, outputs: outputs)
                }
            }
            count = outputCount
        }
    }

    /// The outputs on a row of base elements.
    ///
    /// Shape `[outputCount]`.
    ///
    /// - Precondition: The frame has the program's shape.
    /// - Complexity: One pass over the instructions; allocates the two banks and the result.
    public func evaluate(_ frame: RowFrame) -> [QuadFelt] {
        precondition(frame.matches(shape), "frame of another shape")
        var base: [Felt] = []
        base.reserveCapacity(baseSlotCount)
        base += frame.mainCurrent
        base += frame.mainNext
        base += frame.periodic
        base += frame.publicValues
        base += [frame.isFirst, frame.isLast, frame.isTransition]
        base += constants
        base += Array(repeating: .zero, count: baseSlotCount - base.count)
        var extended = extensionBank(frame)
        return [QuadFelt](unsafeUninitializedCapacity: outputCount) { outputs, count in
            base.withUnsafeMutableBufferPointer { base in
                extended.withUnsafeMutableBufferPointer { extended in
                    run(base: base, extended: extended, outputs: outputs)
                }
            }
            count = outputCount
        }
    }

    private func extensionBank<Cell>(_ frame: TraceFrame<Cell>) -> [QuadFelt] {
        var bank: [QuadFelt] = []
        bank.reserveCapacity(extensionSlotCount)
        bank += frame.auxCurrent
        bank += frame.auxNext
        bank += [frame.alpha, frame.beta]
        bank += frame.finals
        bank += Array(repeating: .zero, count: extensionSlotCount - bank.count)
        return bank
    }

    // The two loops below are one loop twice: a generic one would need a protocol between the
    // field types for a single caller, on the hottest path of the verifier.

    private func run(
        base b: UnsafeMutableBufferPointer<QuadFelt>,
        extended e: UnsafeMutableBufferPointer<QuadFelt>,
        outputs: UnsafeMutableBufferPointer<QuadFelt>
    ) {
        for step in instructions {
            let (target, left, right) = (Int(step.target), Int(step.left), Int(step.right))
            switch step.operation {
            case .addBase: b[target] = b[left] + b[right]
            case .subtractBase: b[target] = b[left] - b[right]
            case .multiplyBase: b[target] = b[left] * b[right]
            case .negateBase: b[target] = -b[left]
            case .addExtension: e[target] = e[left] + e[right]
            case .subtractExtension: e[target] = e[left] - e[right]
            case .multiplyExtension: e[target] = e[left] * e[right]
            case .negateExtension: e[target] = -e[left]
            case .addMixed: e[target] = e[left] + b[right]
            case .subtractMixed: e[target] = e[left] - b[right]
            case .subtractFromBase: e[target] = b[left] - e[right]
            case .multiplyMixed: e[target] = e[left] * b[right]
            case .outputBase: outputs.initializeElement(at: target, to: b[left])
            case .outputExtension: outputs.initializeElement(at: target, to: e[left])
            }
        }
    }

    private func run(
        base b: UnsafeMutableBufferPointer<Felt>,
        extended e: UnsafeMutableBufferPointer<QuadFelt>,
        outputs: UnsafeMutableBufferPointer<QuadFelt>
    ) {
        for step in instructions {
            let (target, left, right) = (Int(step.target), Int(step.left), Int(step.right))
            switch step.operation {
            case .addBase: b[target] = b[left] + b[right]
            case .subtractBase: b[target] = b[left] - b[right]
            case .multiplyBase: b[target] = b[left] * b[right]
            case .negateBase: b[target] = -b[left]
            case .addExtension: e[target] = e[left] + e[right]
            case .subtractExtension: e[target] = e[left] - e[right]
            case .multiplyExtension: e[target] = e[left] * e[right]
            case .negateExtension: e[target] = -e[left]
            case .addMixed: e[target] = e[left] + b[right]
            case .subtractMixed: e[target] = e[left] - b[right]
            case .subtractFromBase: e[target] = QuadFelt(b[left]) - e[right]
            case .multiplyMixed: e[target] = e[left] * b[right]
            case .outputBase: outputs.initializeElement(at: target, to: QuadFelt(b[left]))
            case .outputExtension: outputs.initializeElement(at: target, to: e[left])
            }
        }
    }
}
