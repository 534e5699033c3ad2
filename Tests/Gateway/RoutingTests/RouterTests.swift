// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import Routing
import Synchronization
import TestSupport
import Testing

@Suite struct RouterTests {
    private let router = Router(SampleTable.table, seed: 1)

    private func answer(
        _ method: HTTPMethod,
        _ target: String,
        fields: HTTPFields = [:],
        body: String = "",
        by other: Router? = nil
    ) throws -> HTTPResponse {
        let request = HTTPRequest(
            method: method,
            target: try RequestTarget(Array(target.utf8)),
            fields: fields,
            body: Array(body.utf8)
        )
        let answer = Mutex<HTTPResponse?>(nil)
        switch (other ?? router).handle(request) {
        case .now(let response): return response
        case .later(_, let begin):
            begin(
                DeferredReply { late in
                    if case .response(let response) = late { answer.withLock { $0 = response } }
                }
            )
        case .stream, .webSocket: break
        }
        return try #require(answer.withLock { $0 })
    }

    private func text(_ response: HTTPResponse) -> String {
        String(decoding: response.body, as: UTF8.self)
    }

    private func problem(_ response: HTTPResponse) throws -> JSON {
        #expect(response.fields["content-type"] == "application/problem+json")
        return try JSON.parse(response.body)
    }

    @Test func `a path finds its operation, and literals win over holes`() throws {
        #expect(text(try answer(.get, "/v1/blocks/17")) == "block 17")
        #expect(text(try answer(.get, "/v1/blocks/tip")) == "the tip")
        #expect(text(try answer(.get, "/v1/blocks/tip/header?form=short")) == "header of tip")
        #expect(try answer(.get, "/v1/blocks/a%2Fb").status == 400)
    }

    @Test(arguments: [
        "/", "/v1", "/v1/block", "/v1/blocks/", "/v1/blocks/1/header/x", "//v1/blocks",
    ])
    func `a path that leads nowhere is 404`(path: String) throws {
        let response = try answer(.get, path)
        #expect(response.status == 404)
        #expect(try problem(response)["code"]?.text == "not_found")
    }

    @Test func `a wrong method is told the right ones`() throws {
        let response = try answer(.post, "/v1/blocks/17")
        #expect(response.status == 405 && response.fields["allow"] == "DELETE, GET, HEAD, OPTIONS")
        #expect(try answer(.get, "/v1/transactions").fields["allow"] == "OPTIONS, POST")
    }

    @Test func `OPTIONS tells the methods and HEAD goes the way of GET`() throws {
        let options = try answer(.options, "/v1/blocks/17")
        #expect(options.status == 204 && options.fields["allow"] == "DELETE, GET, HEAD, OPTIONS")
        #expect(try answer(.options, "*").status == 204)
        #expect(try answer(.get, "*").status == 404)
        #expect(try answer(.head, "/v1/blocks/17").status == 200)
        #expect(try answer(.head, "/v1/transactions").status == 405)
    }

    @Test func `parameters of every type are read`() throws {
        let query = "from=7&limit=100&order=desc&include=proof,notes&ids=a,b&wait=250ms&verbose"
        let response = try answer(.get, "/v1/blocks?\(query)")
        #expect(text(response) == "7 100 desc proof+notes a+b 0.25 seconds true")
        #expect(text(try answer(.get, "/v1/blocks")) == "- - -   - false")
    }

    @Test(arguments: [
        ("from=-1", "from"), ("from=4294967296", "from"), ("from=01", "from"), ("from=", "from"),
        ("limit=0", "limit"), ("limit=101", "limit"), ("order=up", "order"),
        ("include=notes,notes", "include"), ("include=x", "include"), ("include=", "include"),
        ("ids=a,,b", "ids"), ("ids=a,b,c,d", "ids"), ("wait=11s", "wait"), ("wait=1", "wait"),
        ("wait=s", "wait"), ("verbose=yes", "verbose"), ("ids=a,bcdef", "ids"),
        ("near=0x1234567", "near"), ("near=0X123456789", "near"),
        ("near=0x1234567g", "near"), ("near=mm1abc", "near"), ("near=1acdefg", "near"),
        ("near=0x12345678901234567", "near"),
        ("near=mm1acdefb", "near"), ("near=mm1acde-g", "near"), ("near=m.m1acdefg", "near"),
    ])
    func `a parameter without form is refused by name`(query: String, name: String) throws {
        let response = try answer(.get, "/v1/blocks?\(query)")
        let json = try problem(response)
        #expect(response.status == 400 && json["code"]?.text == "invalid_parameter")
        #expect(json["errors"]?.items?.first?["pointer"]?.text == name)
    }

    @Test(arguments: [
        "near=7", "near=1234abcd", "near=0x1234ABCD", "near=0X00000000", "near=mm1acdefg",
        "near=MTST1ACDEFG", "ids=abcd,b,c",
    ])
    func `a parameter of one of several forms is let through`(query: String) throws {
        #expect(try answer(.get, "/v1/blocks?\(query)").status == 200)
    }

