// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// A transaction that waited and was taken out without being sealed.
public struct DroppedTransaction: Hashable, Sendable {
    /// Its name.
    public let id: TransactionID
    /// The tip when it was dropped.
    public let block: BlockNumber
    /// The machine code of the reason.
    public let code: String
    /// The reason, for people.
    public let detail: String

    /// States a drop.
    public init(id: TransactionID, block: BlockNumber, code: String, detail: String) {
        self.id = id
        self.block = block
        self.code = code
        self.detail = detail
    }
}
