// SPDX-License-Identifier: MIT

/// What all pages of a node share.
public struct Site: Sendable, Equatable {
    /// The name of the network, such as `devnet`.
    public let network: String
    /// The commitment of its first block.
    public let genesis: String
    /// The version of the node.
    public let version: String
    /// The height of the latest block.
    public let tip: UInt32
    /// The height up to which all blocks are proven.
    public let provenTip: UInt32
    /// Entries of the navigation beside the overview.
    ///
    /// In the order of display; only what this node serves.
    public let links: [NavigationLink]

    /// Takes the values as they are.
    public init(
        network: String,
        genesis: String,
        version: String,
        tip: UInt32,
        provenTip: UInt32,
        links: [NavigationLink] = []
    ) {
        self.network = network
        self.genesis = genesis
        self.version = version
        self.tip = tip
        self.provenTip = provenTip
        self.links = links
    }
}
