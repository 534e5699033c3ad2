// SPDX-License-Identifier: MIT

import CFieldKernels
public import FieldArithmetic
public import Hashing

extension FieldKernels {
    /// Hashes rows as the leaves of a commitment over BLAKE3: four zero lanes, then the row.
    ///
    /// - Parameters:
    ///   - columns: Shape `[width][at least rows.upperBound]`.
    ///   - rows: The rows.
    ///   - target: Receives the digest of the `i`-th row at `i * stride`.
    ///   - stride: From one digest to the next.
    /// - Returns: How many of the first rows were hashed; the rest is the caller's.
    public func hashRowsWithBLAKE3(
        _ columns: [UnsafeMutablePointer<Felt>],
        rows: Range<Int>,
        into target: UnsafeMutablePointer<Digest>,
        stride: Int
    ) -> Int {
        guard let table = packed?.pointee else { return 0 }
        let columns = columns.map { Optional(UnsafePointer($0.words)) }
        return table.blake3_rows(
            columns,
            columns.count,
            rows.lowerBound,
            rows.count,
            lanes(of: target),
            stride
        )
    }

    /// Hashes neighbouring digests in pairs with BLAKE3.
    ///
    /// - Returns: How many of the first pairs were hashed; the rest is the caller's.
    public func hashPairsWithBLAKE3(
        _ nodes: UnsafePointer<Digest>,
        into target: UnsafeMutablePointer<Digest>,
        count: Int
    ) -> Int {
        guard let table = packed?.pointee else { return 0 }
        return table.blake3_pairs(lanes(of: nodes), lanes(of: target), count)
    }

    /// Hashes rows as the leaves of a commitment over Poseidon2: eight elements at a time.
    ///
    /// - Parameters:
    ///   - columns: Shape `[width][at least rows.upperBound]`.
    ///   - rows: The rows.
    ///   - target: Receives the digest of the `i`-th row at `i * stride`.
    ///   - stride: From one digest to the next.
    /// - Returns: How many of the first rows were hashed; the rest is the caller's.
    public func hashRowsWithPoseidon2(
        _ columns: [UnsafeMutablePointer<Felt>],
        rows: Range<Int>,
        into target: UnsafeMutablePointer<Digest>,
        stride: Int
    ) -> Int {
        guard let table = packed?.pointee else { return 0 }
        let columns = columns.map { Optional(UnsafePointer($0.words)) }
        return Poseidon2Tables.shared.withConstants { constants in
            table.poseidon2_rows(
                columns,
                columns.count,
                rows.lowerBound,
                rows.count,
                lanes(of: target),
                stride,
                constants
            )
        }
    }

    /// Hashes neighbouring digests in pairs with Poseidon2.
    ///
    /// - Returns: How many of the first pairs were hashed; the rest is the caller's.
    public func hashPairsWithPoseidon2(
        _ nodes: UnsafePointer<Digest>,
        into target: UnsafeMutablePointer<Digest>,
        count: Int
    ) -> Int {
        guard let table = packed?.pointee else { return 0 }
        return Poseidon2Tables.shared.withConstants { constants in
            table.poseidon2_pairs(lanes(of: nodes), lanes(of: target), count, constants)
        }
    }
}

/// The digests as integers; a digest is four integers and nothing more.
private func lanes(of digests: UnsafeMutablePointer<Digest>) -> UnsafeMutablePointer<UInt64> {
    UnsafeMutableRawPointer(digests).assumingMemoryBound(to: UInt64.self)
}

private func lanes(of digests: UnsafePointer<Digest>) -> UnsafePointer<UInt64> {
    UnsafeRawPointer(digests).assumingMemoryBound(to: UInt64.self)
}

/// The constants of Poseidon2 as the kernels read them.
private struct Poseidon2Tables {
    static let shared = Poseidon2Tables()
    private let initial = Poseidon2.initialConstants.map { $0.value }
    private let inner = Poseidon2.internalConstants.map { $0.value }
    private let terminal = Poseidon2.terminalConstants.map { $0.value }
    private let diagonal = Poseidon2.diagonal.map { $0.value }

    func withConstants<Result>(_ body: (UnsafePointer<ck_poseidon2>) -> Result) -> Result {
        initial.withUnsafeBufferPointer { initial in
            inner.withUnsafeBufferPointer { inner in
                terminal.withUnsafeBufferPointer { terminal in
                    diagonal.withUnsafeBufferPointer { diagonal in
                        var constants = ck_poseidon2(
                            initial: initial.baseAddress,
                            internal: inner.baseAddress,
                            terminal: terminal.baseAddress,
                            diagonal: diagonal.baseAddress
                        )
                        return body(&constants)
                    }
                }
            }
        }
    }
}
