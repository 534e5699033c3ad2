// SPDX-License-Identifier: MIT

/// SHA-512.
public enum SHA512 {
    /// Hashes bytes to 64 bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var state = SHA2Constants.initialState
        let blocks = paddedWords(UInt64.self, bytes, lengthByteCount: 16)
        for start in stride(from: 0, to: blocks.count, by: 16) {
            compress(
                &state,
                Array(blocks[start..<start + 16]),
                rounds: SHA2Constants.rounds,
                rotations: Rotations(
                    sum0: (28, 34, 39),
                    sum1: (14, 18, 41),
                    schedule0: (1, 8, 7),
                    schedule1: (19, 61, 6)
                )
            )
        }
        return bigEndianBytes(state)
    }
}

/// SHA-256.
public enum SHA256 {
    /// Hashes bytes to 32 bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var state = SHA2Constants.initialState.map { UInt32($0 >> 32) }
        let rounds = SHA2Constants.rounds[0..<64].map { UInt32($0 >> 32) }
        let blocks = paddedWords(UInt32.self, bytes, lengthByteCount: 8)
        for start in stride(from: 0, to: blocks.count, by: 16) {
            compress(
                &state,
                Array(blocks[start..<start + 16]),
                rounds: rounds,
                rotations: Rotations(
                    sum0: (2, 13, 22),
                    sum1: (6, 11, 25),
                    schedule0: (7, 18, 3),
                    schedule1: (17, 19, 10)
                )
            )
        }
        return bigEndianBytes(state)
    }
}

/// Two rotations and a third rotation (sums) or shift (schedule), in bits.
private struct Rotations {
    typealias Triple = (Int, Int, Int)
    let sum0, sum1, schedule0, schedule1: Triple
}

private func paddedWords<Lane: FixedWidthInteger & UnsignedInteger>(
    _ type: Lane.Type,
    _ bytes: [UInt8],
    lengthByteCount: Int
) -> [Lane] {
    let blockByteCount = 2 * Lane.bitWidth
    var padded = bytes
    padded.append(0x80)
    while (padded.count + lengthByteCount) % blockByteCount != 0 { padded.append(0) }
    padded.append(contentsOf: [UInt8](repeating: 0, count: lengthByteCount - 8))
    padded.append(contentsOf: littleEndianBytes(UInt64(bytes.count) * 8).reversed())
    let laneByteCount = Lane.bitWidth / 8
    return stride(from: 0, to: padded.count, by: laneByteCount).map { start in
        var lane: Lane = 0
        for index in start..<start + laneByteCount { lane = lane << 8 | Lane(padded[index]) }
        return lane
    }
}

private func bigEndianBytes<Lane: FixedWidthInteger & UnsignedInteger>(
    _ lanes: [Lane]
) -> [UInt8] {
    lanes.flatMap { lane in
        stride(from: Lane.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: lane >> Lane($0))
        }
    }
}

private func compress<Lane: FixedWidthInteger & UnsignedInteger>(
    _ state: inout [Lane],
    _ block: [Lane],
    rounds: [Lane],
    rotations: Rotations
) {
    func rotated(_ lane: Lane, _ count: Int) -> Lane {
        lane &>> Lane(count) | lane &<< Lane(Lane.bitWidth - count)
    }
    func sum(_ lane: Lane, _ by: Rotations.Triple) -> Lane {
        rotated(lane, by.0) ^ rotated(lane, by.1) ^ rotated(lane, by.2)
    }
    func mixed(_ lane: Lane, _ by: Rotations.Triple) -> Lane {
        rotated(lane, by.0) ^ rotated(lane, by.1) ^ lane &>> Lane(by.2)
    }
    var schedule = block
    schedule.reserveCapacity(rounds.count)
    for index in 16..<rounds.count {
        let first = mixed(schedule[index - 15], rotations.schedule0)
        let second = mixed(schedule[index - 2], rotations.schedule1)
        schedule.append(schedule[index - 16] &+ first &+ schedule[index - 7] &+ second)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in rounds.indices {
        let choice = (e & f) ^ (~e & g)
        let first = h &+ sum(e, rotations.sum1) &+ choice &+ rounds[index] &+ schedule[index]
        let majority = (a & b) ^ (a & c) ^ (b & c)
        let second = sum(a, rotations.sum0) &+ majority
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (index, lane) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= lane }
}
