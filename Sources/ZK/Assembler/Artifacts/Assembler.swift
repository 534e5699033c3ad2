// SPDX-License-Identifier: MIT

public import VMCore

/// Translates Miden Assembly 0.23 to forests.
///
/// A value: what it is given to link against does not change by assembling, so one assembler
/// serves any number of sources.
public struct Assembler: Sendable {
    /// The kernel of programs and libraries; programs without one make no syscalls.
    public var kernel: KernelLibrary?
    /// What sources can name beyond themselves.
    public var libraries: [LinkedLibrary]
    /// True if unused imports and stray documentation are problems.
    public var treatsWarningsAsErrors: Bool
    /// What one run may use up.
    public var limits: AssemblyLimits

    /// An assembler that links against a kernel and libraries.
    public init(
        kernel: KernelLibrary? = nil,
        libraries: [LinkedLibrary] = [],
        treatsWarningsAsErrors: Bool = false,
        limits: AssemblyLimits = AssemblyLimits()
    ) {
        self.kernel = kernel
        self.libraries = libraries
        self.treatsWarningsAsErrors = treatsWarningsAsErrors
        self.limits = limits
    }

    /// Assembles a source with a `begin`.
    ///
    /// - Parameters:
    ///   - source: The program; it is known as `::$exec`.
    ///   - modules: Modules that it can name.
    /// - Returns: The program with its forest.
    /// - Throws: ``AssemblyFailure`` with what is wrong.
    /// - Complexity: linear in the sources and in what repetitions spell out.
    public func assembleProgram(
        _ source: SourceFile,
        modules: [ModuleSource] = []
    ) throws(AssemblyFailure) -> Program {
        var run = AssemblyRun(self)
        let main = run.add(source, at: ItemPath(["$exec"]), .program)
        for module in modules { _ = run.add(module, .library) }
        return try run.program(main)
    }

    /// Assembles modules to a library.
    ///
    /// - Parameters:
    ///   - modules: What is exported, in the order in which it is compiled.
    ///   - support: Modules that can be named and are not exported.
    /// - Returns: The library.
    /// - Throws: ``AssemblyFailure`` with what is wrong.
    public func assembleLibrary(
        _ modules: [ModuleSource],
        support: [ModuleSource] = []
    ) throws(AssemblyFailure) -> Library {
        var run = AssemblyRun(self)
        let own = modules.map { run.add($0, .library) }
        for module in support { _ = run.add(module, .library) }
        return try run.library(own)
    }

    /// Assembles a kernel.
    ///
    /// - Parameters:
    ///   - source: The root module; it is known as `::$kernel`.
    ///   - modules: Modules that it can name, such as `$kernel::lib`.
    /// - Returns: The kernel.
    /// - Throws: ``AssemblyFailure`` with what is wrong.
    public func assembleKernel(
        _ source: SourceFile,
        modules: [ModuleSource] = []
    ) throws(AssemblyFailure) -> KernelLibrary {
        var assembler = self
        assembler.kernel = nil
        var run = AssemblyRun(assembler)
        let root = run.add(source, at: ItemPath(["$kernel"]), .kernel)
        for module in modules { _ = run.add(module, .kernel) }
        let library = try run.library([root])
        guard !library.procedures.isEmpty else {
            run.diagnostics.report(.lowering(.emptyKernel))
            throw run.failure
        }
        do throws(KernelError) {
            return try KernelLibrary(library)
        } catch {
            switch error {
            case .tooManyProcedures(let count):
                run.diagnostics.report(.lowering(.tooManyKernelProcedures(count)))
            case .duplicateProcedure:
                run.diagnostics.report(.lowering(.duplicateKernelProcedure))
            }
            throw run.failure
        }
    }

    /// Tells a program from a module: it has a `begin`, or is so malformed that none can tell.
    ///
    /// - Parameter source: Any text.
    /// - Returns: True if ``assembleProgram(_:modules:)`` is the one to hand it to.
    /// - Complexity: reads the whole source.
    public static func isProgram(_ source: SourceFile) -> Bool {
        var diagnostics = DiagnosticList()
        let syntax = Parser.parse(source, reportingTo: &diagnostics)
        guard diagnostics.isEmpty else { return true }
        return syntax.items.contains { item in
            if case .procedure(let procedure) = item.kind { procedure.isEntryPoint } else { false }
        }
    }
}
