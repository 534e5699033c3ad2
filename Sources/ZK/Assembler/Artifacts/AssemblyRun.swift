// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// One assembly, from sources to an artifact.
struct AssemblyRun {
    var diagnostics = DiagnosticList()
    let assembler: Assembler
    private(set) var graph = ModuleGraph()
    /// True if there are sources of which not everything is known.
    private var isIncomplete = false

    init(_ assembler: Assembler) {
        self.assembler = assembler
        if let kernel = assembler.kernel { add(kernel.library, kind: .kernel) }
        for linked in assembler.libraries { add(linked.library, kind: .library) }
    }

    /// All problems found.
    var failure: AssemblyFailure { AssemblyFailure(diagnostics) }

    private mutating func add(_ library: Library, kind: Module.Kind) {
        guard let path = graph.add(library, kind: kind) else { return }
        diagnostics.report(.link(.duplicateModule(path)))
    }

    /// Reads a module; the result is its index, or nil after a problem.
    mutating func add(_ module: ModuleSource, _ kind: Module.Kind) -> Int? {
        guard let path = ItemPath(parsing: module.path) else {
            diagnostics.report(.syntax(.malformedName(module.path)))
            isIncomplete = true
            return nil
        }
        return add(module.file, at: path, kind)
    }

    /// Reads a module; the result is its index, or nil after a problem.
    mutating func add(_ source: SourceFile, at path: ItemPath, _ kind: Module.Kind) -> Int? {
        let module = ModuleReader.read(
            source,
            path: path,
            kind: kind,
            isStrict: assembler.treatsWarningsAsErrors,
            reportingTo: &diagnostics
        )
        guard let index = graph.add(module) else {
            diagnostics.report(.link(.duplicateModule(path.text)))
            isIncomplete = true
            return nil
        }
        isIncomplete = isIncomplete || module.isIncomplete
        return index
    }

    /// What all names mean and which procedure calls which, or all problems with that.
    mutating func link() throws(AssemblyFailure) -> (meaning: Meaning, calls: CallGraph) {
        // What was malformed may have declared or used anything, so some problems are no news now.
        let wasSound = diagnostics.isEmpty
        diagnostics.hidesMissingNames = isIncomplete
        let meaning = Meaning(graph, reportingTo: &diagnostics)
        DeclarationChecker.check(
            meaning,
            isStrict: assembler.treatsWarningsAsErrors && wasSound,
            reportingTo: &diagnostics
        )
        let calls = CallGraph(meaning, reportingTo: &diagnostics)
        try diagnostics.throwIfAny()
        return (meaning, calls)
    }
}
