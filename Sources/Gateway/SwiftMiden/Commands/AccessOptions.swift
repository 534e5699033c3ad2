// SPDX-License-Identifier: MIT

import Routing

/// The options of listeners that are open to the public.
enum AccessOptions {
    static let all = [
        Command.Option(
            name: "host-name",
            value: "NAME,…",
            summary: "the names under which clients reach the listener, or any; on a loopback "
                + "address its own by default, else any"
        ),
        Command.Option(
            name: "cors-origin",
            value: "ORIGIN,…",
            summary: "the origins whose pages may read answers, or any",
            fallback: "none"
        ),
        Command.Option(
            name: "websocket-origin",
            value: "ORIGIN,…",
            summary: "the origins whose pages may open WebSockets, besides the node's own"
        ),
        Command.Option(
            name: "rate-limit",
            value: "COUNT/DURATION",
            summary: "what a client may ask for in a time, such as 128/8s; a submission counts 20",
            fallback: "none"
        ),
        Command.Option(
            name: "trusted-proxy",
            value: "ADDRESS,…",
            summary: "the proxies whose X-Forwarded-For is believed"
        ),
    ]

    /// What the options say for a listener.
    static func policy(_ arguments: Arguments, for endpoint: Endpoint) throws -> AccessPolicy {
        var policy = AccessPolicy()
        policy.hosts = hosts(arguments.value("host-name"), endpoint)
        policy.cors = CORSPolicy(try origins(arguments.required("cors-origin")))
        policy.limiter = try limiter(arguments.required("rate-limit"))
        policy.clientAddress = ClientAddress(trusting: Set(items(arguments.value("trusted-proxy"))))
        return policy
    }

    private static func items(_ text: String?) -> [String] {
        text?.split(separator: ",").map(String.init) ?? []
    }

    private static func hosts(_ text: String?, _ endpoint: Endpoint) -> Set<String>? {
        guard let text else { return endpoint.loopbackHosts }
        if text == "any" { return nil }
        return Set(items(text).map { $0.lowercased() }).union(endpoint.loopbackHosts ?? [])
    }

    private static func origins(_ text: String) throws -> CORSPolicy.Origins {
        if text == "none" { return .none }
        if text == "any" { return .any }
        return .these(try named("cors-origin", text))
    }

    /// The origins whose pages may open WebSockets, besides the node's own.
    static func webSocketOrigins(_ arguments: Arguments) throws -> Set<String> {
        try arguments.value("websocket-origin").map { try named("websocket-origin", $0) } ?? []
    }

    private static func named(_ option: String, _ text: String) throws -> Set<String> {
        let origins = items(text)
        let isProper = origins.allSatisfy { origin in
            let parts = origin.split(separator: ":", maxSplits: 1)
            return parts.count == 2 && ["http", "https"].contains(parts[0])
                && parts[1].hasPrefix("//") && !parts[1].dropFirst(2).contains("/")
        }
        guard isProper, !origins.isEmpty else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--\(option) takes origins such as https://explorer.example, not '\(text)'"
            )
        }
        return Set(origins)
    }

    private static func limiter(_ text: String) throws -> RateLimiter? {
        if text == "none" { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let quota = Int(parts[0]), (1...1_000_000).contains(quota),
            let window = Duration(text: String(parts[1])), window > .zero,
            window <= .seconds(86_400)
        else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--rate-limit is COUNT/DURATION such as 128/8s or none, not '\(text)'"
            )
        }
        return RateLimiter(quota: quota, window: window)
    }
}

extension Endpoint {
    /// The names of a loopback address; nil for others.
    ///
    /// A page of any origin can have its own name point at a loopback address and would then pass
    /// for the same origin; it cannot have its browser send another name.
    var loopbackHosts: Set<String>? {
        guard host == "localhost" || host == "::1" || host.hasPrefix("127.") else { return nil }
        return AccessPolicy.loopbackHosts.union([host])
    }
}
