// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import JSONText
internal import ProtocolTypes
internal import ServerSentEvents
internal import Store

/// A block in every form that streams carry; the arrays are shared by all of them.
struct EncodedBlock: Sendable {
    let number: BlockNumber
    /// The block with its transactions, as JSON.
    let json: [UInt8]
    /// The header as JSON.
    let headerJSON: [UInt8]
    /// The signed block.
    let raw: [UInt8]
    /// The header's bytes.
    let header: [UInt8]
    /// The event of an event stream.
    let event: [UInt8]

    init(number: BlockNumber, json: [UInt8], headerJSON: [UInt8], raw: [UInt8], header: [UInt8]) {
        self.number = number
        self.json = json
        self.headerJSON = headerJSON
        self.raw = raw
        self.header = header
        event = EventStreamEncoder.encode(
            ServerSentEvent(
                id: "\(number.value)",
                name: "blocks",
                data: String(decoding: json, as: UTF8.self)
            )
        )
    }

    init(_ view: BlockView) {
        self.init(
            number: view.header.number,
            json: JSONWriter.encode { view.write([.transactions], to: &$0) },
            headerJSON: JSONWriter.encode { $0.write(view.header) },
            raw: view.bytes,
            header: view.header.encodedBytes
        )
    }
}

/// Where the ring gets its blocks from.
protocol BlockSource: Sendable {
    /// The last block; nil before genesis.
    func readTip() throws -> BlockNumber?
    /// A block; nil if there is none.
    func readBlock(_ number: BlockNumber) throws -> EncodedBlock?
}

/// The chain on disk as a source.
struct StoreBlockSource: BlockSource {
    let store: Store

    func readTip() throws -> BlockNumber? {
        try store.read { (snapshot) throws(DatabaseError) in snapshot.tip?.number }
    }

    func readBlock(_ number: BlockNumber) throws -> EncodedBlock? {
        let result = try store.read { (snapshot) throws(DatabaseError) in
            Result<EncodedBlock?, any Error> {
                try BlockView(number, in: snapshot).map { EncodedBlock($0) }
            }
        }
        return try result.get()
    }
}
