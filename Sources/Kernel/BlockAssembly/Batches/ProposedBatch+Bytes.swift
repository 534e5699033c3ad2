// SPDX-License-Identifier: MIT

public import ByteCoding
import ProtocolTypes

extension ProposedBatch: ByteEncodable, ByteDecodable {
    /// Appends the transactions, the reference block, the chain and the proofs of notes.
    public func encode(to writer: inout ByteWriter) {
        writer.writeList(transactions)
        writer.write(referenceBlock)
        writer.write(chain)
        writer.writeCount(noteProofs.count)
        for (id, proof) in noteProofs.sorted(by: { $0.key < $1.key }) {
            writer.write(id)
            writer.write(proof)
        }
    }

    /// Reads the parts and checks them as if proposed anew.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let transactions: [ProvenTransaction] = try reader.readList()
        let referenceBlock = try BlockHeader(from: &reader)
        let chain = try PartialBlockchain(from: &reader)
        let proofs: [NoteID: NoteInclusionProof] = try reader.readMap(itemByteCount: 32)
        do {
            self = try proposeBatch(
                transactions: transactions,
                referenceBlock: referenceBlock,
                chain: chain,
                noteProofs: proofs
            )
        } catch { throw reader.broken("transactions that make a batch", at: start) }
    }
}
