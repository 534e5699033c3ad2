// SPDX-License-Identifier: MIT

import CFieldKernels
import FieldArithmetic
import Hashing
public import Transcript

// Each of these hashes as many of the first rows or pairs as fill its vectors and returns how many;
// the rest is the caller's.
extension FieldKernels {
    /// Hashes rows as the leaves of a commitment.
    ///
    /// - Returns: How many of the first rows were hashed.
    public func hash(_ batch: RowBatch, with hash: PackedHash) -> Int {
        withKernels(of: hash) { kernels, constants in
            kernels.rows(
                batch.columnWords,
                batch.columns.count,
                batch.rows.lowerBound,
                batch.rows.count,
                lanes(of: batch.target),
                batch.stride,
                constants
            )
        } ?? 0
    }

    /// Hashes neighbouring digests in pairs.
    ///
    /// - Returns: How many of the first pairs were hashed.
    public func hash(_ batch: PairBatch, with hash: PackedHash) -> Int {
        withKernels(of: hash) { kernels, constants in
            kernels.pairs(lanes(of: batch.nodes), lanes(of: batch.target), batch.count, constants)
        } ?? 0
    }

    /// A search for the smallest witness of some work among candidates that follow each other.
    ///
    /// - Parameters:
    ///   - work: What the transcript that goes with the hash is to be continued with.
    ///   - hash: The transcript's hash.
    /// - Returns: Nil if there is no packed form.
    public func witnessSearch(
        for work: PendingWork,
        with hash: PackedHash
    ) -> ((Range<UInt64>) -> UInt64?)? {
        guard packed != nil else { return nil }
        return { candidates in
            withKernels(of: hash) { kernels, constants in
                let index = kernels.work(
                    work.cells,
                    work.place,
                    candidates.lowerBound,
                    candidates.count,
                    work.mask,
                    constants
                )
                return index < candidates.count ? candidates.lowerBound + UInt64(index) : nil
            } ?? nil
        }
    }

    private func withKernels<Result>(
        of hash: PackedHash,
        _ body: (ck_hash, UnsafePointer<UInt64>?) -> Result
    ) -> Result? {
        guard let table = packed?.pointee else { return nil }
        return hash.constants.withUnsafeBufferPointer { body(hash.kernels(table), $0.baseAddress) }
    }
}

extension PackedHash {
    fileprivate func kernels(_ table: ck_kernels) -> ck_hash {
        switch self {
        case .blake3: table.blake3
        case .keccak: table.keccak
        case .poseidon2: table.poseidon2
        case .rpo: table.rpo
        case .rpx: table.rpx
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
