// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Where an item is.
struct ItemID: Hashable, Sendable {
    /// The index of the module.
    let module: Int
    /// The index in the module.
    let item: Int
}

/// Something that can be named.
struct ModuleItem {
    /// The kinds of items.
    enum Kind {
        case procedure(ProcedureSyntax)
        case constant(ConstantSyntax)
        /// A constant that is so much more than an expression, which counts as zero if absent.
        case variant(base: ConstantSyntax?, offset: UInt64)
        case adviceKey(Word)
        case type(TypeSyntax)
        case enumeration(EnumerationSyntax)
        case `import`(TargetSyntax)
        /// A procedure of a library.
        case assembled(Library.Procedure, digest: Word)
        /// A constant of a library.
        case assembledConstant(ConstantValue)
        /// A type of a library.
        case assembledType(ValueType)
    }

    let name: String
    let isPublic: Bool
    let kind: Kind
    /// The place of the name.
    let nameSpan: SourceSpan
    /// The whole declaration.
    let span: SourceSpan

    /// Something declared in a source.
    init(_ syntax: ItemSyntax, _ kind: Kind) {
        name = syntax.name.text
        isPublic = syntax.isPublic
        self.kind = kind
        nameSpan = syntax.name.span
        span = syntax.span
    }

    /// A variant of an enumeration.
    init(_ variant: NameSyntax, of syntax: ItemSyntax, _ kind: Kind) {
        name = variant.text
        isPublic = syntax.isPublic
        self.kind = kind
        nameSpan = variant.span
        span = variant.span
    }

    /// Something that a library exports.
    init(_ name: String, _ kind: Kind) {
        self.name = name
        isPublic = true
        self.kind = kind
        nameSpan = .start
        span = .start
    }
}
