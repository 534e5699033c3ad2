// SPDX-License-Identifier: MIT

extension Felt {
    /// Bytes as elements: four to one, little-endian, the last filled up with zeros.
    ///
    /// - Parameter bytes: Any number of bytes.
    /// - Returns: One element for each four bytes begun, each below 2^32.
    public static func packing(_ bytes: [UInt8]) -> [Felt] {
        stride(from: 0, to: bytes.count, by: 4).map { start in
            var value: UInt32 = 0
            for index in (start..<min(start + 4, bytes.count)).reversed() {
                value = value << 8 | UInt32(bytes[index])
            }
            return Felt(value)
        }
    }
}
