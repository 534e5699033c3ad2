// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import Processor
import VMCore

/// A program that a file holds, as source or assembled, with the code that it only names.
struct ProgramFile {
    let program: Program
    let forests: [MASTForest]
    /// Sources by the names that debug information gives them.
    let sources: [String: [UInt8]]

    init(_ path: String, _ arguments: Arguments) throws {
        let linkage = try CodeLinkage(arguments)
        let bytes = try Files.read(path)
        var forests = linkage.forests
        if PackageFile.isPackage(bytes) {
            let package = try PackageFile.package(path, bytes)
            let brought = try PackageFile.kernel(of: package, in: path)
            let kernel = (brought ?? linkage.assembler.kernel)?.kernel ?? Kernel()
            program = try PackageFile.program(of: package, in: path, kernel: kernel)
            if let brought { forests.append(brought.library.forest) }
            sources = [:]
        } else if PackageFile.isForest(bytes) {
            program = try PackageFile.decoded(path, "a program") { () throws(DecodingFailure) in
                try Program(decoding: bytes)
            }
            sources = [:]
        } else {
            program = try assembling(path) { () throws(AssemblyFailure) in
                try linkage.assembler.assembleProgram(
                    SourceFile(name: path, bytes: bytes),
                    modules: linkage.modules
                )
            }
            var sources = [path: bytes]
            for module in linkage.modules { sources[module.file.name] = module.file.bytes }
            self.sources = sources
        }
        self.forests = forests
    }

    /// Line and column of a place, both from 1; nil if its source is not at hand.
    func position(of span: SourcePlace.Span) -> (line: Int, column: Int)? {
        guard let bytes = sources[span.source], Int(span.start) <= bytes.count else { return nil }
        let before = bytes[..<Int(span.start)]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return (line, String(decoding: before[start...], as: UTF8.self).count + 1)
    }

    /// The line of a place, without its end.
    func line(of span: SourcePlace.Span) -> String? {
        guard let bytes = sources[span.source], Int(span.start) < bytes.count else { return nil }
        let start = bytes[..<Int(span.start)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let rest = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        return String(decoding: rest.prefix(160), as: UTF8.self)
    }
}
