// SPDX-License-Identifier: MIT

import ByteCoding
import VMCore

/// Code that was assembled or read.
enum CodeArtifact {
    case program(Program)
    case library(Library)
    case kernel(Library)

    /// The version that packages made here carry.
    private static let packageVersion = "0.1.0"

    /// The bare bytes.
    var bytes: [UInt8] {
        switch self {
        case .program(let program): program.encodedBytes
        case .library(let library), .kernel(let library): library.encodedBytes
        }
    }

    /// The artifact as a package; a program becomes a library of its entry point.
    func package(named name: String) -> Package? {
        let (kind, library): (Package.Kind, Library?) =
            switch self {
            case .program(let program): (.executable, program.library)
            case .library(let library): (.library, library)
            case .kernel(let library): (.kernel, library)
            }
        return library.map {
            Package(name: name, version: Self.packageVersion, kind: kind, library: $0)
        }
    }
}

extension Program {
    /// The library whose one procedure is the entry point.
    var library: Library? {
        let entry = Library.Procedure(path: Package.entryPointPath, node: entryPoint)
        return Library(forest: forest, exports: [.procedure(entry)])
    }
}
