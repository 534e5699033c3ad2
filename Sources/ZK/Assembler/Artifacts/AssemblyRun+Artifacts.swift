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
        assembly.compile(entry)
        report(assembly.faults)
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
                assembly.export(id)
            }
        }
        let faults = assembly.faults
        report(faults)
        if assembly.isEmpty, faults.isEmpty { diagnostics.report(.lowering(.noExports)) }
        try diagnostics.throwIfAny()
        guard let library = assembly.library() else {
            diagnostics.report(.lowering(.malformedLibrary))
            throw failure
        }
        return library
    }

    private mutating func report(_ faults: [PlacedFault]) {
        for placed in faults {
            let source = graph.modules[placed.module].source
            diagnostics.report(placed.fault.problem, at: placed.fault.span, in: source)
        }
    }
}
