// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic
import Signatures

/// An account as one gives it to a sender: its id, and how it wants to get notes.
public struct Address: Hashable, Sendable {
    /// The account.
    public var id: AccountID
    /// How it wants to get notes.
    public var routing: RoutingParameters?

    /// Puts an address together.
    public init(id: AccountID, routing: RoutingParameters? = nil) {
        self.id = id
        self.routing = routing
    }

    /// How long the tag of notes for this account is.
    public var noteTagLength: UInt8 {
        routing?.noteTagLength ?? NoteTag.defaultAccountTargetLength
    }

    /// The tag of notes for this account.
    public var noteTag: NoteTag { NoteTag(target: id, checkedLength: noteTagLength) }

    /// The text for a network: the id, and the routing behind an underscore.
    public func text(network: NetworkID) -> String {
        let id = id.bech32(network: network)
        guard let routing else { return id }
        // The reader puts the human-readable part back, so that the checksum covers it.
        let text = Bech32.encode(routing.payload, prefix: RoutingParameters.hiddenPrefix)
        return id + "_" + text.dropFirst(RoutingParameters.hiddenPrefix.utf8.count + 1)
    }

    /// Reads a text; what stands behind a second underscore is ignored.
    public static func parse(
        _ text: String
    ) throws(AddressError) -> (network: NetworkID, address: Address) {
        guard !text.hasSuffix("_") else { throw .trailingSeparator }
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        let network: NetworkID
        let id: AccountID
        do { (network, id) = try AccountID.parse(bech32: String(parts[0])) } catch {
            throw .id(error)
        }
        guard parts.count > 1 else { return (network, Address(id: id)) }
        let payload: [UInt8]
        do {
            payload = try Bech32.decode(RoutingParameters.hiddenPrefix + "1" + parts[1]).data
        } catch { throw .routingText(error) }
        return (network, Address(id: id, routing: try RoutingParameters(payload: payload)))
    }
}

extension Address: ByteEncodable, ByteDecodable {
    /// Appends the type, the id, and the optional parameters behind two bytes of length.
    public func encode(to writer: inout ByteWriter) {
        writer.write(AccountID.addressType)
        writer.write(id)
        writer.write(routing != nil)
        if let payload = routing?.payload {
            writer.write(UInt16(truncatingIfNeeded: payload.count))
            writer.write(payload)
        }
    }

    /// Reads the type, the id, and the optional parameters.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let type = try reader.readUInt8()
        guard type == AccountID.addressType else {
            throw DecodingFailure(offset: start, cause: .unknownTag(type))
        }
        id = try reader.read()
        guard try reader.readBool() else {
            routing = nil
            return
        }
        let routingStart = reader.offset
        let payload = try reader.readBytes(Int(try reader.readUInt16()))
        routing = try reader.checked(at: routingStart) { () throws(AddressError) in
            try RoutingParameters(payload: payload)
        }
    }
}
