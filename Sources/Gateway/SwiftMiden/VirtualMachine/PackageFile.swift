// SPDX-License-Identifier: MIT

import Assembler
import ByteCoding
import NodeAPI
import VMCore

/// Files that hold assembled code.
enum PackageFile {
    static func isPackage(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "MASP\0".utf8) }

    /// Forests come whole, stripped or without hashes; no text has the byte that says which.
    static func isForest(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "MAST".utf8) && bytes.count > 4 && bytes[4] < 8
    }

    static func package(_ path: String, _ bytes: [UInt8]) throws -> Package {
        try decoded(path, "a package") { () throws(DecodingFailure) in
            try Package(decoding: bytes)
        }
    }

    /// Decodes a file, with a failure that says where it went wrong.
    static func decoded<Value>(
        _ path: String,
        _ name: String,
        _ body: () throws(DecodingFailure) -> Value
    ) throws -> Value {
        do { return try body() } catch {
            throw CommandFailure(
                .failure,
                code: "malformed",
                "\(path) is not \(name): at byte \(error.offset), \(error.cause.text)",
                offset: error.offset
            )
        }
    }

    /// The program of an executable package, and its kernel.
    ///
    /// - Parameters:
    ///   - package: The package; a kernel that it brings along is the one that counts.
    ///   - path: Where it is from.
    ///   - other: The kernel of a package that brings none.
    /// - Returns: Both; no kernel if neither brings one.
    /// - Throws: ``CommandFailure`` when the package holds no program, or what it brings no kernel.
    static func program(
        of package: Package,
        in path: String,
        kernel other: KernelLibrary?
    ) throws -> (program: Program, kernel: KernelLibrary?) {
        let entry = package.library.procedures.first { $0.path == Package.entryPointPath }
        guard package.kind == .executable, let entry else {
            throw CommandFailure(
                .failure,
                code: "not_executable",
                "the package \(path) holds no program but is of the kind \(package.kind)"
            )
        }
        var kernel = other
        if let bytes = package.section(Package.kernelSection) {
            let embedded = try self.package("the kernel in \(path)", bytes)
            do { kernel = try KernelLibrary(embedded.library) } catch {
                throw CommandFailure(
                    .failure,
                    code: "not_a_kernel",
                    "the kernel in \(path) is none: \(error)"
                )
            }
        }
        let forest = package.library.forest
        let procedures = kernel?.kernel ?? Kernel()
        guard let program = Program(forest: forest, entryPoint: entry.node, kernel: procedures)
        else {
            throw CommandFailure(
                .failure,
                code: "not_executable",
                "the entry point of \(path) is no root of its forest"
            )
        }
        return (program, kernel)
    }
}
