// swift-tools-version: 6.2
import PackageDescription

// The house, ground floor first. A target may depend only on targets declared above it.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
// Field arithmetic crawls without optimisation, and generic kernels specialise across modules
// only with the second flag.
let hot =
    strict + [
        .unsafeFlags(["-O"], .when(configuration: .debug)),
        .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
    ]

/// A module of a wing: `Sources/<wing>/<name>`.
func room(_ wing: String, _ name: String, _ needs: [String] = []) -> Target {
    .target(
        name: name,
        dependencies: needs.map { .byName(name: $0) },
        path: "Sources/\(wing)/\(name)",
        swiftSettings: wing == "ZK" || wing == "Kernel" ? hot : strict
    )
}

/// The tests of a module: `Tests/<wing>/<name>Tests`.
func tests(_ wing: String, _ name: String, _ needs: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: ([name] + needs).map { .byName(name: $0) },
        path: "Tests/\(wing)/\(name)Tests",
        swiftSettings: strict
    )
}

/// A module of plain C, with its public header in `include`.
func shim(_ wing: String, _ name: String) -> Target {
    .target(name: name, path: "Sources/\(wing)/\(name)")
}

/// A Debian library, found by pkg-config.
func library(_ wing: String, _ name: String, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(
        name: name,
        path: "Sources/\(wing)/\(name)",
        pkgConfig: pkgConfig,
        providers: [.apt([apt])]
    )
}

let zk: [Target] = [
    room("ZK", "FieldArithmetic"),
    room("ZK", "ByteCoding", ["FieldArithmetic"]),
]
let kernel: [Target] = []
let roles: [Target] = []
let gateway: [Target] = [
    library("Gateway", "CJansson", pkgConfig: "jansson", apt: "libjansson-dev"),
    room("Gateway", "JSONText", ["CJansson"]),
    room("Gateway", "HTTPSemantics", ["JSONText"]),
    room("Gateway", "HTTP1", ["HTTPSemantics"]),
    library("Gateway", "CNghttp2", pkgConfig: "libnghttp2", apt: "libnghttp2-dev"),
    room("Gateway", "HTTP2", ["HTTPSemantics", "CNghttp2"]),
    room("Gateway", "WebSocket", ["HTTPSemantics", "JSONText"]),
    room("Gateway", "ServerSentEvents"),
    library("Gateway", "COpenSSL", pkgConfig: "openssl", apt: "libssl-dev"),
    room("Gateway", "TLS", ["COpenSSL"]),
    library("Gateway", "CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    room("Gateway", "Compression", ["HTTPSemantics", "CZlib"]),
    room("Gateway", "Metrics"),
    room("Gateway", "Routing", ["HTTPSemantics", "JSONText", "Compression"]),
    shim("Gateway", "CLinux"),
    room(
        "Gateway",
        "SocketServer",
        ["HTTPSemantics", "HTTP1", "HTTP2", "WebSocket", "TLS", "CLinux"]
    ),
]

let testSupport: [Target] = [
    .target(
        name: "TestSupport",
        dependencies: ["FieldArithmetic"],
        path: "Tests/TestSupport",
        swiftSettings: strict
    )
]
let suites: [Target] = [
    tests("ZK", "FieldArithmetic", ["ByteCoding", "TestSupport"]),
    tests("Gateway", "JSONText", ["TestSupport"]),
    tests("Gateway", "HTTPSemantics", ["JSONText", "TestSupport"]),
    tests("Gateway", "HTTP1", ["HTTPSemantics", "TestSupport"]),
    tests("Gateway", "HTTP2", ["HTTPSemantics", "CNghttp2", "TestSupport"]),
    tests("Gateway", "WebSocket", ["HTTPSemantics", "JSONText", "TestSupport"]),
    tests("Gateway", "ServerSentEvents", ["TestSupport"]),
    tests("Gateway", "TLS", ["COpenSSL", "HTTPSemantics", "SocketServer", "TestSupport"]),
    tests("Gateway", "Compression", ["HTTPSemantics", "TestSupport"]),
    tests("Gateway", "Metrics"),
    tests("Gateway", "Routing", ["HTTPSemantics", "JSONText", "TestSupport"]),
    tests("Gateway", "SocketServer", ["HTTPSemantics", "HTTP1", "TestSupport"]),
]

let package = Package(
    name: "swift-miden",
    targets: zk + kernel + roles + gateway + testSupport + suites,
    cLanguageStandard: .c2x
)
