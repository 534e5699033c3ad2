// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText

/// Writes the operations of a table as a document of OpenAPI 3.1.
enum OpenAPIDocument {
    static func encode(
        title: InterfaceTitle,
        schemas: [RouteSchema],
        routes: [Route]
    ) -> [UInt8] {
        JSONWriter.encode { json in
            json.object { json in
                json.member("openapi", "3.1.0")
                json.member("info") {
                    $0.member("title", title.name)
                    $0.member("version", title.version)
                    $0.member("description", title.description)
                }
                json.member("tags", array: tags(of: routes)) { json, tag in
                    json.object { $0.member("name", tag) }
                }
                json.member("paths") { writePaths(of: routes, to: &$0) }
                json.member("components") { json in
                    json.member("schemas") { json in
                        json.key("Problem")
                        json.write(problemSchema, description: "A refusal, by RFC 9457.")
                        for schema in schemas {
                            json.key(schema.name)
                            json.write(schema.schema, description: schema.description)
                        }
                    }
                }
            }
        }
    }

    /// RFC 9457, with what a kind of problem has of its own besides.
    private static let problemSchema = JSONSchema.object([
        .init("type", .text, "The page that explains the kind."), .init("title", .text),
        .init("status", .integer(100...599)), .init("detail", .text, "What was wrong here."),
        .init("code", .text, "The kind, for programs."),
        .init("grpc_code", .integer(0...16)),
        .optional("instance", .text, "The id of the request."),
        .optional("retry_after_ms", .count),
        .optional(
            "errors",
            .array(
                .object([
                    .init("pointer", .text, "The parameter, or a pointer into the body."),
                    .init("detail", .text),
                ])
            )
        ),
    ])

    private static let rawBodySchema = Array(
        #"{"type":"string","format":"binary","minLength":1}"#.utf8
    )

    /// Tags in the order of their first use.
    private static func tags(of routes: [Route]) -> [String] {
        var tags: [String] = []
        for route in routes where !tags.contains(route.tag) { tags.append(route.tag) }
        return tags
    }

    private static func writePaths(of routes: [Route], to json: inout JSONWriter) {
        var written: Set<String> = []
        for route in routes where written.insert(route.path.description).inserted {
            let siblings = routes.filter { $0.path == route.path }
            json.member(route.path.description) { json in
                for sibling in siblings {
                    json.member(sibling.method.name.lowercased()) { write(sibling, to: &$0) }
                }
            }
        }
    }

    private static func write(_ route: Route, to json: inout JSONWriter) {
        json.member("operationId", route.operationID)
        json.member("tags", array: [route.tag]) { $0.string($1) }
        json.member("summary", route.summary)
        if !route.description.isEmpty { json.member("description", route.description) }
        let parameters =
            route.pathParameters.map { ($0, "path") } + route.queryParameters.map { ($0, "query") }
        if !parameters.isEmpty {
            json.member("parameters", array: parameters) { json, item in
                json.object { write(item.0, place: item.1, to: &$0) }
            }
        }
        if !route.requestBodies.isEmpty {
            json.member("requestBody") { json in
                json.member("required", true)
                json.member("content") { write(route.requestBodies, isRequest: true, to: &$0) }
            }
        }
        json.member("responses") { writeAnswers(of: route, to: &$0) }
    }

    private static func write(
        _ parameter: Route.Parameter,
        place: String,
        to json: inout JSONWriter
    ) {
        json.member("name", parameter.name)
        json.member("in", place)
        json.member("description", parameter.description)
        json.member("required", place == "path" || parameter.isRequired)
        if parameter.type.isList {
            json.member("style", place == "path" ? "simple" : "form")
            json.member("explode", false)
        }
        json.key("schema")
        parameter.type.writeSchema(to: &json)
    }

    private static func write(
        _ bodies: [Route.Body],
        isRequest: Bool = false,
        to json: inout JSONWriter
    ) {
        for body in bodies {
            json.member(body.contentType) { json in
                guard let schema = body.schema else {
                    // Raw bytes have no schema, but a request's are never none.
                    if isRequest { json.member("schema", raw: rawBodySchema) }
                    return
                }
                json.member("schema") { $0.member("$ref", "#/components/schemas/\(schema)") }
            }
        }
    }

    private static func writeAnswers(of route: Route, to json: inout JSONWriter) {
        for answer in route.answers {
            json.member(String(answer.status.code)) { json in
                json.member("description", answer.description)
                if !answer.bodies.isEmpty {
                    json.member("content") { write(answer.bodies, to: &$0) }
                }
            }
        }
        let plain = Set(route.answers.map(\.status))
        let problems = route.possibleProblems
        let statuses = Set(problems.map(\.status)).subtracting(plain)
        // Pages tell problems as pages, once the request is theirs.
        let isPage = route.answers.contains { answer in
            answer.bodies.contains { $0.contentType == "text/html" }
        }
        for status in statuses.sorted(by: { $0.code < $1.code }) {
            let codes = problems.filter { $0.status == status }.map(\.code).sorted()
            json.member(String(status.code)) { json in
                json.member("description", "Problem: \(codes.joined(separator: ", "))")
                json.member("content") { json in
                    json.member("application/problem+json") { json in
                        json.member("schema") {
                            $0.member("$ref", "#/components/schemas/Problem")
                        }
                    }
                    if isPage {
                        json.member("text/html") { json in
                            json.member("schema") { $0.member("type", "string") }
                        }
                    }
                }
            }
        }
    }
}
