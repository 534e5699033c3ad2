// SPDX-License-Identifier: MIT

import AIR

extension MachineConstraints {
    /// The first row holds the stack inputs, the last row the stack outputs.
    func constrainPublicValues() {
        for position in 0..<16 {
            let input = builder.expression(.publicValue(PublicValues.stackInputs + position))
            builder.onFirstRow.require(current.stack[position], equals: input)
        }
        for position in 0..<16 {
            let output = builder.expression(.publicValue(PublicValues.stackOutputs + position))
            builder.onLastRow.require(current.stack[position], equals: output)
        }
    }
}

/// Where each part of the statement stands in the list of public values.
enum PublicValues {
    static let programHash = 0
    static let stackInputs = 4
    static let stackOutputs = 20
    static let transcriptState = 36
    static let count = 40
}
