// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// Roots of trees in which every leaf is the zero word.
public enum EmptySubtrees {
    /// The greatest height with a known root.
    public static let heightMax = 255

    /// Roots by height.
    ///
    /// Shape `[256]`.
    static let roots: [Word] = {
        var roots = [Word.zero]
        roots.reserveCapacity(heightMax + 1)
        for height in 0..<heightMax { roots.append(Poseidon2.merge(roots[height], roots[height])) }
        return roots
    }()

    /// The root of an empty tree.
    /// - Parameter height: The number of levels below the root, in `0...255`.
    /// - Returns: The hash of that many levels over the zero word.
    public static func root(height: Int) -> Word { roots[height] }
}
