// SPDX-License-Identifier: MIT

extension Felt {
    /// The generator of the multiplicative group, which also shifts evaluation cosets.
    @inlinable public static var generator: Felt { Felt(unchecked: 7) }

    /// The largest `k` such that a subgroup of order `2^k` exists.
    @inlinable public static var twoAdicity: Int { 32 }

    /// The standard generator of the subgroup of order `2^log2Order`.
    ///
    /// - Parameter log2Order: In `0...32`.
    /// - Returns: An element of exactly that order.
    @inlinable public static func rootOfUnity(log2Order: Int) -> Felt {
        precondition((0...32).contains(log2Order))
        return Felt(unchecked: 0x1856_29DC_DA58_878C).squared(times: 32 - log2Order)
    }
}
