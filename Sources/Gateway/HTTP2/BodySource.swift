// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// Where the bytes of an answer come from.
struct BodySource {
    enum Step {
        case copied(Int)
        case nothingNow
        case finished(Int, trailers: HTTPFields)
    }

    private var piece: [UInt8]
    private var offset = 0
    private var trailers: HTTPFields?
    private let pull: (() -> StreamChunk?)?
    /// Whether the last pull gave nothing, so that another one waits for a wake.
    private var isDry = false

    /// A body that is there.
    init(_ body: [UInt8], trailers: HTTPFields) {
        piece = body
        self.trailers = trailers
        pull = nil
    }

    /// A body that comes in pieces.
    init(pull: @escaping () -> StreamChunk?) {
        piece = []
        self.pull = pull
    }

    /// Makes what was pulled the last.
    mutating func end() { if trailers == nil { trailers = [:] } }

    /// Lets the next read pull again.
    mutating func wake() { isDry = false }

    /// Fills as much of `buffer` as there are bytes.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Step {
        var count = 0
        while count < buffer.count {
            if offset == piece.count {
                if let trailers { return .finished(count, trailers: trailers) }
                guard !isDry, let chunk = pull?() else {
                    isDry = true
                    return count == 0 ? .nothingNow : .copied(count)
                }
                switch chunk {
                case .text(let bytes), .binary(let bytes): (piece, offset) = (bytes, 0)
                case .finish(let ending): (piece, offset, trailers) = ([], 0, ending.trailers)
                }
                continue
            }
            let part = min(piece.count - offset, buffer.count - count)
            piece.withUnsafeBytes { bytes in
                let target = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
                target.copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + part)])
                )
            }
            count += part
            offset += part
        }
        if offset == piece.count, let trailers { return .finished(count, trailers: trailers) }
        return .copied(count)
    }
}
