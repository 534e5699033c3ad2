// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import Testing

@Suite struct MessageTests {
    @Test func `field names ignore case and order is kept`() {
        var fields: HTTPFields = ["Content-Type": "a", "X": "1"]
        fields.append("x", "2")
        #expect(fields["CONTENT-TYPE"] == "a")
        #expect(fields.values(of: "X") == ["1", "2"])
        fields["x"] = "3"
        #expect(fields.values(of: "x") == ["3"])
        fields["x"] = nil
        #expect(fields["x"] == nil && fields.count == 1)
        fields["connection"] = "keep-alive, Upgrade"
        #expect(fields.contains("upgrade", in: "Connection"))
    }

    @Test func `a problem has every member of the standard and its own`() throws {
        let kind = ProblemKind(
            code: "account_conflict",
            status: 409,
            title: "Conflict",
            explanation: "Somebody was faster."
        )
        var problem = Problem(kind, "state moved")
            .with("expected", "0x01").with("current") { $0.number(7) }
            .with(fault: "/transaction", "stale").retrying(after: .milliseconds(1_500))
        problem.instance = "id-1"
        let response = problem.response
        let json = try JSON.parse(response.body)
        #expect(json["type"]?.text == "/problems/account_conflict")
        #expect(json["status"] == .integer(409) && json["code"]?.text == "account_conflict")
        #expect(json["title"]?.text == "Conflict" && json["detail"]?.text == "state moved")
        #expect(json["grpc_code"] == .integer(10) && json["instance"]?.text == "id-1")
        #expect(json["expected"]?.text == "0x01" && json["current"] == .integer(7))
        #expect(json["errors"]?.items?.first?["pointer"]?.text == "/transaction")
        #expect(json["retry_after_ms"] == .integer(1_500))
        #expect(response.status == 409 && response.fields["retry-after"] == "2")
        #expect(response.fields["content-type"] == "application/problem+json")
    }

    @Test func `the codes of the wire half are all different and well formed`() {
        let codes = ProblemKind.wire.map(\.code)
        #expect(Set(codes).count == codes.count)
        for kind in ProblemKind.wire {
            #expect(!kind.status.reason.isEmpty && !kind.explanation.isEmpty)
            #expect(kind.code.allSatisfy { $0.isLowercase || $0 == "_" })
        }
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
    func `dates are written as HTTP has them`(seconds: Int64, text: String) {
        #expect(HTTPDate.format(unixSeconds: seconds) == text)
    }

    @Test func `moments move and stop at the ends`() {
        let start = Moment(nanoseconds: 5)
        #expect(start.advanced(by: .seconds(2)).nanoseconds == 2_000_000_005)
        #expect(start.duration(to: start.advanced(by: .milliseconds(3))) == .milliseconds(3))
        #expect(start.advanced(by: .seconds(Int64.max)).nanoseconds == .max)
        #expect(start.advanced(by: .seconds(Int64.min)).nanoseconds == .min)
    }
}
