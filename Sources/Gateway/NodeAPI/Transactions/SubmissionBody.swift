// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText

/// What a client submits: a transaction's bytes, raw or in JSON.
struct SubmissionBody {
    /// The canonical bytes of the transaction.
    let transaction: [UInt8]

    /// Reads a body; `inputs` are checked for their form and not needed further, since the proof
    /// alone decides.
    init(_ request: HTTPRequest) throws(Problem) {
        guard request.contentType == "application/json" else {
            transaction = request.body
            return
        }
        let json: JSON
        do { json = try JSON.parse(request.body, depthMax: 4) } catch {
            throw Problem(.invalidBody, error.detail)
                .with("offset") { $0.number(error.offset) }
        }
        guard let members = json.members else {
            throw SubmissionBody.fault("", "must be an object")
        }
        for member in members where !["transaction", "inputs"].contains(member.name) {
            throw SubmissionBody.fault("/\(member.name)", "unknown")
        }
        transaction = try SubmissionBody.bytes("transaction", in: json)
        if json["inputs"] != nil { _ = try SubmissionBody.bytes("inputs", in: json) }
    }

    private static func bytes(_ name: String, in json: JSON) throws(Problem) -> [UInt8] {
        guard let text = json[name]?.text, let bytes = Base64.decode(Array(text.utf8)) else {
            throw fault("/\(name)", "must be base64 with padding")
        }
        return bytes
    }

    private static func fault(_ pointer: String, _ detail: String) -> Problem {
        Problem(.invalidBody, "the body does not have the form it needs")
            .with(fault: pointer, detail)
    }
}
