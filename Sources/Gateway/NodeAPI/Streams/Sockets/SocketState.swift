// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes

/// The protocol of a WebSocket without the socket: messages go in, chunks are pulled out.
struct SocketState: Sendable {
    /// Close codes of the application.
    enum CloseCode {
        static let leaving: UInt16 = 1001
        static let unsupported: UInt16 = 1003
        static let overloaded: UInt16 = 1008
        static let failed: UInt16 = 1011
        static let badOperation: UInt16 = 4400
        static let tooSlow: UInt16 = 4408
    }

    /// Answers that may wait for a client that sends operations and does not read.
    private static let answersMax = 64

    private let message: SocketMessage
    private let limits: NodeAPILimits
    private(set) var subscriptions: [Subscription] = []
    private var answers: [StreamChunk] = []
    private var turn = 0
    private(set) var isFinished = false
    /// Whether the socket ends since its client was too slow.
    private(set) var isTooSlow = false

    init(isBinary: Bool, limits: NodeAPILimits) {
        message = SocketMessage(isBinary: isBinary)
        self.limits = limits
    }

    /// The height that the slowest subscription needs; nil when none needs any.
    var slowest: BlockNumber? {
        subscriptions.compactMap(\.next).min()
    }

    /// Takes a message of the client.
    mutating func receive(_ inbound: InboundMessage, _ source: any ChannelSource) {
        guard !isFinished else { return }
        guard answers.count < SocketState.answersMax else {
            return finish(CloseCode.overloaded, "too many operations")
        }
        guard case .text(let text) = inbound else {
            return finish(CloseCode.unsupported, "operations are text")
        }
        guard let json = try? JSON.parse(Array(text.utf8), depthMax: 4), json.members != nil else {
            return finish(CloseCode.badOperation, "not a JSON object")
        }
        let id = json["id"]?.text.map { String($0.prefix(StreamOperation.idCountMax)) }
        do throws(StreamOperationError) {
            try carryOut(try StreamOperation(json, isBinary: message.isBinary), source)
        } catch {
            answers.append(message.failure(id, error))
        }
    }

    private mutating func carryOut(
        _ operation: StreamOperation,
        _ source: any ChannelSource
    ) throws(StreamOperationError) {
        switch operation {
        case .ping(let id):
            answers.append(
                message.control {
                    $0.member("op", "pong")
                    $0.member("id", id)
                }
            )
        case .unsubscribe(let id):
            guard let index = subscriptions.firstIndex(where: { $0.id == id }) else {
                throw .invalid("there is no subscription of this id")
            }
            subscriptions.remove(at: index)
            answers.append(
                message.control {
                    $0.member("op", "ack")
                    $0.member("id", id)
                    $0.member("unsubscribed", true)
                }
            )
        case .subscribe(let id, let channel, let from):
            try subscribe(id, channel, from: from, source)
        }
    }

    private mutating func subscribe(
        _ id: String,
        _ channel: StreamChannel,
        from: BlockNumber?,
        _ source: any ChannelSource
    ) throws(StreamOperationError) {
        guard subscriptions.count < limits.subscriptionsPerSocketMax else {
            throw StreamOperationError(
                code: "too_many_subscriptions",
                detail: "a socket has at most \(limits.subscriptionsPerSocketMax)"
            )
        }
        guard !subscriptions.contains(where: { $0.id == id }) else {
            throw .invalid("the id is in use")
        }
        if message.isBinary, subscriptions.contains(where: { $0.channel.kind == channel.kind }) {
            throw .invalid("binary frames name the channel alone, so each may be had once")
        }
        let tip: BlockNumber?
        do { tip = try source.ring.tip() } catch {
            throw StreamOperationError(code: "store_unavailable", detail: "try again later")
        }
        let live = tip.map { $0.next ?? .max } ?? .genesis
        let start = from ?? live
        guard UInt64(start.value) <= UInt64(tip?.value ?? 0) + UInt64(limits.futureBlocksMax) else {
            throw StreamOperationError(
                code: "from_too_high",
                detail: "from may be at most \(limits.futureBlocksMax) blocks beyond the tip"
            )
        }
        subscriptions.append(Subscription(id: id, channel: channel, from: start, limits: limits))
        let told = channel.isResumable ? start : nil
        answers.append(message.acknowledgement(id, from: told, tip: tip))
        assert(subscriptions.count <= limits.subscriptionsPerSocketMax)
    }

    /// The next chunk for the client, answers first, then each subscription in turn.
    mutating func next(_ source: any ChannelSource, now: Moment) -> StreamChunk? {
        if !answers.isEmpty { return answers.removeFirst() }
        if isFinished { return nil }
        for _ in 0..<subscriptions.count {
            turn = (turn + 1) % subscriptions.count
            do {
                let pulled = try subscriptions[turn].pull(
                    source,
                    now: now,
                    isBinary: message.isBinary
                )
                switch pulled {
                case .event(let event): return message.event(event, of: subscriptions[turn])
                case .nothing: continue
                case .over: return dropped(turn)
                case .tooSlow:
                    isTooSlow = true
                    part(CloseCode.tooSlow, "slow_consumer")
                    return answers.removeFirst()
                }
            } catch {
                finish(CloseCode.failed, "the chain cannot be read")
                return answers.removeFirst()
            }
        }
        return nil
    }

    /// Forgets a subscription that has nothing more to tell.
    private mutating func dropped(_ index: Int) -> StreamChunk {
        let id = subscriptions.remove(at: index).id
        return message.control {
            $0.member("op", "end")
            $0.member("id", id)
        }
    }

    /// The last words before the node stops: what was to be answered, and where to go on.
    mutating func leave() -> [StreamChunk] {
        if !isFinished { part(CloseCode.leaving, "shutting_down") }
        defer { answers = [] }
        return answers
    }

    /// Ends through no fault in what the client says, and tells where to go on.
    ///
    /// A message tells it of each subscription; with the close goes the height from which none of
    /// them misses anything.
    private mutating func part(_ code: UInt16, _ name: String) {
        let places = subscriptions.compactMap { one in one.next.map { (id: one.id, from: $0) } }
        guard let least = places.map(\.from).min() else {
            return finish(code, #"{"code":"\#(name)"}"#)
        }
        answers.append(message.parting(name, places))
        finish(code, #"{"code":"\#(name)","resume_from":\#(least.value)}"#)
    }

    private mutating func finish(_ code: UInt16, _ reason: String) {
        isFinished = true
        subscriptions = []
        answers.append(.finish(StreamEnding(code: code, reason: reason)))
    }
}
