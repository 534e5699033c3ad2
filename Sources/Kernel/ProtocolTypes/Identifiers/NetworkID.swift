// SPDX-License-Identifier: MIT

/// The network that a text form is meant for: the human-readable part of its bech32m.
public struct NetworkID: Hashable, Sendable {
    /// The human-readable part, as it was read.
    public let text: String

    /// The main network, `mm`.
    public static let mainnet = NetworkID(unchecked: "mm")
    /// The test network, `mtst`.
    public static let testnet = NetworkID(unchecked: "mtst")
    /// The development network, `mdev`.
    public static let devnet = NetworkID(unchecked: "mdev")

    private init(unchecked text: String) { self.text = text }

    /// Takes 1 to 83 printable characters of one case.
    ///
    /// An upper-case name is a network of its own: `MM` is not ``mainnet``.
    public init(_ text: String) throws(Bech32Error) {
        try Bech32.check(prefix: Array(text.utf8))
        self.text = text
    }
}
