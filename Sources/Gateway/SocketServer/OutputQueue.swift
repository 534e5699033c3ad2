// SPDX-License-Identifier: MIT

internal import CLinux
internal import Glibc

/// Bytes that wait for a socket to take them.
///
/// Large pieces are kept as they came, shared with whoever made them; small ones are joined.
struct OutputQueue {
    private static let joinedBytesMax = 4 << 10

    private var pieces: [[UInt8]] = []
    private var head = 0
    private var offset = 0
    private(set) var byteCount = 0

    var isEmpty: Bool { byteCount == 0 }

    mutating func append(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        byteCount += bytes.count
        let joins = bytes.count < OutputQueue.joinedBytesMax
        if joins, pieces.count > head, pieces[pieces.count - 1].count < OutputQueue.joinedBytesMax {
            pieces[pieces.count - 1].append(contentsOf: bytes)
        } else {
            pieces.append(bytes)
        }
    }

    enum Outcome { case drained, blocked, broken }

    /// Sends until nothing is left or the socket takes no more.
    mutating func flush(to descriptor: Int32) -> Outcome {
        while head < pieces.count {
            let piece = pieces[head]
            let moreFollows: Int32 = head + 1 < pieces.count ? 1 : 0
            let sent = piece.withUnsafeBytes { buffer in
                cl_send(
                    descriptor,
                    buffer.baseAddress?.advanced(by: offset),
                    buffer.count - offset,
                    moreFollows
                )
            }
            if sent < 0 { return sent == -Int(EAGAIN) ? .blocked : .broken }
            byteCount -= sent
            offset += sent
            guard offset == piece.count else { continue }
            pieces[head] = []
            head += 1
            offset = 0
        }
        pieces.removeAll(keepingCapacity: true)
        head = 0
        return .drained
    }
}
