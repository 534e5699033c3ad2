// SPDX-License-Identifier: MIT

public import VMCore

/// A kernel with the library that names its procedures.
public struct KernelLibrary: Hashable, Sendable {
    /// The path under which kernel procedures are exported.
    public static let path = "::$kernel"

    /// The procedures, constants and types under their paths.
    public let library: Library
    /// The roots of the procedures.
    public let kernel: Kernel

    /// Takes the public procedures of a library as a kernel.
    ///
    /// - Parameter library: Its procedures lie under `$kernel`.
    /// - Throws: `KernelError` for more than 255 procedures, or two with one root.
    public init(_ library: Library) throws(KernelError) {
        self.library = library
        kernel = try Kernel(library.procedures.map { library.digest(of: $0) })
    }
}
