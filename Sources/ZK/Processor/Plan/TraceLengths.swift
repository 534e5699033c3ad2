// SPDX-License-Identifier: MIT

/// The numbers of rows that the parts of a trace have.
public struct TraceLengths: Hashable, Sendable {
    /// Rows of system, decoder and stack: all cycles and the first HALT.
    public let main: Int
    /// Rows of the range checker's table.
    public let range: Int
    /// Rows of the hasher: controller and permutations.
    public let hasher: Int
    /// Rows of the bitwise chiplet.
    public let bitwise: Int
    /// Rows of the memory chiplet.
    public let memory: Int
    /// Rows of the circuit chiplet.
    public let circuit: Int
    /// Rows of the kernel ROM.
    public let kernelROM: Int

    /// Rows of all chiplets, with the one of padding that there always is.
    public var chiplets: Int { hasher + bitwise + memory + circuit + kernelROM + 1 }

    /// The length of the trace: a power of two, at least 64.
    public var padded: Int {
        var length = 64
        while length < max(main, range, chiplets) { length *= 2 }
        return length
    }
}
