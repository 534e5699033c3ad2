// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Hashing
import STARKVerifier
import TestSupport
import Testing
import Transcript
import VMCore

/// One primitive call on a transcript.
private enum TranscriptEvent: Equatable {
    case observe(Felt)
    case observeDigest([UInt8])
    case draw(Felt)
    case drawBits(Int, UInt64)
}

/// A transcript that also logs its calls.
private struct LoggedTranscript<Inner: Transcript>: Transcript {
    private var inner: Inner
    var events: [TranscriptEvent] = []

    init(relation: Word) { inner = Inner(relation: relation) }

    mutating func observe(_ felt: Felt) {
        inner.observe(felt)
        events.append(.observe(felt))
    }

    mutating func observe(_ digest: Digest) {
        inner.observe(digest)
        events.append(.observeDigest(digest.bytes))
    }

    mutating func drawFelt() -> Felt {
        let felt = inner.drawFelt()
        events.append(.draw(felt))
        return felt
    }

    mutating func drawBits(_ bitCount: Int) -> UInt64 {
        let bits = inner.drawBits(bitCount)
        events.append(.drawBits(bitCount, bits))
        return bits
    }
}

/// A proof hash whose transcript is logged.
private enum Logged<Hash: ProofHash>: ProofHash {
    typealias ProofTranscript = LoggedTranscript<Hash.ProofTranscript>
    static var alignment: Int { Hash.alignment }
    static func hash(row: [Felt]) -> Digest { Hash.hash(row: row) }
    static func merge(_ left: Digest, _ right: Digest) -> Digest { Hash.merge(left, right) }
    static func canonical(_ digest: Digest) -> Digest { Hash.canonical(digest) }
}

@Suite struct TranscriptVectorTests {
    /// The log as primitive calls; the relation's digest is bound before logging starts.
    private func expectedEvents(_ log: JSONValue) throws -> [TranscriptEvent] {
        var events: [TranscriptEvent] = []
        for event in log.items where event["phase"].text != "relation_digest" {
            switch try event["op"].string {
            case "observe_felts":
                events += try event["values"].felts.map { .observe($0) }
            case "observe_digest":
                let value = event["value"]
                let bytes = try value.text == nil ? Digest(Word(value.felts)).bytes : value.hex
                events.append(.observeDigest(bytes))
            case "sample_felts":
                events += try event["values"].felts.map { .draw($0) }
            case "sample_bits":
                events.append(.drawBits(try event["bits"].int, try event["value"].uint64))
            case "pow_check":
                events.append(.observe(try event["witness"].felt))
                events.append(.drawBits(try event["bits"].int, 0))
            case let other: Issue.record("an unknown event \(other)")
            }
        }
        return events
    }

    /// The calls of a verification, and what can be drawn after it.
    private func logged<Hash: ProofHash>(
        _ proof: ProofCase,
        _ system: GraphSystem,
        _ hash: Hash.Type
    ) throws -> (events: [TranscriptEvent], rest: [Felt]) {
        var transcript = Logged<Hash>.ProofTranscript(relation: system.digest)
        try verify(
            STARKProof(decoding: proof.proof.starkBytes),
            of: system,
            statement: proof.statement,
            hash: Logged<Hash>.self,
            transcript: &transcript
        )
        let events = transcript.events
        return (events, (0..<12).map { _ in transcript.drawFelt() })
    }

    /// What draws give of the digest that the recorder asked for in the end.
    ///
    /// Positions and witness were 28 draws. That uses up digests of four lanes, which are drawn
    /// from the end; of eight lanes of a sponge it leaves four, and all eight follow.
    private func drawn(ofFinalDigest digest: JSONValue) throws -> (skipped: Int, felts: [Felt]) {
        guard digest.text != nil else { return (4, try digest.felts.reversed()) }
        let bytes = try digest.hex.reversed()
        let lanes = stride(from: 0, to: 32, by: 8).map { start in
            bytes.dropFirst(start).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        return (0, try lanes.map { try Felt(canonical: $0) })
    }

    @Test func `every transcript runs event by event as recorded`() throws {
        let system = try GraphSystem()
        let files = try Vectors.jsonFiles("proofs/transcript")
        #expect(!files.isEmpty)
        for (name, json) in files {
            let proof = try ProofCase(
                bytes: Vectors.bytes("proofs/transcript/\(json["proof_file"].string)"),
                publicValues: json["public_values"].felts,
                kernel: json["kernel_digests"].items.map { try $0.word }
            )
            let (events, rest) =
                switch proof.proof.hashFunction {
                case .blake3: try logged(proof, system, BLAKE3ProofHash.self)
                case .keccak: try logged(proof, system, KeccakProofHash.self)
                case .rpo: try logged(proof, system, AlgebraicProofHash<RPO>.self)
                case .rpx: try logged(proof, system, AlgebraicProofHash<RPX>.self)
                case .poseidon2:
                    try logged(proof, system, AlgebraicProofHash<Poseidon2>.self)
                }
            #expect(events == (try expectedEvents(json["events"])), "\(name)")
            let final = try drawn(ofFinalDigest: json["final_transcript_digest"])
            #expect(rest.dropFirst(final.skipped).starts(with: final.felts), "\(name)")
            let length = try json["stark_proof_length"].int
            #expect(proof.proof.starkBytes.count == length, "\(name)")
            #expect(Int(proof.proof.hashFunction.rawValue) == (try json["hash_id"].int))
        }
    }
}
