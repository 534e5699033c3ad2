// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import Processor
import VMCore

/// A program that a file holds, as source or assembled, with the code that it only names.
struct ProgramFile {
    let program: Program
    let forests: [MASTForest]
    /// What it was assembled against.
    let linkage: CodeLinkage
    /// Its source; nil if it was given assembled.
    let source: SourceFile?
    /// Sources by the names that debug information gives them.
    let sources: [String: [UInt8]]

    init(_ path: String, _ arguments: Arguments) throws {
        let linkage = try CodeLinkage(arguments)
        self.linkage = linkage
        let bytes = try Files.read(path)
        var forests = linkage.forests
        if PackageFile.isPackage(bytes) {
            let package = try PackageFile.package(path, bytes)
            let brought = try PackageFile.kernel(of: package, in: path)
            let kernel = (brought ?? linkage.assembler.kernel)?.kernel ?? Kernel()
            program = try PackageFile.program(of: package, in: path, kernel: kernel)
            if let brought { forests.append(brought.library.forest) }
            (source, sources) = (nil, linkage.sources)
        } else if PackageFile.isForest(bytes) {
            program = try PackageFile.decoded(path, "a program") { () throws(DecodingFailure) in
                try Program(decoding: bytes)
            }
            (source, sources) = (nil, linkage.sources)
        } else {
            program = try assembling(path) { () throws(AssemblyFailure) in
                try linkage.assembler.assembleProgram(
                    SourceFile(name: path, bytes: bytes),
                    modules: linkage.modules
                )
            }
            source = SourceFile(name: path, bytes: bytes)
            sources = linkage.sources.merging([path: bytes]) { _, own in own }
        }
        self.forests = forests
    }
}
