// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Compiles procedures into one forest and collects what is exported.
struct ForestAssembly {
    private let meaning: Meaning
    private let calls: CallGraph
    private var lowering: BodyLowering
    private var types: TypeTable
    private var exports: [Library.Export] = []

    init(_ meaning: Meaning, _ calls: CallGraph, _ assembler: Assembler) {
        self.meaning = meaning
        self.calls = calls
        let libraries = assembler.libraries.filter { $0.linkage == .static }.map(\.library)
        var builder = ForestBuilder(limits: assembler.limits)
        for library in libraries { builder.add(library.forest.adviceMap.entries) }
        lowering = BodyLowering(meaning, builder: builder, linker: StaticLinker(libraries))
        types = TypeTable(meaning.graph)
    }

    /// Takes over the advice map of a module.
    mutating func addAdviceMap(of module: Int) {
        lowering.builder.add(meaning.graph.modules[module].adviceMap)
    }

    /// What was wrong, by place: modules in the order of reading, then from first line to last.
    var faults: [PlacedFault] {
        lowering.faults.sorted {
            ($0.module, $0.fault.span.start) < ($1.module, $1.fault.span.start)
        }
    }

    /// Compiles a procedure and all it needs.
    mutating func compile(_ id: ItemID) {
        let order = calls.order(from: id) { lowering.attempted.contains($0) }
        for procedure in order { lowering.compile(procedure) }
    }

    /// The program that starts at a procedure.
    func program(_ entry: ItemID, kernel: Kernel) -> Program? {
        let (forest, indices) = lowering.builder.finished()
        guard let node = lowering.compiled[entry] else { return nil }
        return Program(forest: forest, entryPoint: indices[node], kernel: kernel)
    }

    /// The library of what was exported.
    func library() -> Library? {
        let (forest, indices) = lowering.builder.finished()
        return Library(
            forest: forest,
            exports: exports.map { export in
                guard case .procedure(var procedure) = export else { return export }
                procedure.node = indices[procedure.node]
                return .procedure(procedure)
            }
        )
    }

    /// True when nothing was exported.
    var isEmpty: Bool { exports.isEmpty }

    // MARK: Exports

    /// Exports a public item under its path, unless something is wrong with it.
    mutating func export(_ id: ItemID) {
        guard !lowering.isStopped else { return }
        let span = meaning.graph.item(id).span
        do throws(Fault) {
            if case .item(let target) = try meaning.graph.follow(id, at: span),
                case .source(let procedure)? = meaning.callee(target)
            {
                compile(procedure)
            }
            try exportCompiled(id, at: span)
        } catch { lowering.note(error, in: id.module) }
    }

    private mutating func exportCompiled(_ id: ItemID, at span: SourceSpan) throws(Fault) {
        let path = meaning.graph.path(of: id).text
        switch try meaning.graph.follow(id, at: span) {
        case .module(let module):
            let name = meaning.graph.modules[module].path.text
            throw Fault(LinkProblem.notAProcedure(name), at: span)
        case .root(let root): export(try node(of: root, at: span), path, nil, [])
        case .item(let target):
            let item = meaning.graph.item(target)
            switch item.kind {
            case .procedure(let procedure):
                let signature = try signature(of: procedure, in: target.module, at: item.span)
                guard let node = lowering.compiled[target] else { return }
                export(node, path, signature, procedure.attributes)
            case .assembled(let procedure, let digest):
                let node = try node(of: digest, at: span)
                export(node, path, procedure.signature, procedure.attributes)
            case .type, .enumeration, .assembledType:
                let type = try types.type(of: target, at: span, meaning.constants)
                exports.append(.type(path: path, type: type))
            case .constant, .variant, .adviceKey, .assembledConstant:
                guard let value = meaning.constants.value(of: target) else { return }
                exports.append(.constant(path: path, value: value))
            case .import: return
            }
        }
    }

    private mutating func signature(
        of procedure: ProcedureSyntax,
        in module: Int,
        at span: SourceSpan
    ) throws(Fault) -> FunctionType? {
        guard let syntax = procedure.signature else { return nil }
        return try types.signature(
            syntax,
            convention: procedure.convention,
            in: module,
            at: span,
            meaning.constants
        )
    }

    private mutating func node(of root: Word, at span: SourceSpan) throws(Fault) -> Int {
        do throws(LoweringProblem) {
            return try lowering.node(ofRoot: root)
        } catch { throw Fault(error, at: span) }
    }

    private mutating func export(
        _ node: Int,
        _ path: String,
        _ signature: FunctionType?,
        _ attributes: [Attribute]
    ) {
        lowering.builder.addRoot(node)
        exports.append(
            .procedure(
                Library.Procedure(
                    path: path,
                    node: node,
                    signature: signature,
                    attributes: attributes
                )
            )
        )
    }
}
