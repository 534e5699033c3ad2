// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import JSONText
internal import ProtocolTypes

/// A message of a WebSocket's client.
enum StreamOperation: Sendable, Equatable {
    /// A wish for a channel, from a height on or from now on.
    case subscribe(id: String, StreamChannel, from: BlockNumber?)
    case unsubscribe(id: String)
    case ping(id: String?)

    /// The most characters of a subscription's name: it comes back in every event.
    static let idCountMax = 32
    private static let selectorCountMax = 1_000
    private static let members: Set<String> = [
        "op", "id", "channel", "from", "encoding", "account", "transaction", "tag", "prefix",
    ]

    /// Reads an operation.
    ///
    /// - Parameters:
    ///   - json: The message.
    ///   - isBinary: Whether events go out as binary frames, where blocks are raw by default.
    /// - Throws: What is wrong with it, for the client.
    init(_ json: JSON, isBinary: Bool) throws(StreamOperationError) {
        for member in json.members ?? [] where !Self.members.contains(member.name) {
            throw .invalid("unknown member \(member.name.prefix(32))")
        }
        switch json["op"]?.text {
        case "ping": self = .ping(id: json["id"]?.text.map { String($0.prefix(Self.idCountMax)) })
        case "unsubscribe": self = .unsubscribe(id: try Self.id(json))
        case "subscribe":
            let channel = try Self.channel(json, isBinary: isBinary)
            self = .subscribe(
                id: try Self.id(json),
                channel,
                from: try Self.height(json, channel)
            )
        default: throw .invalid("op must be subscribe, unsubscribe or ping")
        }
    }

    private static func id(_ json: JSON) throws(StreamOperationError) -> String {
        guard let id = json["id"]?.text, (1...idCountMax).contains(id.count) else {
            throw .invalid("id must be a text of 1 to \(idCountMax) characters")
        }
        return id
    }

    private static func height(
        _ json: JSON,
        _ channel: StreamChannel
    ) throws(StreamOperationError) -> BlockNumber? {
        guard let value = json["from"] else { return nil }
        guard channel.isResumable else { throw .invalid("the channel has no from") }
        guard let number = value.uint64, let height = UInt32(exactly: number) else {
            throw .invalid("from must be a block number")
        }
        return BlockNumber(height)
    }

    private static func channel(
        _ json: JSON,
        isBinary: Bool
    ) throws(StreamOperationError) -> StreamChannel {
        let name = json["channel"]?.text
        if name != "blocks" && name != "proofs" && json["encoding"] != nil {
            throw .invalid("only blocks have an encoding")
        }
        switch name {
        case "blocks":
            guard let value = json["encoding"] else { return .blocks(isBinary ? .raw : .json) }
            guard let encoding = value.text.flatMap(StreamChannel.Encoding.init) else {
                throw .invalid("encoding must be json, raw or header")
            }
            return .blocks(encoding)
        case "transactions": return try transactions(json)
        case "notes":
            let tags = try selectors("tag", json) { $0.uint32.map { NoteTag($0) } }
            return .filtered(.notes(tagged: Set(tags)))
        case "nullifiers":
            let prefixes = try selectors("prefix", json) {
                $0.uint32.flatMap { UInt16(exactly: $0) }
            }
            return .filtered(.nullifiers(prefixed: Set(prefixes)))
        case "mempool": return .mempool
        case "status": return .status
        case "proofs":
            throw StreamOperationError(
                code: "not_implemented",
                detail: "blocks are not proven yet"
            )
        default: throw .invalid("there is no such channel")
        }
    }

    private static func transactions(_ json: JSON) throws(StreamOperationError) -> StreamChannel {
        if let text = json["transaction"]?.text {
            guard json["account"] == nil, let word = PathValue.word(text) else {
                throw .invalid("transaction must be an id, without account beside it")
            }
            return .transaction(TransactionID(word))
        }
        let accounts = try selectors("account", json) { value in
            value.text.flatMap { try? PathValue.account($0) }
        }
        return .filtered(.transactions(of: Set(accounts)))
    }

    /// One value, or a list of them.
    private static func selectors<Value>(
        _ name: String,
        _ json: JSON,
        _ read: (JSON) -> Value?
    ) throws(StreamOperationError) -> [Value] {
        guard let value = json[name] else { throw .invalid("\(name) is needed") }
        let items = value.items ?? [value]
        let values = items.compactMap(read)
        guard values.count == items.count, (1...selectorCountMax).contains(items.count) else {
            throw .invalid("\(name) does not have the form it needs")
        }
        return values
    }
}
