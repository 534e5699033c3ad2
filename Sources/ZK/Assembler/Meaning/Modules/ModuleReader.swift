// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import VMCore

/// Makes a module of what a source declares, and checks what can be seen without names.
struct ModuleReader {
    private var module: Module
    private var adviceKeys: Set<Word> = []
    private var isFull = false
    private var diagnostics: DiagnosticList

    /// The module of a source.
    ///
    /// - Parameters:
    ///   - source: The source.
    ///   - path: The path of the module.
    ///   - kind: What the module is for.
    ///   - isStrict: True if warnings count as problems.
    ///   - diagnostics: Where problems are reported.
    /// - Returns: The module, with all items that could be read.
    static func read(
        _ source: SourceFile,
        path: ItemPath,
        kind: Module.Kind,
        isStrict: Bool,
        reportingTo diagnostics: inout DiagnosticList
    ) -> Module {
        let syntax = Parser.parse(source, reportingTo: &diagnostics)
        var module = Module(path: path, kind: kind, source: source)
        module.isIncomplete = syntax.isIncomplete
        var reader = ModuleReader(module: module, diagnostics: diagnostics)
        let wasSound = diagnostics.isEmpty
        for item in syntax.items where !reader.isFull { reader.add(item) }
        let hasEntryPoint = reader.module.index(of: "$main") != nil
        if kind == .program, !hasEntryPoint, wasSound, !reader.isFull {
            reader.report(.missingEntryPoint, at: .start)
        }
        if isStrict {
            for span in syntax.unusedDocumentation { reader.report(.unusedDocumentation, at: span) }
        }
        diagnostics = reader.diagnostics
        return reader.module
    }

    private init(module: Module, diagnostics: DiagnosticList) {
        self.module = module
        self.diagnostics = diagnostics
    }

    private mutating func report(_ problem: SemanticProblem, at span: SourceSpan) {
        diagnostics.report(.semantic(problem), at: span, in: module.source)
    }

    private mutating func add(_ item: ModuleItem) {
        guard module.items.count < Module.maxItemCount else {
            if !isFull { report(.tooManyItems, at: item.nameSpan) }
            isFull = true
            module.isIncomplete = true
            return
        }
        guard !module.add(item), !diagnostics.isTruncated,
            let first = module.index(of: item.name)
        else { return }
        let line = module.source.position(of: module.items[first].nameSpan.start).line
        report(.duplicateName(item.name, firstLine: line), at: item.nameSpan)
    }

    private mutating func add(_ syntax: ItemSyntax) {
        switch syntax.kind {
        case .procedure(let procedure):
            if procedure.isEntryPoint, module.kind != .program {
                report(.unexpectedEntryPoint, at: syntax.name.span)
            }
            if !procedure.isEntryPoint { checkExport(syntax) }
            add(ModuleItem(syntax, .procedure(procedure)))
        case .constant(let value): add(ModuleItem(syntax, .constant(value)))
        case .type(let type): add(ModuleItem(syntax, .type(type)))
        case .import(let target):
            if module.kind == .kernel, syntax.isPublic {
                report(.reexportInKernel, at: syntax.span)
            }
            checkExport(syntax)
            add(ModuleItem(syntax, .import(target)))
        case .enumeration(let enumeration):
            add(ModuleItem(syntax, .enumeration(enumeration)))
            addVariants(of: enumeration, syntax)
        case .adviceEntry(let entry):
            let key = entry.key ?? Poseidon2.hash(entry.values)
            if !adviceKeys.insert(key).inserted {
                report(.duplicateAdviceKey, at: syntax.name.span)
            }
            module.add(AdviceMap.Entry(key: key, values: entry.values))
            add(ModuleItem(syntax, .adviceKey(key)))
        }
    }

    private mutating func checkExport(_ syntax: ItemSyntax) {
        guard module.kind == .program, syntax.isPublic else { return }
        report(.exportInProgram, at: syntax.name.span)
    }

    private mutating func addVariants(of enumeration: EnumerationSyntax, _ syntax: ItemSyntax) {
        var base: ConstantSyntax?
        var offset: UInt64 = 0
        for variant in enumeration.variants {
            if let value = variant.value { (base, offset) = (value, 0) }
            let kind = ModuleItem.Kind.variant(base: base, offset: offset)
            add(ModuleItem(variant.name, of: syntax, kind))
            offset += 1
        }
    }
}
