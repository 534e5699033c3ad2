// SPDX-License-Identifier: MIT

import CFieldKernels
public import FieldArithmetic

extension FieldKernels {
    /// The two base columns of a column of extension elements.
    public typealias ExtensionColumn = (UnsafeMutablePointer<Felt>, UnsafeMutablePointer<Felt>)

    /// Adds cell by cell; the target may be one of the sources.
    public func add(
        _ target: UnsafeMutablePointer<Felt>,
        _ left: UnsafePointer<Felt>,
        _ right: UnsafePointer<Felt>,
        count: Int
    ) {
        guard let table = packed(for: count) else {
            addReference(target, left, right, count: count)
            return
        }
        table.add(target.words, left.words, right.words, count)
    }

    /// Subtracts cell by cell; the target may be one of the sources.
    public func subtract(
        _ target: UnsafeMutablePointer<Felt>,
        _ left: UnsafePointer<Felt>,
        _ right: UnsafePointer<Felt>,
        count: Int
    ) {
        guard let table = packed(for: count) else {
            subtractReference(target, left, right, count: count)
            return
        }
        table.subtract(target.words, left.words, right.words, count)
    }

    /// Multiplies cell by cell; the target may be one of the sources.
    public func multiply(
        _ target: UnsafeMutablePointer<Felt>,
        _ left: UnsafePointer<Felt>,
        _ right: UnsafePointer<Felt>,
        count: Int
    ) {
        guard let table = packed(for: count) else {
            multiplyReference(target, left, right, count: count)
            return
        }
        table.multiply(target.words, left.words, right.words, count)
    }

    /// Multiplies extension elements cell by cell; the target may be one of the sources.
    public func multiplyExtension(
        _ target: ExtensionColumn,
        _ left: ExtensionColumn,
        _ right: ExtensionColumn,
        count: Int
    ) {
        guard let table = packed(for: count) else {
            multiplyExtensionReference(target, left, right, count: count)
            return
        }
        let targets: [UnsafeMutablePointer<UInt64>?] = [target.0.words, target.1.words]
        let lefts: [UnsafeMutablePointer<UInt64>?] = [left.0.words, left.1.words]
        let rights: [UnsafeMutablePointer<UInt64>?] = [right.0.words, right.1.words]
        table.multiply_extension(targets, lefts, rights, count)
    }

    /// Adds to each target cell the source cell times a factor.
    public func multiplyAdd(
        _ target: UnsafeMutablePointer<Felt>,
        _ source: UnsafePointer<Felt>,
        by factor: Felt,
        count: Int
    ) {
        guard let table = packed(for: count) else {
            multiplyAddReference(target, source, by: factor, count: count)
            return
        }
        table.multiply_add(target.words, source.words, factor.value, count)
    }

    /// The sum of products of two runs of cells.
    public func dot(
        _ left: UnsafePointer<Felt>,
        _ right: UnsafePointer<Felt>,
        count: Int
    ) -> Felt {
        guard let table = packed(for: count) else {
            return dotReference(left, right, count: count)
        }
        return Felt(reducing: table.dot(left.words, right.words, count))
    }

    /// Fills cells with `first * base^i`.
    public func fillPowers(
        of base: Felt,
        from first: Felt,
        into target: UnsafeMutablePointer<Felt>,
        count: Int
    ) {
        guard packed != nil, count > 256 else {
            fillPowersReference(of: base, from: first, into: target, count: count)
            return
        }
        // Each run is the one before times a constant.
        fillPowersReference(of: base, from: first, into: target, count: 256)
        let factor = base.squared(times: 8)
        for start in stride(from: 256, to: count, by: 256) {
            let run = min(256, count - start)
            (target + start).update(repeating: .zero, count: run)
            multiplyAdd(target + start, target + start - 256, by: factor, count: run)
        }
    }
}
