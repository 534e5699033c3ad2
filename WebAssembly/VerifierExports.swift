// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import VMCore
import VMVerifier

// What a page calls: memory for the bytes that it hands over, and the verdict.

/// Gives memory that the page fills; the page never gives it back, it drops the whole instance.
@_expose(wasm, "allocate")
@_cdecl("allocate")
public func allocate(_ byteCount: Int32) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer.allocate(byteCount: Int(max(byteCount, 1)), alignment: 8)
}

/// Checks a proof of a claim.
///
/// The claim is the program digest (32 bytes), stack inputs and outputs (16 elements of 8 bytes
/// each), a count of kernel procedures (4 bytes) and their digests (32 bytes each).
///
/// - Returns: 0 when the proof holds, 1 when the claim and 2 when the proof does not decode, 3 when
///   a precompile request is refused, 4 when the inner proof does not decode, 5 when it is refused.
@_expose(wasm, "verify")
@_cdecl("verify")
public func verify(
    _ proof: UnsafePointer<UInt8>,
    _ proofByteCount: Int32,
    _ claim: UnsafePointer<UInt8>,
    _ claimByteCount: Int32
) -> Int32 {
    let proofBytes = Array(UnsafeBufferPointer(start: proof, count: Int(proofByteCount)))
    let claimBytes = Array(UnsafeBufferPointer(start: claim, count: Int(claimByteCount)))
    guard let claim = readClaim(claimBytes) else { return 1 }
    let decoded: ExecutionProof
    do throws(DecodingFailure) { decoded = try ExecutionProof(decoding: proofBytes) } catch {
        return 2
    }
    do throws(ExecutionProofError) {
        try VMVerifier.verify(decoded, of: claim)
        return 0
    } catch {
        switch error {
        case .precompile: return 3
        case .malformedProof: return 4
        case .refused: return 5
        }
    }
}

private func readClaim(_ bytes: [UInt8]) -> ProgramClaim? {
    var reader = ByteReader(bytes)
    do throws(DecodingFailure) {
        let digest = try reader.readWord()
        let inputs = try reader.readFelts(16)
        let outputs = try reader.readFelts(16)
        let count = Int(try reader.readUInt32())
        guard count <= 255 else { return nil }
        let kernel = try reader.readItems(Word.self, count: count)
        try reader.finish()
        return ProgramClaim(
            programDigest: digest,
            kernel: kernel,
            stackInputs: inputs,
            stackOutputs: outputs
        )
    } catch {
        return nil
    }
}
