// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import VMCore

/// Forests by the roots of their procedures: where code is found that a program only names.
///
/// Forests are laid out for execution once, when they are added; copies share the work.
public struct ForestStore: Sendable {
    private(set) var forests: [DecodedForest] = []
    private var owners: [Word: Int] = [:]

    /// No forests.
    public init() {}

    /// These forests.
    public init(_ forests: some Sequence<MASTForest>) {
        for forest in forests { insert(forest) }
    }

    /// Adds a forest; of two forests with one procedure the later one is used.
    public mutating func insert(_ forest: MASTForest) {
        let decoded = DecodedForest(forest)
        for root in decoded.localProcedures { owners[root] = forests.count }
        forests.append(decoded)
    }

    /// True if a forest has a procedure with this root.
    public func contains(_ root: Word) -> Bool { owners[root] != nil }

    /// The index of the forest that has the procedure.
    func owner(of root: Word) -> Int? { owners[root] }
}
