// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension AssemblyRun {
    /// The program whose `begin` is in a module.
    mutating func program(_ main: Int?) throws(AssemblyFailure) -> Program {
        let (meaning, calls) = try link()
        guard let main, let item = graph.modules[main].index(of: "$main") else { throw failure }
        let entry = ItemID(module: main, item: item)
        var assembly = ForestAssembly(meaning, calls, assembler)
        assembly.addAdviceMap(of: main)
        try report { () throws(PlacedFault) in try assembly.compile(entry) }
        try diagnostics.throwIfAny()
        let kernel = assembler.kernel?.kernel ?? Kernel()
        guard let program = assembly.program(entry, kernel: kernel) else {
            diagnostics.report(.lowering(.malformedLibrary))
            throw failure
        }
        return program
    }

    /// The library of what modules offer.
    mutating func library(_ modules: [Int?]) throws(AssemblyFailure) -> Library {
        if modules.isEmpty { diagnostics.report(.link(.noModules)) }
        let (meaning, calls) = try link()
        var assembly = ForestAssembly(meaning, calls, assembler)
        for case let module? in modules {
            assembly.addAdviceMap(of: module)
            for index in graph.modules[module].items.indices {
                let id = ItemID(module: module, item: index)
                guard graph.item(id).isPublic else { continue }
                try report { () throws(PlacedFault) in try assembly.export(id) }
            }
        }
        if assembly.isEmpty { diagnostics.report(.lowering(.noExports)) }
        try diagnostics.throwIfAny()
        guard let library = assembly.library() else {
            diagnostics.report(.lowering(.malformedLibrary))
            throw failure
        }
        return library
    }

    /// Runs a step; its problem ends the run.
    private mutating func report(
        _ step: () throws(PlacedFault) -> Void
    ) throws(AssemblyFailure) {
        do throws(PlacedFault) {
            try step()
        } catch {
            let source = graph.modules[error.module].source
            diagnostics.report(error.fault.problem, at: error.fault.span, in: source)
            throw failure
        }
    }
}
