// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText

/// The outer form of every JSON answer: `{"data":…,"meta":{…}}`.
enum Envelope {
    /// An answer whose data is one value that `data` writes.
    static func response(
        status: HTTPStatus = 200,
        meta: (inout JSONWriter) -> Void = { _ in },
        _ data: (inout JSONWriter) -> Void
    ) -> HTTPResponse {
        let body = JSONWriter.encode { json in
            json.object { json in
                json.key("data")
                data(&json)
                json.member("meta", object: meta)
            }
        }
        return .json(body, status: status)
    }
}
