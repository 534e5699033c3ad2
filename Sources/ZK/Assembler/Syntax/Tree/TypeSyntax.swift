// SPDX-License-Identifier: MIT

import VMCore

/// A type as the source writes it.
indirect enum TypeSyntax {
    case pointer(TypeSyntax)
    case array(TypeSyntax, count: UInt64)
    case structure(StructureType.Layout, [(name: String, type: TypeSyntax)])
    case path(PathSyntax)
}

/// What a procedure says it takes and gives.
struct SignatureSyntax {
    let parameters: [TypeSyntax]
    let results: [TypeSyntax]
}
