// SPDX-License-Identifier: MIT

import AIR

/// What the sections of the constraint system share: two rows by name, and flags of the first.
///
/// Each section is an extension with one `constrain…` function. ``emit()`` calls them in the order
/// that the relation fixes: the first constraint gets the highest power of the folding challenge.
struct MachineConstraints {
    let builder: ConstraintBuilder
    let current: MainColumns<Expression>
    let next: MainColumns<Expression>
    let periodic: PeriodicColumns<Expression>
    let flags: OperationFlags
    let nextFlags: NextOperationFlags
    let chiplets: ChipletFlags

    init(_ builder: ConstraintBuilder) {
        self.builder = builder
        current = MainColumns { builder.expression(.main(.current, column: $0)) }
        next = MainColumns { builder.expression(.main(.next, column: $0)) }
        periodic = PeriodicColumns { builder.expression(.periodic($0)) }
        flags = OperationFlags(current.decoder)
        nextFlags = NextOperationFlags(next.decoder)
        chiplets = ChipletFlags(
            current.chiplets,
            next: next.chiplets,
            isTransition: builder.expression(.isTransition)
        )
    }

    /// Emits all constraints of the compatible relation, section by section.
    func emit() {
        emit("chiplet_selectors", constrainChipletSelectors)
        emit("system", constrainSystem)
        emit("range_checker", constrainRange)
        emit("stack_general", constrainStackMovement)
        emit("stack_overflow", constrainOverflow)
        emit("stack_ops", constrainStackOperations)
        emit("stack_crypto", constrainCryptoOperations)
        emit("stack_arith_u32", constrainArithmetic)
        emit("decoder", constrainDecoder)
        emit("hasher_permutation", constrainPermutation)
        emit("hasher_controller", constrainController)
        emit("bitwise", constrainBitwise)
        emit("memory", constrainMemory)
        emit("ace", constrainCircuits)
        emit("logup", constrainBuses)
        emit("public_inputs", constrainPublicValues)
    }

    private func emit(_ section: String, _ constrain: () -> Void) {
        builder.section = section
        constrain()
    }

    /// The number whose bits are `bits`, least significant first.
    func number(fromBits bits: [Expression]) -> Expression {
        let reversed = bits.reversed()
        return reversed.dropFirst().reduce(bits[bits.count - 1]) { $0.doubled + $1 }
    }
}
