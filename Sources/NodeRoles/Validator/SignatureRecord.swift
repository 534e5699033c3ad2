// SPDX-License-Identifier: MIT

/// One signature of a validator.
struct SignatureRecord: Equatable {
    let height: UInt32
    /// The block's commitment, shape `[32]`.
    let commitment: [UInt8]
    /// The signature over it, shape `[65]`.
    let signature: [UInt8]

    static let byteCount = 4 + 32 + 65

    var bytes: [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: height >> UInt32(8 * $0)) } + commitment + signature
    }

    init(height: UInt32, commitment: [UInt8], signature: [UInt8]) {
        assert(commitment.count == 32)
        assert(signature.count == 65)
        self.height = height
        self.commitment = commitment
        self.signature = signature
    }

    /// Reads a record; nil for another number of bytes.
    init?(bytes: ArraySlice<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let start = bytes.startIndex
        height = (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
        commitment = Array(bytes[start + 4..<start + 36])
        signature = Array(bytes[start + 36..<start + Self.byteCount])
    }
}
