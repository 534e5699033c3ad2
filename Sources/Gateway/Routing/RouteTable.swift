// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Every operation of a listener, in the order in which it is documented.
///
/// There is one list: requests are matched by it and the document is written from it.
public struct RouteTable: Sendable {
    /// What stands at the head of the document.
    public typealias Title = InterfaceTitle

    /// A named schema of JSON Schema.
    public typealias Schema = RouteSchema

    /// The head of the document.
    public let title: Title
    /// The operations, those of the table itself included.
    public private(set) var routes: [Route]
    /// The schemas that routes refer to.
    public let schemas: [Schema]
    private var tree = RouteTree()

    /// Gathers the operations and adds `/openapi.json` and the problem pages.
    ///
    /// Two routes of one method and path, or two names for a hole at one place, are mistakes of
    /// the programmer and stop the process.
    ///
    /// - Parameters:
    ///   - title: The head of the document.
    ///   - schemas: What routes refer to.
    ///   - routes: The operations.
    ///   - problemPage: Makes the page of a kind of problem; a plain one by default.
    public init(
        title: Title,
        schemas: [Schema] = [],
        routes: [Route],
        problemPage: (@Sendable (ProblemKind) -> HTTPResponse)? = nil
    ) {
        self.title = title
        self.schemas = schemas
        self.routes = routes
        let openAPI = LazyBytes()
        self.routes.append(RouteTable.openAPIRoute(openAPI))
        let kinds = RouteTable.problemKinds(of: self.routes)
        self.routes.append(
            RouteTable.problemRoute(kinds, page: problemPage ?? { ProblemPage.html($0) })
        )
        for (index, route) in self.routes.enumerated() { tree.insert(route, index: index) }
        openAPI.bytes = OpenAPIDocument.encode(title: title, schemas: schemas, routes: self.routes)
    }

    /// Every kind of problem that some answer may tell, by code.
    public var problemKinds: [ProblemKind] { RouteTable.problemKinds(of: routes) }

    private static func problemKinds(of routes: [Route]) -> [ProblemKind] {
        var kinds = Set(ProblemKind.wire)
        for route in routes { kinds.formUnion(route.problems) }
        return kinds.sorted { $0.code < $1.code }
    }

    /// What a path and a method lead to.
    enum Match {
        case route(Route, path: [String: String])
        case methodNotAllowed([HTTPMethod])
        case notFound
    }

    /// Finds the operation; a HEAD finds that of GET.
    ///
    /// - Complexity: linear in the number of segments.
    func match(_ method: HTTPMethod, _ segments: [String]) -> Match {
        guard let found = tree.find(segments) else { return .notFound }
        let wanted = method == .head && found.node.routes[.head] == nil ? .get : method
        if let index = found.node.routes[wanted] {
            return .route(routes[index], path: found.parameters)
        }
        return .methodNotAllowed(found.node.allowedMethods)
    }

    /// The most bytes of a body for a request, known from its head; what leads nowhere may have
    /// the common size, so that the refusal can be told.
    public func bodyBytesMax(_ method: HTTPMethod, _ target: RequestTarget) -> Int {
        guard case .route(let route, _) = match(method, target.segments) else {
            return HTTPLimits.bodyBytesMax
        }
        return route.bodyBytesMax
    }
}
