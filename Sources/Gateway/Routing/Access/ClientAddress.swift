// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Tells on whose account a request goes.
public struct ClientAddress: Sendable {
    /// The peers whose word on the client's address is taken.
    public let trustedProxies: Set<String>

    /// Trusts the proxies with these addresses, and nobody by default.
    public init(trusting trustedProxies: Set<String> = []) {
        self.trustedProxies = trustedProxies
    }

    /// The address of the client.
    ///
    /// It is the peer's, unless the peer is a trusted proxy: then it is the last entry of
    /// `X-Forwarded-For` that no trusted proxy made, since all before it may be invented.
    public func client(of request: HTTPRequest) -> String {
        guard trustedProxies.contains(request.peer.host) else { return request.peer.host }
        let entries = request.fields.list("x-forwarded-for")
        return entries.last { !trustedProxies.contains($0) } ?? request.peer.host
    }

    /// The account of an address: itself, or the network of 64 bits that an IPv6 client owns.
    static func account(_ address: String) -> String {
        guard address.contains(":") else { return address }
        if address.hasPrefix("::ffff:"), address.contains(".") {
            return String(address.dropFirst("::ffff:".count))
        }
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        let head = halves[0].split(separator: ":").map(String.init)
        let tailCount = halves.count > 1 ? halves[1].split(separator: ":").count : 0
        var groups = head
        while groups.count + tailCount < 8 { groups.append("0") }
        if halves.count > 1 { groups += halves[1].split(separator: ":").map(String.init) }
        return groups.prefix(4).joined(separator: ":") + "::/64"
    }
}
