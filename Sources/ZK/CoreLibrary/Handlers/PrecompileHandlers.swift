// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor
import VMCore
import VMVerifier

/// `[address, byte count]`: answers the limbs of a hash and claims it.
///
/// The names are those of the library, which do not follow its modules.
enum HashingEvent: String, Sendable {
    case keccak256 = "miden::core::hash::keccak256::hash_bytes"
    case sha512 = "miden::core::hash::sha512::hash_bytes"

    func answer(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
        let byteCount = view.item(2).value
        guard byteCount <= UInt64(max(0, view.options.hashInputBytesMax)) else {
            throw .tooLong(bytes: byteCount)
        }
        let input = try view.bytes(at: view.item(1), count: Int(byteCount))
        let digest =
            switch self {
            case .keccak256: Keccak.hash256(input).bytes
            case .sha512: SHA512.hash(input)
            }
        return [
            .pushStack(Felt.packing(digest)),
            .request(PrecompileRequest(eventID: view.item(0).value, callData: input)),
        ]
    }
}

/// `[key address, digest address, signature address]`: answers whether a signature holds and claims
/// it.
enum SignatureEvent: String, Sendable {
    case ecdsa = "miden::core::crypto::dsa::ecdsa_k256_keccak::verify"
    case ed25519 = "miden::core::dsa::eddsa_ed25519::verify"

    /// The lengths of key, digest and signature.
    private var byteCounts: [Int] {
        switch self {
        case .ecdsa: [33, 32, 65]
        case .ed25519: [32, 64, 64]
        }
    }

    func answer(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
        var callData: [UInt8] = []
        for (index, count) in byteCounts.enumerated() {
            callData += try view.bytes(at: view.item(1 + index), count: count)
        }
        let request = PrecompileRequest(eventID: view.item(0).value, callData: callData)
        let entry: PrecompileEntry
        do throws(PrecompileRefusal) {
            entry = try PrecompileEntry(replaying: request)
        } catch { throw .input }
        // The tag of a signature's entry is its event and the verdict.
        return [.pushStack([entry.tag.e1]), .request(request)]
    }
}

extension MachineView {
    /// Bytes in memory, four to an element, the lowest first; unused ones must be zero.
    fileprivate func bytes(at start: Felt, count: Int) throws(EventRefusal) -> [UInt8] {
        let elementCount = (UInt64(count) + 3) / 4
        let end = start.value.addingReportingOverflow(elementCount)
        guard start.value <= UInt64(UInt32.max), start.value & 3 == 0, !end.overflow,
            end.partialValue <= 1 << 32
        else { throw .addresses(start: start.value, end: end.partialValue) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * Int(elementCount))
        for address in start.value..<end.partialValue {
            let element = try required(address)
            guard let limb = UInt32(exactly: element.value) else {
                throw .memory(address: address)
            }
            for shift in [UInt32(0), 8, 16, 24] {
                bytes.append(UInt8(truncatingIfNeeded: limb >> shift))
            }
        }
        guard bytes[count...].allSatisfy({ $0 == 0 }) else {
            throw .memory(address: end.partialValue - 1)
        }
        return Array(bytes[..<count])
    }
}
