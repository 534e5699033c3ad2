// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// What the account tree holds at the place of an id, and the way from there to the root.
public struct AccountWitness: Hashable, Sendable {
    /// The id that stands at the place, or that was asked for when none stands there.
    public let id: AccountID
    /// Its commitment; the zero word if it is not in the tree.
    public let commitment: Word
    /// The way to the root, 64 levels.
    public let path: SparseMerklePath

    /// Gathers the parts.
    /// - Throws: ``AccountTreeError/pathDepth(_:)``.
    public init(
        id: AccountID,
        commitment: Word,
        path: SparseMerklePath
    ) throws(AccountTreeError) {
        guard Int(path.depth) == SparseTree.depth else { throw .pathDepth(Int(path.depth)) }
        self.init(checkedID: id, commitment: commitment, path: path)
    }

    init(checkedID id: AccountID, commitment: Word, path: SparseMerklePath) {
        self.id = id
        self.commitment = commitment
        self.path = path
    }

    /// The leaf at the place.
    public var leaf: SparseTreeLeaf {
        commitment == .zero
            ? .empty(SparseTreeLeaf.index(of: id.key)) : .single(key: id.key, value: commitment)
    }

    /// The witness as a proof in the tree; nil only if the path were not of 64 levels.
    public var proof: SparseTreeProof? { try? SparseTreeProof(path: path, leaf: leaf) }

    /// The root that the witness leads to.
    public var root: Word? { proof?.root }

    /// The commitment of an account, as far as the witness tells; nil if it is about another leaf.
    public func commitment(of asked: AccountID) -> Word? {
        guard asked.prefix == id.prefix else { return nil }
        return asked == id ? commitment : .zero
    }
}

extension AccountWitness: ByteEncodable, ByteDecodable {
    /// The fewest bytes that a witness takes.
    static let leastByteCount = 56

    /// Appends id, commitment and path.
    public func encode(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(commitment)
        writer.write(path)
    }

    /// Reads id, commitment and path.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let id = try reader.read(AccountID.self)
        let commitment = try reader.readWord()
        let start = reader.offset
        let path = try reader.read(SparseMerklePath.self)
        self = try reader.checked(at: start) { () throws(AccountTreeError) in
            try AccountWitness(id: id, commitment: commitment, path: path)
        }
    }
}
