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
        failing status: ExitCode = .failure,
        _ body: () throws(DecodingFailure) -> Value
    ) throws -> Value {
        do { return try body() } catch {
            throw CommandFailure(
                status,
                code: "malformed",
                "\(path) is not \(name): at byte \(error.offset), \(error.cause.text)",
                offset: error.offset
            )
        }
    }

    /// The kernel that an executable package brings along; nil if it brings none.
    static func kernel(of package: Package, in path: String) throws -> KernelLibrary? {
        guard let bytes = package.section(Package.kernelSection) else { return nil }
        let embedded = try self.package("the kernel in \(path)", bytes)
        do { return try KernelLibrary(embedded.library) } catch {
            throw CommandFailure(
                .failure,
                code: "not_a_kernel",
                "the kernel in \(path) is none: \(error)"
            )
        }
    }

    /// The program of an executable package.
    static func program(
        of package: Package,
        in path: String,
        kernel: Kernel
    ) throws -> Program {
        let entry = package.library.procedures.first { $0.path == Package.entryPointPath }
        guard package.kind == .executable, let entry else {
            throw CommandFailure(
                .failure,
                code: "not_executable",
                "the package \(path) holds no program but is of the kind \(package.kind)"
            )
        }
        let forest = package.library.forest
        guard let program = Program(forest: forest, entryPoint: entry.node, kernel: kernel) else {
            throw CommandFailure(
                .failure,
                code: "not_executable",
                "the entry point of \(path) is no root of its forest"
            )
        }
        return program
    }
}
