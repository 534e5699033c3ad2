// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The arithmetic of the prover over long runs of memory, in the fastest form of this machine.
public struct FieldKernels: Sendable {
    /// Gathers the kernels.
    public init() {}

    /// The form that is used unless told otherwise.
    public static let standard = FieldKernels()

    func evaluate(
        _ cells: UnsafeMutablePointer<Felt>,
        count: Int,
        factors: UnsafePointer<Felt>,
        firstHalf: Int
    ) {
        evaluateReference(cells, count: count, factors: factors, firstHalf: firstHalf)
    }

    func interpolate(
        _ cells: UnsafeMutablePointer<Felt>,
        count: Int,
        factors: UnsafePointer<Felt>,
        scale: Felt
    ) {
        interpolateReference(cells, count: count, factors: factors, scale: scale)
    }

    /// Multiplies cell by cell; the target may be one of the sources.
    public func multiply(
        _ target: UnsafeMutablePointer<Felt>,
        _ left: UnsafePointer<Felt>,
        _ right: UnsafePointer<Felt>,
        count: Int
    ) {
        multiplyReference(target, left, right, count: count)
    }

    /// The two base columns of a column of extension elements.
    public typealias ExtensionColumn = (UnsafeMutablePointer<Felt>, UnsafeMutablePointer<Felt>)

    /// Multiplies extension elements cell by cell; the target may be one of the sources.
    public func multiplyExtension(
        _ target: ExtensionColumn,
        _ left: ExtensionColumn,
        _ right: ExtensionColumn,
        count: Int
    ) {
        multiplyExtensionReference(target, left, right, count: count)
    }

    /// Adds cell by cell; the target may be one of the sources.
    public func add(
        _ target: UnsafeMutablePointer<Felt>,
        _ left: UnsafePointer<Felt>,
        _ right: UnsafePointer<Felt>,
        count: Int
    ) {
        addReference(target, left, right, count: count)
    }

    /// Adds to each target cell the source cell times a factor.
    public func multiplyAdd(
        _ target: UnsafeMutablePointer<Felt>,
        _ source: UnsafePointer<Felt>,
        by factor: Felt,
        count: Int
    ) {
        multiplyAddReference(target, source, by: factor, count: count)
    }

    /// The sum of products of two runs of cells.
    public func dot(
        _ left: UnsafePointer<Felt>,
        _ right: UnsafePointer<Felt>,
        count: Int
    ) -> Felt {
        dotReference(left, right, count: count)
    }

    /// Fills cells with `first * base^i`.
    public func fillPowers(
        of base: Felt,
        from first: Felt,
        into target: UnsafeMutablePointer<Felt>,
        count: Int
    ) {
        fillPowersReference(of: base, from: first, into: target, count: count)
    }
}