    @Test func `unknown, repeated and missing parameters are refused`() throws {
        let cases = [
            ("/v1/blocks?form=1&fro=2", "unknown_query_parameter", ["form", "fro"]),
            ("/v1/blocks/tip?x", "unknown_query_parameter", ["x"]),
            ("/v1/blocks?from=1&from=1", "duplicate_query_parameter", ["from"]),
            ("/v1/blocks/1/header", "missing_parameter", ["form"]),
            ("/v1/blocks/" + String(repeating: "a", count: 129), "invalid_parameter", ["block"]),
        ]
        for (target, code, names) in cases {
            let json = try problem(try answer(.get, target))
            #expect(json["code"]?.text == code)
            #expect(json["errors"]?.items?.compactMap { $0["pointer"]?.text } == names)
        }
    }

    @Test func `a body must have a type that is read and a size that is allowed`() throws {
        let raw: HTTPFields = ["content-type": "application/octet-stream"]
        #expect(try answer(.post, "/v1/transactions", fields: raw, body: "12345678").status == 202)
        let large = try answer(.post, "/v1/transactions", fields: raw, body: "123456789")
        #expect(large.status == 413)
        let none = try answer(.post, "/v1/transactions", fields: raw)
        #expect(try problem(none)["code"]?.text == "missing_body")
        let json: HTTPFields = ["content-type": "Application/JSON; charset=utf-8"]
        #expect(try answer(.post, "/v1/transactions", fields: json, body: "{}").status == 202)
        for fields: HTTPFields in [[:], ["content-type": "text/plain"]] {
            let response = try answer(.post, "/v1/transactions", fields: fields, body: "x")
            #expect(response.status == 415)
        }
        let target = try RequestTarget(Array("/v1/transactions?x".utf8))
        #expect(SampleTable.table.bodyBytesMax(.post, target) == 8)
        #expect(SampleTable.table.bodyBytesMax(.put, target) == HTTPLimits.bodyBytesMax)
    }

    @Test func `a client that has the answer gets 304`() throws {
        let response = try answer(.get, "/v1/blocks/17", fields: ["if-none-match": "\"x\", \"17\""])
        #expect(response.status == 304 && response.body.isEmpty)
        #expect(response.fields["etag"] == "\"17\"" && response.fields["content-type"] == nil)
        #expect(
            try answer(.get, "/v1/blocks/17", fields: ["if-none-match": "\"18\""]).status == 200
        )
    }

    @Test func `a proper request id comes back, others are replaced`() throws {
        let own = try answer(.get, "/v1/blocks/1", fields: ["x-request-id": "abc-1.2_3"])
        #expect(own.fields["x-request-id"] == "abc-1.2_3")
        let first = try answer(.get, "/nowhere", fields: ["x-request-id": "a b"])
        let second = try answer(.get, "/nowhere")
        let id = try #require(first.fields["x-request-id"])
        #expect(id != "a b" && id != second.fields["x-request-id"])
        #expect(try problem(first)["instance"]?.text == id)
    }

    @Test func `every answer is decorated and observed by template`() throws {
        let seen = Mutex<[String]>([])
        let router = Router(
            SampleTable.table,
            decorate: { $0.setting("miden-chain-tip", "7") },
            observe: { observation in
                let line =
                    "\(observation.method) \(observation.template) \(observation.status.code)"
                seen.withLock { $0.append(line) }
            }
        )
        let raw: HTTPFields = ["content-type": "application/octet-stream"]
        for (method, target) in [
            (HTTPMethod.get, "/v1/blocks/17"), (.get, "/v1/blocks/17?x"), (.post, "/nowhere"),
            (.post, "/v1/transactions"), (.put, "/v1/blocks"),
        ] {
            let body = method == .post ? "x" : ""
            let response = try answer(method, target, fields: raw, body: body, by: router)
            #expect(response.fields["miden-chain-tip"] == "7")
        }
        #expect(
            seen.withLock { $0 } == [
                "GET /v1/blocks/{block} 200", "GET /v1/blocks/{block} 400", "POST unmatched 404",
                "POST /v1/transactions 202", "PUT unmatched 405",
            ]
        )
    }

    @Test func `a client is offered what it reads or told what there is`() throws {
        let path = "/problems/not_found"
        let html = try answer(.get, path, fields: ["accept": "text/html"])
        #expect(html.fields["content-type"]?.hasPrefix("text/html") == true)
        let json = try answer(.get, path, fields: ["accept": "application/json"])
        #expect(try JSON.parse(json.body)["code"]?.text == "not_found")
        let none = try answer(.get, path, fields: ["accept": "image/png"])
        #expect(none.status == 406)
        #expect(try problem(none)["offers"]?.items?.count == 2)
    }
}
