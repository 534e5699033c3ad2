// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Synchronization
import Transcript

/// How many rows and nodes a verification hashed.
enum HashCount {
    static let rows = Atomic(0)
    static let nodes = Atomic(0)
    static let rowElements = Atomic(0)

    static func reset() {
        rows.store(0, ordering: .relaxed)
        nodes.store(0, ordering: .relaxed)
        rowElements.store(0, ordering: .relaxed)
    }
}

/// A proof hash that counts what it is asked for.
enum CountedHash<Hash: ProofHash>: ProofHash {
    typealias ProofTranscript = Hash.ProofTranscript
    static var alignment: Int { Hash.alignment }

    static func hash(row: [Felt]) -> Digest {
        HashCount.rows.add(1, ordering: .relaxed)
        HashCount.rowElements.add(row.count, ordering: .relaxed)
        return Hash.hash(row: row)
    }

    static func merge(_ left: Digest, _ right: Digest) -> Digest {
        HashCount.nodes.add(1, ordering: .relaxed)
        return Hash.merge(left, right)
    }

    static func canonical(_ digest: Digest) -> Digest { Hash.canonical(digest) }
}
