// SPDX-License-Identifier: MIT

import ByteCoding
import Glibc

/// The decoder that the environment names.
private let decoder: FuzzedDecoder = {
    let name = getenv("SWIFT_MIDEN_DECODER").map { String(cString: $0) } ?? ""
    guard let found = FuzzedDecoder.all.first(where: { $0.name == name }) else {
        print("SWIFT_MIDEN_DECODER is one of:")
        for known in FuzzedDecoder.all { print("  \(known.name)") }
        exit(2)
    }
    return found
}()

/// Called by libFuzzer with bytes of its making: they are refused, or read as something that is
/// written and read again as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    decoder.check(bytes)
    return 0
}

/// Called by libFuzzer once: lists the decoders when asked to.
@_cdecl("LLVMFuzzerInitialize")
public func initializeFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutableRawPointer?
) -> CInt {
    _ = decoder
    return 0
}
