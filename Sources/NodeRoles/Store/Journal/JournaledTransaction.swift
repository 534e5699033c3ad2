// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// A transaction that waits for a block.
public struct JournaledTransaction: Hashable, Sendable {
    /// Its place in the order of arrival.
    public let sequence: Int64
    /// Its name.
    public let id: TransactionID
    /// When it came, in milliseconds since 1970.
    public let received: UInt64
    /// The bytes that were journaled with it.
    public let bytes: [UInt8]
}
