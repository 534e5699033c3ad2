// SPDX-License-Identifier: MIT

public import JSONText

/// One refusal, as RFC 9457 writes it.
public struct Problem: Error, Sendable, Equatable {
    /// A fault at one place of the request.
    public struct Fault: Sendable, Equatable {
        /// Where: a JSON pointer into the body, or the name of a parameter.
        public let pointer: String
        /// What is wrong there.
        public let detail: String

        /// Names a fault.
        public init(pointer: String, detail: String) {
            self.pointer = pointer
            self.detail = detail
        }
    }

    /// A further member, such as `expected` and `current` of a conflict.
    public struct Member: Sendable, Equatable {
        /// The member's name.
        public let name: String
        /// The member's value as JSON text.
        public let json: [UInt8]
    }

    /// The kind, which fixes status, code and title.
    public let kind: ProblemKind
    /// What happened this time, for people.
    public let detail: String
    /// The request's id, when it has one.
    public var instance: String?
    /// The faults, each with its place.
    public var faults: [Fault] = []
    /// When another attempt makes sense.
    public var retryAfter: Duration?
    /// Further members, in order.
    public private(set) var members: [Member] = []
    /// Further header fields of the answer, such as `allow`.
    public var fields: HTTPFields = [:]

    /// Tells a refusal.
    public init(_ kind: ProblemKind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// A copy with a further member.
    ///
    /// - Parameters:
    ///   - name: The member's name; none of those that every problem has.
    ///   - write: Writes exactly one value.
    /// - Returns: The copy.
    public func with(_ name: String, _ write: (inout JSONWriter) -> Void) -> Problem {
        var copy = self
        copy.members.append(Member(name: name, json: JSONWriter.encode(write)))
        return copy
    }

    /// A copy with a further member that is a string.
    public func with(_ name: String, _ text: String) -> Problem { with(name) { $0.string(text) } }

    /// A copy that names a fault.
    public func with(fault pointer: String, _ detail: String) -> Problem {
        var copy = self
        copy.faults.append(Fault(pointer: pointer, detail: detail))
        return copy
    }

    /// A copy that says when to try again.
    public func retrying(after duration: Duration) -> Problem {
        var copy = self
        copy.retryAfter = duration
        return copy
    }

    /// The text of the problem.
    public func encoded() -> [UInt8] {
        JSONWriter.encode { json in
            json.object { json in
                json.member("type", "/problems/\(kind.code)")
                json.member("title", kind.title)
                json.member("status", kind.status.code)
                json.member("detail", detail)
                if let instance { json.member("instance", instance) }
                json.member("code", kind.code)
                json.member("grpc_code", kind.grpcStatus)
                if !faults.isEmpty {
                    json.member("errors", array: faults) { json, fault in
                        json.object {
                            $0.member("pointer", fault.pointer)
                            $0.member("detail", fault.detail)
                        }
                    }
                }
                if let milliseconds = retryMilliseconds {
                    json.member("retry_after_ms", milliseconds)
                }
                for member in members { json.member(member.name, raw: member.json) }
            }
        }
    }

    /// The answer that tells the problem.
    public var response: HTTPResponse {
        var all: HTTPFields = [
            "content-type": "application/problem+json", "cache-control": "no-store",
        ]
        for field in fields.all { all[field.name] = field.value }
        if let milliseconds = retryMilliseconds {
            all["retry-after"] = String((milliseconds + 999) / 1_000)
        }
        return HTTPResponse(kind.status, fields: all, body: encoded())
    }

    private var retryMilliseconds: Int? {
        retryAfter.map { duration in
            let (seconds, attoseconds) = duration.components
            let bounded = max(0, min(seconds, 1_000_000_000))
            return Int(bounded) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
        }
    }
}
