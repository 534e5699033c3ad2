// SPDX-License-Identifier: MIT

internal import Compression
public import HTTPSemantics
internal import Synchronization

/// Finds the operation for a request, checks what can be checked without it, and rounds its
/// answer off.
///
/// Done here for every operation: unknown paths, methods and parameters; HEAD and OPTIONS;
/// request ids; `If-None-Match`; compression; shares, origins and host names; the id in problems;
/// one observation a request.
public struct Router: Sendable {
    /// What is known of a request once it is answered.
    public struct Observation: Sendable {
        /// The method.
        public let method: HTTPMethod
        /// The route's template; `unmatched` when there is none, never the raw path.
        public let template: String
        /// The status of the answer.
        public let status: HTTPStatus
        /// The request's id.
        public let id: String
        /// The time from the request to the head of its answer.
        public let duration: Duration
    }

    private let table: RouteTable
    private let access: AccessPolicy
    private let decorate: @Sendable (HTTPResponse) -> HTTPResponse
    private let observe: @Sendable (Observation) -> Void
    private let ids: RequestIDs

    /// Creates a router.
    ///
    /// - Parameters:
    ///   - table: The operations.
    ///   - access: Who may ask, from where, and how often.
    ///   - seed: Start of the ids for requests that bring none; chance by default.
    ///   - decorate: Adds to every answer what all have, such as the chain's state.
    ///   - observe: Told of every answer; called on the thread that makes it, must not block.
    public init(
        _ table: RouteTable,
        access: AccessPolicy = AccessPolicy(),
        seed: UInt64 = .random(in: 0...(.max)),
        decorate: @escaping @Sendable (HTTPResponse) -> HTTPResponse = { $0 },
        observe: @escaping @Sendable (Observation) -> Void = { _ in }
    ) {
        self.table = table
        self.access = access
        self.decorate = decorate
        self.observe = observe
        ids = RequestIDs(seed: seed)
    }

    /// Answers a request; this is the handler for a server.
    public func handle(_ request: HTTPRequest) -> Reply {
        let start = ContinuousClock.now
        let id = ids.id(for: request)
        let match = table.match(request.method, request.target.segments)
        var cost = 1
        if case .route(let route, _) = match { cost = route.cost }
        let verdict = access.charge(request, cost: cost)
        let reply = reply(to: request, id: id, match: match, verdict: verdict)
        let isReading = request.method == .get || request.method == .head
        let condition = isReading ? request.fields.values(of: "if-none-match") : []
        let (method, origin) = (request.method, request.fields["origin"])
        let codings = request.fields.values(of: "accept-encoding")
        let template = Router.template(of: match)
        let (access, decorate, observe) = (access, decorate, observe)
        return reply.mapResponse { response in
            var response = Router.unchanged(response, ifNoneMatch: condition)
            response.fields["x-request-id"] = id
            if let verdict, let limiter = access.limiter {
                response = verdict.decorate(response, limiter)
            }
            response = ContentCoding.encode(decorate(response), acceptEncoding: codings)
            response = access.cors.decorate(response, origin: origin)
            let observation = Observation(
                method: method,
                template: template,
                status: response.status,
                id: id,
                duration: ContinuousClock.now - start
            )
            observe(observation)
            return response
        }
    }

    private func reply(
        to request: HTTPRequest,
        id: String,
        match: RouteTable.Match,
        verdict: RateLimiter.Verdict?
    ) -> Reply {
        do throws(Problem) {
            try access.checkHost(request)
            if let verdict, !verdict.isAllowed {
                throw Problem(.rateLimited, "too many requests").retrying(after: verdict.wait)
            }
            if request.target.isAsterisk {
                guard request.method == .options else { throw unmatched(request) }
                return .now(HTTPResponse(204, fields: ["allow": "GET, HEAD, OPTIONS, POST"]))
            }
            switch match {
            case .notFound: throw unmatched(request)
            case .methodNotAllowed(let methods): return try refuse(request, methods)
            case .route(let route, let path):
                let routed = RoutedRequest(
                    request: request,
                    id: id,
                    template: route.path.description,
                    path: path,
                    query: try ParameterCheck.query(of: request, route)
                )
                return try serve(routed, route, path: path)
            }
        } catch {
            var problem = error
            problem.instance = id
            return .problem(problem)
        }
    }

    /// Answers OPTIONS with the methods, and all else with a problem that has them.
    private func refuse(
        _ request: HTTPRequest,
        _ methods: [HTTPMethod]
    ) throws(Problem) -> Reply {
        let allow = methods.map(\.name).joined(separator: ", ")
        if request.method == .options {
            let response = HTTPResponse(204, fields: ["allow": allow])
            return .now(access.cors.answer(preflight: request, response))
        }
        var problem = Problem(.methodNotAllowed, "the resource has \(allow)")
        problem.fields["allow"] = allow
        throw problem
    }

    private func serve(
        _ routed: RoutedRequest,
        _ route: Route,
        path: [String: String]
    ) throws(Problem) -> Reply {
        try ParameterCheck.path(path, route)
        try ParameterCheck.body(of: routed.request, route)
        return route.handler(routed)
    }

    private func unmatched(_ request: HTTPRequest) -> Problem {
        Problem(.notFound, "nothing lives under \(request.target.rawPath)")
    }

    /// The template for the books, also when the request was refused.
    private static func template(of match: RouteTable.Match) -> String {
        if case .route(let route, _) = match { route.path.description } else { "unmatched" }
    }

    /// Turns an answer that the client has already into a 304.
    private static func unchanged(
        _ response: HTTPResponse,
        ifNoneMatch condition: [String]
    ) -> HTTPResponse {
        guard !condition.isEmpty, response.status == 200,
            let tag = response.fields["etag"].flatMap({ EntityTag(parsing: $0) }),
            tag.isNamed(byIfNoneMatch: ["if-none-match": condition.joined(separator: ",")])
        else { return response }
        var short = response
        short.status = 304
        short.body = []
        short.fields["content-type"] = nil
        return short
    }
}

/// Gives each request an id: the client's own, or a counter that starts at chance.
final class RequestIDs: Sendable {
    private let next: Atomic<UInt64>

    init(seed: UInt64) { next = Atomic(seed) }

    func id(for request: HTTPRequest) -> String {
        if let id = request.fields["x-request-id"], RequestIDs.isProper(id) { return id }
        let value = next.wrappingAdd(1, ordering: .relaxed).newValue
        // Spread, so that ids do not tell how many requests there were.
        var mixed = value &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        return String(mixed, radix: 36)
    }

    private static func isProper(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
