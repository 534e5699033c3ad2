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

extension QuadFelt {
    /// The largest `k` such that the extension has a subgroup of order `2^k`.
    @inlinable public static var twoAdicity: Int { 33 }

    /// The standard generator of the extension's subgroup of order `2^log2Order`.
    ///
    /// - Parameter log2Order: In `0...33`.
    /// - Returns: An element of exactly that order; in the base field up to an order of `2^32`.
    @inlinable public static func rootOfUnity(log2Order: Int) -> QuadFelt {
        precondition((0...33).contains(log2Order))
        guard log2Order == 33 else { return QuadFelt(.rootOfUnity(log2Order: log2Order)) }
        return QuadFelt(.zero, Felt(unchecked: 15_659_105_665_374_529_263))
    }
}
