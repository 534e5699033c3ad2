// SPDX-License-Identifier: MIT

public import ByteCoding

/// What the chain learns of a change.
public enum AccountUpdateDetails: Hashable, Sendable {
    /// Nothing.
    case `private`
    /// All of it.
    case delta(AccountDelta)

    /// Adds a later change of the same kind.
    public func merged(with later: AccountUpdateDetails) throws(DeltaError) -> AccountUpdateDetails
    {
        switch (self, later) {
        case (.private, .private): return .private
        case (.delta(var delta), .delta(let later)):
            try delta.merge(later)
            return .delta(delta)
        case (.private, .delta), (.delta, .private): throw .incompatibleUpdates
        }
    }
}

extension AccountUpdateDetails: ByteEncodable, ByteDecodable {
    /// Appends 0, or 1 and the delta.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .private: writer.write(UInt8(0))
        case .delta(let delta):
            writer.write(UInt8(1))
            writer.write(delta)
        }
    }

    /// Reads 0, or 1 and a delta.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self = try reader.readBool() ? .delta(try reader.read()) : .private
    }
}
