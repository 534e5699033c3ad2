// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import Routing
import Testing

/// The table and its document say the same, in both directions.
@Suite struct OpenAPIDocumentTests {
    private let table = SampleTable.table
    private let document: JSON

    init() throws {
        let router = Router(table, seed: 1)
        let request = HTTPRequest(
            method: .get,
            target: try RequestTarget(Array("/openapi.json".utf8))
        )
        guard case .now(let response) = router.handle(request) else {
            throw Problem(.internalError, "no document")
        }
        document = try JSON.parse(response.body)
    }

    @Test func `every route is in the document with its parameters, bodies and answers`() throws {
        for route in table.routes {
            let path = route.path.description
            let operation = try #require(
                document["paths"]?[path]?[route.method.name.lowercased()]
            )
            #expect(operation["operationId"]?.text == route.operationID)
            #expect(operation["summary"]?.text == route.summary)
            let parameters = operation["parameters"]?.items ?? []
            let names = (route.pathParameters + route.queryParameters).map(\.name)
            #expect(parameters.compactMap { $0["name"]?.text } == names)
            for parameter in parameters {
                let schema = try #require(parameter["schema"])
                #expect((schema["type"] ?? schema["anyOf"]) != nil)
                #expect(parameter["description"]?.text?.isEmpty == false)
                if parameter["in"]?.text == "path" { #expect(parameter["required"]?.flag == true) }
            }
            let bodies = operation["requestBody"]?["content"]?.members?.map(\.name) ?? []
            #expect(bodies == route.requestBodies.map(\.contentType))
            for answer in route.answers {
                let told = try #require(operation["responses"]?[String(answer.status.code)])
                #expect(
                    (told["content"]?.members?.map(\.name) ?? [])
                        == answer.bodies.map(\.contentType)
                )
            }
            for problem in route.problems {
                let told = try #require(operation["responses"]?[String(problem.status.code)])
                #expect(told["description"]?.text?.contains(problem.code) == true)
            }
        }
    }

    @Test func `every operation of the document is a route`() throws {
        let paths = try #require(document["paths"]?.members)
        var count = 0
        for path in paths {
            for operation in path.value.members ?? [] {
                count += 1
                #expect(
                    table.routes.contains {
                        $0.path.description == path.name
                            && $0.method.name.lowercased() == operation.name
                    }
                )
            }
        }
        #expect(count == table.routes.count && count > 0)
    }

    @Test func `operation ids are unique and every reference leads somewhere`() throws {
        let ids = table.routes.map(\.operationID)
        #expect(Set(ids).count == ids.count)
        var references: [String] = []
        collect(document, into: &references)
        let schemas = try #require(document["components"]?["schemas"])
        #expect(references.count > table.routes.count)
        for reference in references {
            let name = reference.dropFirst("#/components/schemas/".count)
            #expect(schemas[String(name)] != nil, "\(reference)")
        }
    }

    @Test func `every kind of problem has its page`() throws {
        let router = Router(table, seed: 1)
        let codes = table.problemKinds.map(\.code)
        #expect(codes.contains("sample_conflict") && codes.contains("not_found"))
        for code in codes {
            let target = try RequestTarget(Array("/problems/\(code)".utf8))
            let request = HTTPRequest(method: .get, target: target)
            guard case .now(let response) = router.handle(request) else {
                Issue.record("no page for \(code)")
                continue
            }
            let page = String(decoding: response.body, as: UTF8.self)
            #expect(response.status == 200 && page.contains("<code>\(code)</code>"))
            if code == "sample_conflict" { #expect(page.contains("Only &lt;here&gt;.")) }
        }
    }

    private func collect(_ json: JSON, into references: inout [String]) {
        switch json {
        case .array(let items): for item in items { collect(item, into: &references) }
        case .object(let members):
            for member in members {
                if member.name == "$ref", let text = member.value.text { references.append(text) }
                collect(member.value, into: &references)
            }
        default: break
        }
    }
}
