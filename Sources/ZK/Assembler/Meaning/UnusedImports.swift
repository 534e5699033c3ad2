// SPDX-License-Identifier: MIT

/// Finds imports that nothing in their module uses.
struct UnusedImports {
    private var names: Set<String> = []

    /// Reports the private imports whose name no path of the module starts with.
    ///
    /// - Parameters:
    ///   - module: The module.
    ///   - diagnostics: Where problems are reported.
    static func report(in module: Module, to diagnostics: inout DiagnosticList) {
        var imports = UnusedImports()
        for item in module.items { imports.collect(item) }
        for item in module.items where !item.isPublic && !imports.names.contains(item.name) {
            guard case .import = item.kind else { continue }
            let problem = SemanticProblem.unusedImport(item.name)
            diagnostics.report(.semantic(problem), at: item.span, in: module.source)
        }
    }

    private mutating func collect(_ item: ModuleItem) {
        switch item.kind {
        case .procedure(let procedure):
            collect(procedure.body)
            for type in (procedure.signature?.parameters ?? []) { collect(type) }
            for type in (procedure.signature?.results ?? []) { collect(type) }
        case .constant(let expression): collect(expression)
        case .variant(let base, _): if let base { collect(base) }
        case .type(let type): collect(type)
        case .import(.path(let path)) where path.components[0] != item.name: collect(path)
        default: return
        }
    }

    private mutating func collect(_ path: PathSyntax) {
        if !path.isAbsolute { names.insert(path.components[0]) }
    }

    private mutating func collect(_ type: TypeSyntax) {
        switch type {
        case .pointer(let inner), .array(let inner, _): collect(inner)
        case .structure(_, let fields): for field in fields { collect(field.type) }
        case .path(let path): collect(path)
        }
    }

    private mutating func collect(_ expression: ConstantSyntax) {
        for path in expression.paths { collect(path) }
    }

    private mutating func collect(_ statements: [StatementSyntax]) {
        for statement in statements {
            switch statement {
            case .instruction(let instruction): collect(instruction.operand)
            case .branch(let onTrue, let onFalse, _):
                collect(onTrue)
                collect(onFalse)
            case .loop(let body, _): collect(body)
            case .repetition(let count, let body, _):
                collect(count)
                collect(body)
            }
        }
    }

    private mutating func collect(_ immediate: ImmediateSyntax) {
        if case .name(let name) = immediate { names.insert(name.text) }
    }

    private mutating func collect(_ operand: OperandSyntax) {
        switch operand {
        case .value(let immediate): collect(immediate)
        case .values(let immediates): for immediate in immediates { collect(immediate) }
        case .textName(let name), .eventName(let name): names.insert(name.text)
        case .slice(let slice): if case .name(let name) = slice.base { names.insert(name.text) }
        case .target(.path(let path)): collect(path)
        default: return
        }
    }
}
