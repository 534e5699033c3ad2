// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Checks imports, types, signatures and enumerations of all sources.
struct DeclarationChecker {
    private let meaning: Meaning
    private var types: TypeTable

    /// Checks everything but bodies and constants.
    ///
    /// - Parameters:
    ///   - meaning: What names mean.
    ///   - isStrict: True if imports must be used.
    ///   - diagnostics: Where problems are reported.
    static func check(
        _ meaning: Meaning,
        isStrict: Bool,
        reportingTo diagnostics: inout DiagnosticList
    ) {
        var checker = DeclarationChecker(meaning: meaning, types: TypeTable(meaning.graph))
        for (index, module) in meaning.graph.modules.enumerated() where module.hasSource {
            for item in module.items.indices where !diagnostics.isTruncated {
                do throws(Fault) {
                    try checker.check(ItemID(module: index, item: item))
                } catch {
                    diagnostics.report(error.problem, at: error.span, in: module.source)
                }
            }
            if isStrict { UnusedImports.report(in: module, to: &diagnostics) }
        }
    }

    private mutating func check(_ id: ItemID) throws(Fault) {
        let item = meaning.graph.item(id)
        switch item.kind {
        case .import: _ = try meaning.graph.follow(id, at: item.span)
        case .type: _ = try types.type(of: id, at: item.span, meaning.constants)
        case .enumeration(let enumeration):
            guard let largest = enumeration.discriminant.largestValue else {
                throw Fault(SemanticProblem.enumerationType(item.name), at: item.nameSpan)
            }
            try check(enumeration, upTo: largest, in: id.module)
        case .procedure(let procedure):
            guard let signature = procedure.signature else { return }
            _ = try types.signature(
                signature,
                convention: procedure.convention,
                in: id.module,
                at: item.span,
                meaning.constants
            )
        default: return
        }
    }

    private func check(
        _ enumeration: EnumerationSyntax,
        upTo largest: UInt64,
        in module: Int
    ) throws(Fault) {
        var seen: Set<UInt64> = []
        for variant in enumeration.variants {
            let name = variant.name.text
            guard let index = meaning.graph.modules[module].index(of: name),
                let value = meaning.constants.value(of: ItemID(module: module, item: index))
            else { continue }
            guard case .integer(let number) = value, number <= largest else {
                throw Fault(
                    SemanticProblem.variantOutOfRange(name, largest: largest),
                    at: variant.name.span
                )
            }
            guard seen.insert(number).inserted else {
                throw Fault(SemanticProblem.duplicateVariant(name), at: variant.name.span)
            }
        }
    }
}

extension ValueType.Scalar {
    /// The largest value of a variant of this type; nil if no variant can have it.
    fileprivate var largestValue: UInt64? {
        switch self {
        case .i1: 1
        case .i8, .u8: 0xFF
        case .i16, .u16: 0xFFFF
        case .i32, .u32: 0xFFFF_FFFF
        case .felt: Felt.modulus - 1
        default: nil
        }
    }
}
