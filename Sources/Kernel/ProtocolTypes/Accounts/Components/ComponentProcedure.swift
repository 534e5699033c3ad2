// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import VMCore

/// A procedure that a component gives to an account.
public struct ComponentProcedure: Hashable, Sendable {
    /// The annotation of the procedure that authenticates.
    public static let authAttribute = "auth_script"

    /// The digest of its code.
    public let root: Word
    /// True for the procedure that authenticates.
    public let isAuth: Bool

    /// Describes a procedure.
    public init(root: Word, isAuth: Bool) {
        self.root = root
        self.isAuth = isAuth
    }

    /// The procedures of a library, ascending by path.
    public static func procedures(of library: Library) -> [ComponentProcedure] {
        library.procedures.map { procedure in
            ComponentProcedure(
                root: library.digest(of: procedure),
                isAuth: procedure.attributes.contains { $0.name == authAttribute }
            )
        }
    }
}

extension AccountCode {
    /// The order of an account's procedures.
    ///
    /// The component that authenticates comes first, and its authenticating procedure changes
    /// places with the first one. Of equal roots only the first is kept.
    ///
    /// - Parameters:
    ///   - authComponent: The procedures of the component that authenticates.
    ///   - components: Those of the other components, in their order.
    /// - Returns: 2 to 256 roots.
    /// - Throws: ``AccountError`` unless just one procedure of the first component authenticates
    ///   and none of the others, or when there are too few or too many.
    public static func procedureOrder(
        authComponent: [ComponentProcedure],
        components: [[ComponentProcedure]]
    ) throws(AccountError) -> [Word] {
        let authIndices = authComponent.indices.filter { authComponent[$0].isAuth }
        guard let authIndex = authIndices.first else { throw .noAuthProcedure }
        guard authIndices.count == 1 else { throw .severalAuthProcedures(authIndices.count) }
        guard !components.contains(where: { $0.contains { $0.isAuth } }) else {
            throw .secondAuthComponent
        }
        var first = authComponent
        first.swapAt(0, authIndex)
        var seen: Set<Word> = []
        let roots = (first + components.flatMap { $0 }).map(\.root)
            .filter { seen.insert($0).inserted }
        guard roots.count >= minProcedureCount else { throw .tooFewProcedures(roots.count) }
        guard roots.count <= maxProcedureCount else { throw .tooManyProcedures(roots.count) }
        return roots
    }
}
