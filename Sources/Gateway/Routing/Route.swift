// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// One operation: what it is, what it takes and gives, and who does it.
///
/// Everything that is said of an operation anywhere is said here: the router, the document and
/// the pages are made from it.
public struct Route: Sendable {
    /// A parameter of the path or the query.
    public struct Parameter: Sendable {
        /// Its name.
        public let name: String
        /// What its text must look like.
        public let type: ParameterType
        /// What it means.
        public let description: String
        /// Whether a request must have it; those of the path always must.
        public let isRequired: Bool

        /// Describes a parameter.
        public init(
            _ name: String,
            _ type: ParameterType,
            _ description: String,
            isRequired: Bool = false
        ) {
            self.name = name
            self.type = type
            self.description = description
            self.isRequired = isRequired
        }
    }

    /// A body that a request may have.
    public struct Body: Sendable {
        /// The content type, without parameters.
        public let contentType: String
        /// The name of its schema; raw bytes have none.
        public let schema: String?

        /// Describes a body.
        public init(_ contentType: String, schema: String? = nil) {
            self.contentType = contentType
            self.schema = schema
        }
    }

    /// An answer that is no problem.
    public struct Answer: Sendable {
        /// The status.
        public let status: HTTPStatus
        /// When it is given.
        public let description: String
        /// The forms in which it comes; none for answers without a body.
        public let bodies: [Body]

        /// Describes an answer.
        public init(_ status: HTTPStatus, _ description: String, _ bodies: Body...) {
            self.status = status
            self.description = description
            self.bodies = bodies
        }
    }

    /// The method.
    public let method: HTTPMethod
    /// The path.
    public let path: PathTemplate
    /// The name that generated clients give it; unique.
    public let operationID: String
    /// The chapter of the document that it belongs to.
    public let tag: String
    /// What it does, in one line.
    public let summary: String
    /// What else there is to know.
    public let description: String
    /// The parameters in the path, in its order.
    public let pathParameters: [Parameter]
    /// The parameters in the query.
    public let queryParameters: [Parameter]
    /// The bodies it reads; none when it reads none.
    public let requestBodies: [Body]
    /// The most bytes of a body.
    public let bodyBytesMax: Int
    /// Tokens of the rate limit that it costs: about 1 for a read, 5 for a sync, 20 for a
    /// submission.
    public let cost: Int
    /// The answers that are no problems.
    public let answers: [Answer]
    /// The problems of its own, besides those of the router.
    public let problems: [ProblemKind]
    /// Does it.
    public let handler: @Sendable (RoutedRequest) -> Reply

    /// Describes an operation; see the properties for the parts.
    public init(
        _ method: HTTPMethod,
        _ path: PathTemplate,
        id operationID: String,
        tag: String,
        summary: String,
        description: String = "",
        path pathParameters: [Parameter] = [],
        query queryParameters: [Parameter] = [],
        reads requestBodies: [Body] = [],
        bodyBytesMax: Int = HTTPLimits.bodyBytesMax,
        cost: Int = 1,
        answers: [Answer],
        problems: [ProblemKind] = [],
        handler: @escaping @Sendable (RoutedRequest) -> Reply
    ) {
        precondition(
            path.parameterNames == pathParameters.map(\.name),
            "the template's holes and the described parameters of a path are the same"
        )
        self.method = method
        self.path = path
        self.operationID = operationID
        self.tag = tag
        self.summary = summary
        self.description = description
        self.pathParameters = pathParameters
        self.queryParameters = queryParameters
        self.requestBodies = requestBodies
        self.bodyBytesMax = bodyBytesMax
        self.cost = cost
        self.answers = answers
        self.problems = problems
        self.handler = handler
    }
}
