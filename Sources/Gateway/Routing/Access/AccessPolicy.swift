// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Who may ask, from where, and how often.
public struct AccessPolicy: Sendable {
    /// Which pages of other origins may read answers.
    public var cors = CORSPolicy()
    /// Shares capacity between clients; `nil` for listeners that trust theirs.
    public var limiter: RateLimiter?
    /// Tells on whose account a request goes.
    public var clientAddress = ClientAddress()
    /// The names under which we are reached, without ports; `nil` lets every name through.
    ///
    /// A listener on a loopback address should have them: a page of any origin can have its own
    /// name point there and then passes for the same origin. With names set, a request must have
    /// one, of whatever version it is: what an intermediary strips must not be a way around them.
    public var hosts: Set<String>?
    /// The clock of the limiter.
    public var clock: @Sendable () -> Moment = { Moment(nanoseconds: 0) }

    /// Lets everybody in and no page of another origin.
    public init() {}

    /// The names of a loopback listener.
    public static let loopbackHosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    /// Refuses names that are not ours, and no name.
    func checkHost(_ request: HTTPRequest) throws(Problem) {
        guard let hosts else { return }
        guard let host = request.fields["host"] else {
            throw Problem(.misdirectedRequest, "the request names no host")
        }
        let name: Substring
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
            name = host[...end]
        } else {
            name = host.prefix { $0 != ":" }
        }
        guard hosts.contains(name.lowercased()) else {
            throw Problem(.misdirectedRequest, "this node is not reached under \(host)")
        }
    }

    /// Takes the cost of an operation; `nil` when nothing is limited.
    func charge(_ request: HTTPRequest, cost: Int) -> RateLimiter.Verdict? {
        guard let limiter else { return nil }
        let account = ClientAddress.account(clientAddress.client(of: request))
        return limiter.take(cost, account: account, now: clock())
    }
}
