// SPDX-License-Identifier: MIT

public import HTTPSemantics
internal import JSONText

/// A request that has found its route; its parameters have the forms that the route names.
public struct RoutedRequest: Sendable {
    /// The request.
    public let request: HTTPRequest
    /// The request's id: the client's own if it sent a proper one.
    public let id: String
    /// The template of the route, for logs and metrics.
    public let template: String
    private let path: [String: String]
    private let query: [String: String]

    init(
        request: HTTPRequest,
        id: String,
        template: String,
        path: [String: String],
        query: [String: String]
    ) {
        self.request = request
        self.id = id
        self.template = template
        self.path = path
        self.query = query
    }

    /// The text of a path parameter; empty when the template has none of the name.
    public func path(_ name: String) -> String { path[name] ?? "" }

    /// The text of a query parameter.
    public func query(_ name: String) -> String? { query[name] }

    /// The value of a query parameter that the route calls a number.
    public func number(_ name: String) -> UInt64? { query[name].flatMap { UInt64($0) } }

    /// The value of a query parameter that the route calls a block number.
    public func uint32(_ name: String) -> UInt32? { query[name].flatMap { UInt32($0) } }

    /// The value of a query parameter that the route calls a flag; `false` when it is not there.
    public func flag(_ name: String) -> Bool { query[name].map { $0 != "false" } ?? false }

    /// The items of a query parameter that the route calls a list; none when it is not there.
    public func list(_ name: String) -> [String] {
        query[name]?.split(separator: ",").map(String.init) ?? []
    }

    /// The value of a query parameter that the route calls a duration.
    public func duration(_ name: String) -> Duration? {
        query[name].flatMap { ParameterType.duration($0) }
    }

    /// The best of the types that the client reads.
    ///
    /// - Throws: A 406 when it reads none of them.
    public func negotiated(_ offers: [MediaType]) throws(Problem) -> MediaType {
        if let best = ContentNegotiation(request.fields).best(of: offers) { return best }
        throw Problem(.notAcceptable, "the resource has other representations")
            .with("offers") { $0.array(offers) { $0.string($1.description) } }
    }
}
