// SPDX-License-Identifier: MIT

import Assembler
import Testing

/// A source that is refused, and the page that says why.
struct DiagnosticCase: CustomTestStringConvertible, Sendable {
    /// What is assembled.
    enum Source: Sendable {
        case program(
            String,
            modules: [(path: String, text: String)] = [],
            kernel: String? = nil,
            isStrict: Bool = false
        )
        case bytes([UInt8])
        case library([(path: String, text: String)])
        case kernel(String, modules: [(path: String, text: String)] = [])
    }

    let title: String
    let source: Source
    /// How many lines of a long page count, from the last; nil for all.
    let lastLines: Int?
    let page: String

    init(_ title: String, _ source: Source, lastLines: Int? = nil, page: String) {
        self.title = title
        self.source = source
        self.lastLines = lastLines
        self.page = page
    }

    var testDescription: String { title }

    static let all =
        lexical + statements + items + semantic + link + lowering + several + hostile

    /// Why the source is refused; nil if it is not.
    func failure() throws(AssemblyFailure) -> AssemblyFailure? {
        var assembler = Assembler()
        if case .program(_, _, let kernel?, _) = source {
            let file = SourceFile(name: "kernel.masm", text: kernel)
            assembler.kernel = try assembler.assembleKernel(file)
        }
        do throws(AssemblyFailure) {
            try assemble(with: assembler)
            return nil
        } catch { return error }
    }

    private func assemble(with assembler: Assembler) throws(AssemblyFailure) {
        switch source {
        case .program(let text, let modules, _, let isStrict):
            var assembler = assembler
            assembler.treatsWarningsAsErrors = isStrict
            let file = SourceFile(name: "main.masm", text: text)
            _ = try assembler.assembleProgram(file, modules: Self.modules(modules))
        case .bytes(let bytes):
            _ = try assembler.assembleProgram(SourceFile(name: "main.masm", bytes: bytes))
        case .library(let modules): _ = try assembler.assembleLibrary(Self.modules(modules))
        case .kernel(let text, let modules):
            let file = SourceFile(name: "kernel.masm", text: text)
            _ = try assembler.assembleKernel(file, modules: Self.modules(modules))
        }
    }

    private static func modules(_ list: [(path: String, text: String)]) -> [ModuleSource] {
        list.map { ModuleSource(path: $0.path, text: $0.text) }
    }

    /// The same text so many times.
    static func line(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }
}
