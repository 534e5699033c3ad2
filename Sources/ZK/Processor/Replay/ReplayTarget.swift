// SPDX-License-Identifier: MIT

package import FieldArithmetic

/// Where a replay writes: columns of a trace that all lie one stride behind the other.
///
/// Whoever makes one answers for the memory; rows are written up to the one that a stretch ends
/// with.
package struct ReplayTarget: BitwiseCopyable {
    /// The first of six columns of helper values; cells that an operation has no value for are not
    /// touched.
    let helpers: UnsafeMutablePointer<Felt>
    /// The first of nineteen columns: items, depth, overflow row, inverse of the depth above 16.
    let stack: UnsafeMutablePointer<Felt>
    /// From a column to the next.
    let stride: Int
    /// How often each 16-bit value is looked up.
    ///
    /// Shape `[65536]`.
    let lookups: UnsafeMutablePointer<UInt32>

    package init(
        helpers: UnsafeMutablePointer<Felt>,
        stack: UnsafeMutablePointer<Felt>,
        stride: Int,
        lookups: UnsafeMutablePointer<UInt32>
    ) {
        self.helpers = helpers
        self.stack = stack
        self.stride = stride
        self.lookups = lookups
    }
}
