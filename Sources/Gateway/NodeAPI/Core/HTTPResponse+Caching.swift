// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import Hashing

extension HTTPResponse {
    /// An answer that will never change, under a validator made from what names it.
    func immutable(_ tag: String) -> HTTPResponse {
        setting("cache-control", HTTPResponse.immutableControl)
            .setting("etag", EntityTag(tag).description)
    }

    /// Whether it was made by ``immutable(_:)``.
    var isImmutable: Bool { fields["cache-control"] == HTTPResponse.immutableControl }

    private static let immutableControl = "public, max-age=31536000, immutable"

    /// An answer that is right for now: to be asked for again, and cheap when nothing changed.
    func revalidated() -> HTTPResponse {
        let digest = BLAKE3.hash(body).bytes.prefix(16)
        return setting("cache-control", "no-cache")
            .setting("etag", EntityTag(hexDigits(Array(digest))).description)
    }

    /// ``immutable(_:)`` or ``revalidated()``.
    func cached(_ tag: String, isImmutable: Bool) -> HTTPResponse {
        isImmutable ? immutable(tag) : revalidated()
    }
}
