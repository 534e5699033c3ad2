// SPDX-License-Identifier: MIT

internal import CZlib

/// Compression as RFC 1952 wraps it.
public enum Gzip {
    /// The largest input; the library counts in 32 bits.
    public static let inputBytesMax = 1 << 30

    /// Compresses bytes.
    ///
    /// - Parameters:
    ///   - bytes: What to compress.
    ///   - level: From 1, quick, to 9, small.
    /// - Returns: The compressed bytes; `nil` without memory or beyond ``inputBytesMax``.
    public static func compress(_ bytes: [UInt8], level: Int = 1) -> [UInt8]? {
        guard bytes.count <= inputBytesMax else { return nil }
        let capacity = cz_gzip_bound(bytes.count)
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = bytes.withUnsafeBytes { input in
                cz_gzip(
                    input.baseAddress,
                    input.count,
                    buffer.baseAddress,
                    capacity,
                    Int32(max(1, min(9, level)))
                )
            }
        }
        return output.isEmpty ? nil : output
    }

    /// Decompresses bytes.
    ///
    /// - Parameters:
    ///   - bytes: What was compressed, whole.
    ///   - byteCountMax: The most bytes that may come out, against bombs.
    /// - Returns: The bytes; `nil` when they are broken or too many.
    public static func decompress(_ bytes: [UInt8], byteCountMax: Int) -> [UInt8]? {
        guard bytes.count <= inputBytesMax, (1...inputBytesMax).contains(byteCountMax) else {
            return nil
        }
        let output = [UInt8](unsafeUninitializedCapacity: byteCountMax) { buffer, count in
            count = bytes.withUnsafeBytes { input in
                cz_gunzip(input.baseAddress, input.count, buffer.baseAddress, byteCountMax)
            }
        }
        return output.isEmpty ? nil : output
    }
}
