// SPDX-License-Identifier: MIT

extension ECDSASignature {
    /// Reads the distinguished encoding of two integers and brings s to its low half.
    ///
    /// - Parameters:
    ///   - der: `30 len 02 len r 02 len s`, nothing behind it.
    ///   - recoveryID: For the signature as given; adapted when s is changed.
    /// - Throws: ``SignatureError/malformedDER``, ``SignatureError/scalarOutOfRange``,
    ///   ``SignatureError/recoveryID(_:)``.
    public init(der: [UInt8], recoveryID: UInt8) throws(SignatureError) {
        guard recoveryID <= 3 else { throw .recoveryID(recoveryID) }
        guard der.count >= 2, der.count <= 72, der[0] == 0x30, Int(der[1]) == der.count - 2 else {
            throw .malformedDER
        }
        var offset = 2
        let r = try Self.readInteger(der, at: &offset)
        let s = try Self.readInteger(der, at: &offset)
        guard offset == der.count else { throw .malformedDER }
        let order = Secp256k1Order.modulus
        guard !r.isZero, r < order, !s.isZero, s < order else { throw .scalarOutOfRange }
        let isHigh = Self.isHigh(s)
        self.init(
            r: r,
            s: isHigh ? order.subtracting(s).difference : s,
            recoveryID: isHigh ? recoveryID ^ 1 : recoveryID
        )
    }

    private static func readInteger(
        _ der: [UInt8],
        at offset: inout Int
    ) throws(SignatureError) -> UInt256 {
        guard der.count >= offset + 3, der[offset] == 2 else { throw .malformedDER }
        let count = Int(der[offset + 1])
        offset += 2
        guard count >= 1, count <= 33, der.count >= offset + count else { throw .malformedDER }
        var digits = Array(der[offset..<offset + count])
        offset += count
        guard digits[0] < 0x80 else { throw .malformedDER }
        if digits[0] == 0 && count > 1 {
            guard digits[1] >= 0x80 else { throw .malformedDER }
            digits.removeFirst()
        }
        guard digits.count <= 32 else { throw .malformedDER }
        return UInt256(
            bigEndian: [UInt8](repeating: 0, count: 32 - digits.count) + digits
        )
    }

    /// True for the greater of the two scalars that would verify.
    static func isHigh(_ s: UInt256) -> Bool { Secp256k1Order.modulus.halved < s }
}
