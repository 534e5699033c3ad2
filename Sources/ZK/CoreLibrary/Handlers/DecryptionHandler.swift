// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor

/// `[KEY, NONCE, source, target, block count]`: answers the plaintext of a sealed message.
///
/// The message is one block more than the plaintext, for the padding, and the tag.
func decrypt(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
    let (source, blockCount) = (view.item(9).value, view.item(11).value)
    let limit = UInt64(UInt32.max)
    guard source <= limit, source & 3 == 0, blockCount <= limit / 8,
        source + 8 * (blockCount + 1) + 4 <= limit + 1
    else { throw .addresses(start: source, end: blockCount) }
    let (key, nonce) = (view.word(1), view.word(5))
    var state = SpongeState { lane in
        lane < 4 ? key[lane] : lane < 8 ? nonce[lane - 4] : .zero
    }
    // The block of associated data is empty but for its padding.
    Poseidon2.permute(&state)
    state[8] += .one
    for lane in 0..<8 { state[lane] = lane == 0 ? .one : .zero }
    var plaintext: [Felt] = []
    for block in 0...blockCount {
        Poseidon2.permute(&state)
        for lane in 0..<8 {
            let element = try view.required(source + 8 * block + UInt64(lane))
            plaintext.append(element - state[lane])
            state[lane] = element
        }
    }
    Poseidon2.permute(&state)
    let tagAddress = source + 8 * (blockCount + 1)
    for lane in 0..<4 {
        guard try view.required(tagAddress + UInt64(lane)) == state[lane] else { throw .input }
    }
    guard plaintext.suffix(8) == [.one, .zero, .zero, .zero, .zero, .zero, .zero, .zero] else {
        throw .input
    }
    return [.pushStack(plaintext.dropLast(8))]
}

extension MachineView {
    /// An element of memory that was written.
    func required(_ address: UInt64) throws(EventRefusal) -> Felt {
        guard let place = UInt32(exactly: address), let element = writtenElement(place) else {
            throw .unwritten(address: address)
        }
        return element
    }
}
