// SPDX-License-Identifier: MIT

public import ByteCoding

/// A proof that a program ran, with the claims that are checked outside the machine.
public struct ExecutionProof: Sendable, Equatable {
    /// The proof over the execution trace, still encoded.
    public let starkBytes: [UInt8]
    /// The hash of commitments and transcript.
    public let hashFunction: HashFunction
    /// Claims logged by the program, in order.
    public let precompileRequests: [PrecompileRequest]

    /// The hash function of a proof, by its tag.
    public enum HashFunction: UInt8, Sendable, CaseIterable {
        /// BLAKE3 with 256 bits, the default.
        case blake3 = 1
        /// Rescue Prime Optimized.
        case rpo = 2
        /// Rescue Prime Extended.
        case rpx = 3
        /// Poseidon2, the one that the machine can verify inside itself.
        case poseidon2 = 4
        /// Keccak.
        case keccak = 5
    }

    /// Gathers a proof.
    public init(
        starkBytes: [UInt8],
        hashFunction: HashFunction,
        precompileRequests: [PrecompileRequest]
    ) {
        self.starkBytes = starkBytes
        self.hashFunction = hashFunction
        self.precompileRequests = precompileRequests
    }
}

/// One computation that a program claimed without doing it.
public struct PrecompileRequest: Sendable, Equatable {
    /// The event that names the computation.
    public let eventID: UInt64
    /// Its input.
    public let callData: [UInt8]

    /// Creates a request.
    public init(eventID: UInt64, callData: [UInt8]) {
        self.eventID = eventID
        self.callData = callData
    }
}

extension ExecutionProof: ByteCodable {
    /// Reads a proof; only its outer parts are decoded.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        starkBytes = try reader.readBytes(reader.readCount())
        let tagOffset = reader.offset
        let tag = try reader.readUInt8()
        guard let hashFunction = HashFunction(rawValue: tag) else {
            throw DecodingFailure(offset: tagOffset, cause: .unknownTag(tag))
        }
        self.hashFunction = hashFunction
        precompileRequests = try reader.readList(itemByteCount: 9)
    }

    /// Writes the proof.
    public func encode(to writer: inout ByteWriter) {
        writer.writeCount(starkBytes.count)
        writer.write(starkBytes)
        writer.write(hashFunction.rawValue)
        writer.writeList(precompileRequests)
    }
}

extension PrecompileRequest: ByteCodable {
    /// Reads a request.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        eventID = try reader.readUInt64()
        callData = try reader.readBytes(reader.readCount())
    }

    /// Writes the request.
    public func encode(to writer: inout ByteWriter) {
        writer.write(eventID)
        writer.writeCount(callData.count)
        writer.write(callData)
    }
}
