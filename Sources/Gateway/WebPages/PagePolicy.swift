// SPDX-License-Identifier: MIT

/// The header fields that every page is served with.
///
/// The pages need nothing that these forbid: no script, style, font or picture but their own.
public enum PagePolicy {
    /// The fields by their lower-case names; WebAssembly may run, for proofs checked in the page.
    public static let fields: [(name: String, value: String)] = [
        ("content-security-policy", contentSecurity),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
    ]

    /// The media type of every page.
    public static let contentType = "text/html; charset=utf-8"

    private static let contentSecurity = [
        "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "object-src 'none'",
        "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
    ].joined(separator: "; ")
}
