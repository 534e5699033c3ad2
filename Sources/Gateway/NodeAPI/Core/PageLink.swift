// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText
internal import Routing

/// The `Link` field that leads to the next page (RFC 8288).
enum PageLink {
    static func next(_ routed: RoutedRequest, cursor: String) -> String {
        let target = routed.request.target
        let kept = target.query.filter { $0.name != "cursor" }
            .map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
        let query = (kept + ["cursor=\(cursor)"]).joined(separator: "&")
        return "<\(target.rawPath)?\(query)>; rel=\"next\""
    }
}

/// Lists as one JSON value a line.
enum JSONLines {
    static func response<Items: Sequence>(
        _ items: Items,
        _ write: (inout JSONWriter, Items.Element) -> Void
    ) -> HTTPResponse {
        var body: [UInt8] = []
        for item in items {
            body += JSONWriter.encode { write(&$0, item) }
            body.append(0x0A)
        }
        return HTTPResponse(200, fields: ["content-type": "application/x-ndjson"], body: body)
    }
}
