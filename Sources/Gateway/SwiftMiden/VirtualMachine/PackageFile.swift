// SPDX-License-Identifier: MIT

import ByteCoding
import NodeAPI
import VMCore

/// Files that hold assembled code.
enum PackageFile {
    static func isPackage(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "MASP\0".utf8) }

    static func isForest(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "MAST\0".utf8) }

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

    /// The program of an executable package.
    static func program(of package: Package, in path: String) throws -> Program {
        let entry = package.library.procedures.first { $0.path == Package.entryPointPath }
        guard package.kind == .executable, let entry else {
            throw CommandFailure(
                .failure,
                code: "not_executable",
                "the package \(path) holds no program but is of the kind \(package.kind)"
            )
        }
        var kernel = Kernel()
        if let bytes = package.section("kernel") {
            let embedded = try self.package("the kernel in \(path)", bytes)
            let digests = embedded.library.procedures.map { embedded.library.digest(of: $0) }
            do { kernel = try Kernel(digests) } catch {
                throw CommandFailure(
                    .failure,
                    code: "not_a_kernel",
                    "the kernel in \(path) is none: \(error)"
                )
            }
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
