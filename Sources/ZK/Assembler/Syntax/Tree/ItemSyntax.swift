// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Something that a module declares.
struct ItemSyntax {
    /// The kinds of items.
    enum Kind {
        case procedure(ProcedureSyntax)
        case constant(ConstantSyntax)
        case type(TypeSyntax)
        case enumeration(EnumerationSyntax)
        case `import`(TargetSyntax)
        case adviceEntry(AdviceEntrySyntax)
    }

    let name: NameSyntax
    let isPublic: Bool
    let kind: Kind
    /// The whole declaration.
    let span: SourceSpan
}

/// A procedure's attributes and body.
struct ProcedureSyntax {
    var attributes: [Attribute] = []
    var localCount = 0
    var convention: UInt8 = 0
    var signature: SignatureSyntax?
    var body: [StatementSyntax] = []
    /// True for the body of `begin`.
    var isEntryPoint = false
}

/// An enumeration's type and variants.
struct EnumerationSyntax {
    /// A variant and its value, if it is given.
    struct Variant {
        let name: NameSyntax
        let value: ConstantSyntax?
    }

    let discriminant: ValueType.Scalar
    let variants: [Variant]
}

/// An entry of the advice map; the default key is the hash of the values.
struct AdviceEntrySyntax {
    let key: Word?
    let values: [Felt]
}

/// All that a source declares.
struct ModuleSyntax {
    var items: [ItemSyntax] = []
    /// Documentation that belongs to nothing.
    var unusedDocumentation: [SourceSpan] = []
    /// True if something malformed may have been a declaration.
    var isIncomplete = false
}
