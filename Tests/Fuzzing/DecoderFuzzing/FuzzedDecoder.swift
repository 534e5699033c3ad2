// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import STARKVerifier
import Signatures
import VMCore

/// A type that is read from foreign bytes.
struct FuzzedDecoder: Sendable {
    let name: String
    /// Reads bytes; stops the process if what was read is not written and read as the same.
    let check: @Sendable ([UInt8]) -> Void

    init<Value: ByteCodable & Equatable & SendableMetatype>(
        _ type: Value.Type,
        use: @escaping @Sendable (Value) -> Void = { _ in }
    ) {
        name = "\(type)"
        check = { bytes in
            guard let value = try? Value(decoding: bytes) else { return }
            use(value)
            let again = try? Value(decoding: value.encodedBytes)
            precondition(again == value, "\(Value.self) is not written as it was read")
        }
    }

    /// A proof's inner part, which is written nowhere here: it need only do no harm.
    private static let proof = FuzzedDecoder(name: "STARKProof") { bytes in
        _ = try? STARKProof(decoding: bytes)
    }

    private init(name: String, check: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.check = check
    }

    static let all: [FuzzedDecoder] = programs + [proof] + trees + ranges + keys + protocolObjects
}

extension FuzzedDecoder {
    /// What programs come as.
    private static let programs: [FuzzedDecoder] = [
        FuzzedDecoder(MASTForest.self), FuzzedDecoder(Program.self), FuzzedDecoder(Library.self),
        FuzzedDecoder(Package.self), FuzzedDecoder(ExecutionProof.self),
        FuzzedDecoder(Kernel.self), FuzzedDecoder(AdviceInputs.self),
    ]

    /// Trees, their openings and their changes.
    private static let trees: [FuzzedDecoder] = [
        FuzzedDecoder(MerklePath.self) { _ = try? $0.root(leaf: .zero, index: 3) },
        FuzzedDecoder(MerkleProof.self), FuzzedDecoder(MerkleStore.self),
        FuzzedDecoder(PartialMerkleTree.self) { tree in
            for leaf in tree.leaves { _ = try? tree.path(from: leaf.0) }
        },
        FuzzedDecoder(SparseMerklePath.self) { _ = try? $0.root(leaf: .zero, index: 3) },
        FuzzedDecoder(SparseTree.self) { _ = $0.open(.zero) },
        FuzzedDecoder(SparseTreeLeaf.self) { _ = $0.hash },
        FuzzedDecoder(SparseTreeProof.self) { _ = $0.root },
        FuzzedDecoder(PartialSparseTree.self) { tree in
            var copy = tree
            _ = try? copy.insert(key: .zero, value: Word(1, 2, 3, 4))
            _ = try? copy.open(.zero)
        },
        FuzzedDecoder(MutationSet.self), FuzzedDecoder(NodeIndex.self),
    ]

    /// Mountain ranges.
    private static let ranges: [FuzzedDecoder] = [
        FuzzedDecoder(MountainRange.self) { _ = ($0.peaksHash, try? $0.open(3)) },
        FuzzedDecoder(MountainRangePeaks.self) { _ = $0.hash },
        FuzzedDecoder(MountainRangeProof.self) { _ = $0.path.relativePosition },
        FuzzedDecoder(MountainRangeDelta.self),
        FuzzedDecoder(PartialMountainRange.self) { range in
            var copy = range
            for position in copy.trackedPositions { _ = try? copy.open(position) }
            _ = try? copy.append(.zero, isTracked: true)
            for position in copy.trackedPositions { copy.untrack(position) }
        },
    ]

    /// Keys and signatures.
    private static let keys: [FuzzedDecoder] = [
        FuzzedDecoder(ECDSAPublicKey.self), FuzzedDecoder(ECDSASignature.self),
        FuzzedDecoder(Ed25519PublicKey.self), FuzzedDecoder(Ed25519Signature.self),
        FuzzedDecoder(name: "PublicKeyInfo") { _ = try? ECDSAPublicKey(publicKeyInfo: $0) },
    ]

    /// What the network speaks of, each with all that it is made of.
    private static let protocolObjects: [FuzzedDecoder] = [
        FuzzedDecoder(AccountFile.self), FuzzedDecoder(PartialAccount.self),
        FuzzedDecoder(AccountUpdateDetails.self), FuzzedDecoder(ComponentMetadata.self),
        FuzzedDecoder(Address.self), FuzzedDecoder(NoteFile.self),
        FuzzedDecoder(TransactionInputs.self), FuzzedDecoder(TransactionSummary.self),
        FuzzedDecoder(ProvenTransaction.self), FuzzedDecoder(ProposedBatch.self),
        FuzzedDecoder(ProvenBatch.self), FuzzedDecoder(ProvenBlock.self),
        FuzzedDecoder(SignedBlock.self) { _ = $0.header.commitment },
    ]
}
