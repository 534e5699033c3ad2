// SPDX-License-Identifier: MIT

package import FieldArithmetic
package import VMCore

/// The flat arrays of a decoded forest, to be read in loops that must not count references.
///
/// Valid as long as the forest lives.
package struct CodeTables: BitwiseCopyable {
    package let nodes: UnsafeMutablePointer<DecodedForest.Node>
    package let digests: UnsafeMutablePointer<Word>
    package let firstBatches: UnsafeMutablePointer<Int32>
    package let batches: UnsafeMutablePointer<DecodedForest.Batch>
    package let codes: UnsafeMutablePointer<Opcode>
    package let arguments: UnsafeMutablePointer<Felt>
}

extension DecodedForest {
    /// The forest's arrays.
    package var tables: CodeTables {
        CodeTables(
            nodes: nodes,
            digests: digests,
            firstBatches: firstBatches,
            batches: batches,
            codes: codes,
            arguments: arguments
        )
    }
}
