// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Hashing
import STARKProver
import Synchronization
import Transcript

/// The draw that a ``MisreadTranscript`` misreads.
enum MisreadDraw {
    /// An element, counted from the start.
    case felt(Int)
    /// The first integer of so many bits.
    case bits(Int)

    /// For all transcripts; the tests that set it run one after the other.
    static let chosen = Mutex<MisreadDraw?>(nil)
}

/// A transcript that binds and draws as its base does, but tells another value at one draw: with
/// it a prover answers another question than was asked.
struct MisreadTranscript<Base: GrindingTranscript>: GrindingTranscript {
    private var base: Base
    private var feltCount = 0
    private var hasMisreadBits = false

    init(relation: Word) { base = Base(relation: relation) }

    mutating func observe(_ felt: Felt) { base.observe(felt) }

    mutating func observe(_ digest: Digest) { base.observe(digest) }

    mutating func drawFelt() -> Felt {
        defer { feltCount += 1 }
        let felt = base.drawFelt()
        guard case .felt(feltCount)? = MisreadDraw.chosen.withLock({ $0 }) else { return felt }
        return felt + .one
    }

    mutating func drawBits(_ bitCount: Int) -> UInt64 {
        let bits = base.drawBits(bitCount)
        guard case .bits(bitCount)? = MisreadDraw.chosen.withLock({ $0 }), !hasMisreadBits else {
            return bits
        }
        hasMisreadBits = true
        return bits ^ 1
    }

    func workTrial(bitCount: Int) -> (Felt) -> Bool { base.workTrial(bitCount: bitCount) }

    func pendingWork(bitCount: Int) -> PendingWork { base.pendingWork(bitCount: bitCount) }
}

/// A hash of proofs under which a prover misreads.
enum MisreadHash<Base: CommitmentHash>: CommitmentHash {
    typealias ProofTranscript = MisreadTranscript<Base.ProofTranscript>
    static var alignment: Int { Base.alignment }
    static var packed: PackedHash? { Base.packed }

    static func hash(row: [Felt]) -> Digest { Base.hash(row: row) }

    static func merge(_ left: Digest, _ right: Digest) -> Digest { Base.merge(left, right) }

    static func canonical(_ digest: Digest) -> Digest { Base.canonical(digest) }
}
