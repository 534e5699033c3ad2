// SPDX-License-Identifier: MIT

import CFieldKernels
import FieldArithmetic
import Hashing

// Each of these hashes as many of the first rows or pairs as fill its vectors and returns how many;
// the rest is the caller's.
extension FieldKernels {
    /// Hashes rows as the leaves of a commitment over BLAKE3: four zero lanes, then the row.
    ///
    /// - Returns: How many of the first rows were hashed.
    public func hashWithBLAKE3(_ batch: RowBatch) -> Int {
        guard let table = packed?.pointee else { return 0 }
        return table.blake3_rows(
            batch.columnWords,
            batch.columns.count,
            batch.rows.lowerBound,
            batch.rows.count,
            lanes(of: batch.target),
            batch.stride
        )
    }

    /// Hashes neighbouring digests in pairs with BLAKE3.
    ///
    /// - Returns: How many of the first pairs were hashed.
    public func hashWithBLAKE3(_ batch: PairBatch) -> Int {
        guard let table = packed?.pointee else { return 0 }
        return table.blake3_pairs(lanes(of: batch.nodes), lanes(of: batch.target), batch.count)
    }

    /// Hashes rows as the leaves of a commitment over Poseidon2: eight elements at a time.
    ///
    /// - Returns: How many of the first rows were hashed.
    public func hashWithPoseidon2(_ batch: RowBatch) -> Int {
        guard let table = packed?.pointee else { return 0 }
        return Poseidon2Tables.shared.withConstants { constants in
            table.poseidon2_rows(
                batch.columnWords,
                batch.columns.count,
                batch.rows.lowerBound,
                batch.rows.count,
                lanes(of: batch.target),
                batch.stride,
                constants
            )
        }
    }

    /// Hashes neighbouring digests in pairs with Poseidon2.
    ///
    /// - Returns: How many of the first pairs were hashed.
    public func hashWithPoseidon2(_ batch: PairBatch) -> Int {
        guard let table = packed?.pointee else { return 0 }
        return Poseidon2Tables.shared.withConstants { constants in
            let (nodes, target) = (lanes(of: batch.nodes), lanes(of: batch.target))
            return table.poseidon2_pairs(nodes, target, batch.count, constants)
        }
    }
}

extension RowBatch {
    /// The columns as the kernels read them.
    fileprivate var columnWords: [UnsafePointer<UInt64>?] {
        columns.map { Optional(UnsafePointer($0.words)) }
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
