// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// Which pages of other origins may read answers; none unless it is configured.
///
/// Credentials are never allowed, so `any` gives a page no more than its server could get itself.
public struct CORSPolicy: Sendable {
    /// The origins that are let in.
    public enum Origins: Sendable, Equatable {
        /// None but our own.
        case none
        /// All.
        case any
        /// These, written as browsers send them, such as `https://explorer.example`.
        case these(Set<String>)
    }

    /// The origins that are let in.
    public let origins: Origins
    /// Fields of answers that pages may read besides the simple ones.
    public let exposedFields: [String]
    /// Seconds for which a browser need not ask again.
    private static let maxAgeSeconds = 600

    /// States a policy.
    public init(
        _ origins: Origins = .none,
        exposing exposedFields: [String] = [
            "etag", "link", "location", "miden-chain-tip", "miden-proven-tip",
            "miden-oldest-block", "miden-genesis", "miden-version", "ratelimit",
            "ratelimit-policy", "retry-after", "x-request-id",
        ]
    ) {
        self.origins = origins
        self.exposedFields = exposedFields
    }

    /// What `access-control-allow-origin` says to an origin; `nil` when it is not let in.
    private func allowed(_ origin: String?) -> String? {
        guard let origin else { return nil }
        switch origins {
        case .none: return nil
        case .any: return "*"
        case .these(let known): return known.contains(origin) ? origin : nil
        }
    }

    /// Adds to the answer of a preflight what the browser asks for.
    func answer(preflight request: HTTPRequest, _ response: HTTPResponse) -> HTTPResponse {
        guard request.fields["access-control-request-method"] != nil,
            allowed(request.fields["origin"]) != nil
        else { return response }
        var response = response
        response.fields["access-control-allow-methods"] = response.fields["allow"]
        if let wanted = request.fields["access-control-request-headers"] {
            response.fields["access-control-allow-headers"] = wanted
        }
        response.fields["access-control-max-age"] = String(CORSPolicy.maxAgeSeconds)
        return response
    }

    /// Adds to any answer whether the page may read it.
    func decorate(_ response: HTTPResponse, origin: String?) -> HTTPResponse {
        guard origins != .none else { return response }
        var response = response
        if case .these = origins {
            let vary = response.fields["vary"].map { $0 + ", origin" } ?? "origin"
            response.fields["vary"] = vary
        }
        guard let value = allowed(origin) else { return response }
        response.fields["access-control-allow-origin"] = value
        response.fields["access-control-expose-headers"] = exposedFields.joined(separator: ", ")
        return response
    }
}
