// swift-tools-version: 6.2
import PackageDescription

// The house, ground floor first. A target may depend only on targets declared above it.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    // The pass loses a store to `p - 1` that is followed by one to `(p - 1)[1]`, in Swift 6.3.1;
    // LLVM eliminates dead stores after it all the same. `OptimiserTests` has the case.
    .unsafeFlags(["-Xllvm", "-sil-disable-pass=dead-store-elimination"]),
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
        exclude: name == "WebPages" ? ["README.md"] : [],
        swiftSettings: wing == "ZK" || wing == "Kernel" ? hot : strict
    )
}

/// The one program: `Sources/<wing>/<name>`.
func program(_ wing: String, _ name: String, _ needs: [String] = []) -> Target {
    .executableTarget(
        name: name,
        dependencies: needs.map { .byName(name: $0) },
        path: "Sources/\(wing)/\(name)",
        swiftSettings: strict
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
    .target(
        name: name,
        path: "Sources/\(wing)/\(name)",
        cSettings: wing == "ZK" ? [.unsafeFlags(["-O3"])] : []
    )
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
    room("ZK", "Hashing", ["FieldArithmetic"]),
    room("ZK", "Polynomials", ["FieldArithmetic"]),
    room("ZK", "MerkleStructures", ["FieldArithmetic", "ByteCoding", "Hashing"]),
    room("ZK", "Signatures", ["FieldArithmetic", "ByteCoding", "Hashing"]),
    library("ZK", "CSecp256k1", pkgConfig: "libsecp256k1", apt: "libsecp256k1-dev"),
    room("ZK", "ECDSASigning", ["FieldArithmetic", "Hashing", "Signatures", "CSecp256k1"]),
    room("ZK", "Transcript", ["FieldArithmetic", "Hashing"]),
    room("ZK", "AIR", ["FieldArithmetic"]),
    room("ZK", "Commitments", ["FieldArithmetic", "Hashing", "Transcript"]),
    room(
        "ZK",
        "STARKVerifier",
        ["FieldArithmetic", "ByteCoding", "Hashing", "Transcript", "AIR", "Commitments"]
    ),
    room("ZK", "VMCore", ["FieldArithmetic", "ByteCoding", "Hashing", "MerkleStructures"]),
    room("ZK", "VMAIR", ["FieldArithmetic", "Hashing", "AIR", "VMCore"]),
    room(
        "ZK",
        "VMVerifier",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "Signatures", "Transcript", "AIR",
            "STARKVerifier", "VMCore", "VMAIR",
        ]
    ),
    room("ZK", "Assembler", ["FieldArithmetic", "ByteCoding", "Hashing", "VMCore"]),
    shim("ZK", "CCoreLibrary"),
    room(
        "ZK",
        "Processor",
        ["FieldArithmetic", "ByteCoding", "Hashing", "MerkleStructures", "VMCore"]
    ),
    room(
        "ZK",
        "CoreLibrary",
        [
            "FieldArithmetic", "Hashing", "MerkleStructures", "VMCore", "VMVerifier", "Assembler",
            "Processor", "CCoreLibrary",
        ]
    ),
    shim("ZK", "CFieldKernels"),
    room(
        "ZK",
        "FieldKernels",
        ["FieldArithmetic", "Hashing", "Transcript", "AIR", "CFieldKernels"]
    ),
    room(
        "ZK",
        "STARKProver",
        [
            "FieldArithmetic", "Hashing", "Polynomials", "Transcript", "AIR", "Commitments",
            "STARKVerifier", "FieldKernels",
        ]
    ),
    room(
        "ZK",
        "VMProver",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "Transcript", "AIR", "Commitments",
            "STARKVerifier", "VMCore", "VMAIR", "VMVerifier", "Processor", "FieldKernels",
            "STARKProver",
        ]
    ),
]
let kernel: [Target] = [
    room(
        "Kernel",
        "ProtocolTypes",
        ["FieldArithmetic", "ByteCoding", "Hashing", "MerkleStructures", "Signatures", "VMCore"]
    ),
    room(
        "Kernel",
        "TransactionVerifier",
        ["FieldArithmetic", "Hashing", "VMVerifier", "ProtocolTypes"]
    ),
    room(
        "Kernel",
        "BlockAssembly",
        ["FieldArithmetic", "ByteCoding", "MerkleStructures", "Signatures", "ProtocolTypes"]
    ),
]
let roles: [Target] = [
    room(
        "NodeRoles",
        "NodeInterfaces",
        [
            "FieldArithmetic", "ByteCoding", "Signatures", "ProtocolTypes", "TransactionVerifier",
            "BlockAssembly",
        ]
    ),
    library("NodeRoles", "CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
    room(
        "NodeRoles",
        "Store",
        [
            "FieldArithmetic", "ByteCoding", "MerkleStructures", "Signatures", "ProtocolTypes",
            "CSQLite",
        ]
    ),
    room(
        "NodeRoles",
        "Sequencer",
        [
            "FieldArithmetic", "ByteCoding", "Signatures", "ProtocolTypes", "TransactionVerifier",
            "BlockAssembly", "NodeInterfaces", "Store",
        ]
    ),
    room(
        "NodeRoles",
        "Validator",
        [
            "FieldArithmetic", "ByteCoding", "Signatures", "ECDSASigning", "ProtocolTypes",
            "TransactionVerifier", "BlockAssembly", "NodeInterfaces",
        ]
    ),
]
let gateway: [Target] = [
    library("Gateway", "CJansson", pkgConfig: "jansson", apt: "libjansson-dev"),
    room("Gateway", "JSONText", ["CJansson"]),
    room("Gateway", "HTTPSemantics", ["JSONText"]),
    room("Gateway", "HTTP1", ["HTTPSemantics"]),
    library("Gateway", "CNghttp2", pkgConfig: "libnghttp2", apt: "libnghttp2-dev"),
    room("Gateway", "HTTP2", ["HTTPSemantics", "CNghttp2"]),
    library("Gateway", "CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
    room("Gateway", "Compression", ["HTTPSemantics", "CZlib"]),
    library("Gateway", "COpenSSL", pkgConfig: "openssl", apt: "libssl-dev"),
    room("Gateway", "TLS", ["COpenSSL"]),
    room("Gateway", "WebSocket", ["JSONText", "HTTPSemantics"]),
    room("Gateway", "ServerSentEvents"),
    shim("Gateway", "CLinux"),
    room(
        "Gateway",
        "SocketServer",
        ["HTTPSemantics", "HTTP1", "HTTP2", "TLS", "WebSocket", "CLinux"]
    ),
    room("Gateway", "Routing", ["JSONText", "HTTPSemantics", "Compression"]),
    shim("Gateway", "CWebPages"),
    room("Gateway", "WebPages", ["CWebPages"]),
    room(
        "Gateway",
        "NodeAPI",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "MerkleStructures", "STARKVerifier",
            "VMVerifier", "ProtocolTypes", "TransactionVerifier", "BlockAssembly", "NodeInterfaces",
            "Store", "JSONText", "HTTPSemantics", "ServerSentEvents", "Routing", "WebPages",
        ]
    ),
    room(
        "Gateway",
        "ValidatorAPI",
        [
            "FieldArithmetic", "ByteCoding", "Signatures", "ProtocolTypes", "BlockAssembly",
            "NodeInterfaces", "JSONText", "HTTPSemantics", "Routing",
        ]
    ),
    room(
        "Gateway",
        "NodeClient",
        [
            "FieldArithmetic", "ByteCoding", "Signatures", "ProtocolTypes", "BlockAssembly",
            "NodeInterfaces", "JSONText", "HTTPSemantics", "CLinux",
        ]
    ),
    program(
        "Gateway",
        "SwiftMiden",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "MerkleStructures", "Signatures",
            "ECDSASigning", "Commitments", "STARKVerifier", "VMCore", "VMAIR", "VMVerifier",
            "Assembler", "Processor", "CoreLibrary", "FieldKernels", "STARKProver", "VMProver",
            "ProtocolTypes", "TransactionVerifier", "NodeInterfaces", "Store", "Sequencer",
            "Validator", "JSONText", "HTTPSemantics", "SocketServer", "Routing", "NodeAPI",
            "ValidatorAPI", "NodeClient",
        ]
    ),
]

let testSupport: [Target] = [
    .target(
        name: "AssembledCases",
        dependencies: [
            "FieldArithmetic", "ByteCoding", "MerkleStructures", "VMCore", "Assembler",
            "Processor", "CoreLibrary", "TestSupport",
        ],
        path: "Tests/ZK/AssembledCases",
        swiftSettings: strict
    ),
    .target(
        name: "TestSupport",
        dependencies: ["FieldArithmetic"],
        path: "Tests/TestSupport",
        swiftSettings: strict
    ),
    .target(
        name: "SeededChains",
        dependencies: [
            "FieldArithmetic", "ByteCoding", "MerkleStructures", "ECDSASigning", "ProtocolTypes",
            "TestSupport",
        ],
        path: "Tests/NodeRoles/SeededChains",
        swiftSettings: strict
    ),
    .executableTarget(
        name: "CrashingWriter",
        dependencies: ["ByteCoding", "ProtocolTypes", "Store"],
        path: "Tests/NodeRoles/CrashingWriter",
        swiftSettings: strict
    ),
    .target(
        name: "RecordedNetwork",
        dependencies: [
            "ByteCoding", "Signatures", "ECDSASigning", "ProtocolTypes", "TransactionVerifier",
            "BlockAssembly", "NodeInterfaces", "CSQLite", "Store", "Sequencer", "Validator",
            "TestSupport",
        ],
        path: "Tests/NodeRoles/RecordedNetwork",
        swiftSettings: strict
    ),
]
let suites: [Target] = [
    tests("ZK", "FieldArithmetic", ["TestSupport"]),
    tests("ZK", "ByteCoding", ["FieldArithmetic", "TestSupport"]),
    tests("ZK", "Hashing", ["FieldArithmetic", "TestSupport"]),
    tests("ZK", "Polynomials", ["FieldArithmetic", "TestSupport"]),
    tests("ZK", "MerkleStructures", ["FieldArithmetic", "ByteCoding", "Hashing", "TestSupport"]),
    tests("ZK", "Signatures", ["FieldArithmetic", "ByteCoding", "TestSupport"]),
    tests(
        "ZK",
        "ECDSASigning",
        ["FieldArithmetic", "Hashing", "Signatures", "CSecp256k1", "TestSupport"]
    ),
    tests("ZK", "AIR", ["FieldArithmetic", "TestSupport"]),
    tests("ZK", "Commitments", ["FieldArithmetic", "Hashing", "Transcript", "TestSupport"]),
    tests(
        "ZK",
        "STARKVerifier",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "Transcript", "AIR", "Commitments",
            "VMCore", "TestSupport",
        ]
    ),
    tests("ZK", "VMCore", ["FieldArithmetic", "ByteCoding", "TestSupport"]),
    tests("ZK", "VMAIR", ["FieldArithmetic", "AIR", "VMCore", "TestSupport"]),
    tests(
        "ZK",
        "VMVerifier",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "Commitments", "STARKVerifier", "VMCore",
            "TestSupport",
        ]
    ),
    tests(
        "ZK",
        "Assembler",
        ["FieldArithmetic", "ByteCoding", "Hashing", "VMCore", "TestSupport", "AssembledCases"]
    ),
    tests(
        "ZK",
        "CoreLibrary",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "Polynomials", "MerkleStructures",
            "Signatures", "ECDSASigning", "Transcript", "Commitments", "STARKVerifier", "VMCore",
            "VMAIR", "VMVerifier", "Assembler", "Processor", "AssembledCases", "TestSupport",
        ]
    ),
    tests(
        "ZK",
        "FieldKernels",
        ["FieldArithmetic", "Hashing", "Polynomials", "Transcript", "AIR", "TestSupport"]
    ),
    tests(
        "ZK",
        "STARKProver",
        [
            "FieldArithmetic", "Hashing", "Transcript", "AIR", "Commitments", "STARKVerifier",
            "FieldKernels", "TestSupport",
        ]
    ),
    tests(
        "ZK",
        "Processor",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "MerkleStructures", "VMCore", "VMVerifier",
            "Assembler", "CoreLibrary", "TestSupport", "AssembledCases",
        ]
    ),
    tests(
        "ZK",
        "VMProver",
        [
            "FieldArithmetic", "ByteCoding", "Hashing", "MerkleStructures", "Transcript", "AIR",
            "Commitments", "STARKVerifier", "VMCore", "VMAIR", "VMVerifier", "Assembler",
            "Processor", "CoreLibrary", "FieldKernels", "STARKProver", "AssembledCases",
            "TestSupport",
        ]
    ),
    tests(
        "Kernel",
        "ProtocolTypes",
        [
            "FieldArithmetic", "ByteCoding", "MerkleStructures", "Signatures", "VMCore",
            "TestSupport",
        ]
    ),
    tests(
        "Kernel",
        "TransactionVerifier",
        [
            "FieldArithmetic", "ByteCoding", "STARKVerifier", "VMCore", "VMVerifier",
            "ProtocolTypes", "TestSupport",
        ]
    ),
    tests(
        "Kernel",
        "BlockAssembly",
        [
            "FieldArithmetic", "ByteCoding", "MerkleStructures", "Signatures", "ECDSASigning",
            "Commitments", "VMCore", "Processor", "ProtocolTypes", "TestSupport",
        ]
    ),
    tests(
        "NodeRoles",
        "Store",
        [
            "FieldArithmetic", "ByteCoding", "MerkleStructures", "Signatures", "ECDSASigning",
            "VMCore", "ProtocolTypes", "SeededChains", "CrashingWriter", "TestSupport",
        ]
    ),
    tests(
        "NodeRoles",
        "Sequencer",
        [
            "FieldArithmetic", "ByteCoding", "VMCore", "ProtocolTypes", "TransactionVerifier",
            "BlockAssembly", "NodeInterfaces", "Store", "Validator", "RecordedNetwork",
            "TestSupport",
        ]
    ),
    tests(
        "NodeRoles",
        "Validator",
        [
            "FieldArithmetic", "ByteCoding", "Signatures", "ECDSASigning", "ProtocolTypes",
            "TransactionVerifier", "BlockAssembly", "NodeInterfaces", "Store", "Sequencer",
            "RecordedNetwork", "TestSupport",
        ]
    ),
    tests("Gateway", "JSONText", ["TestSupport"]),
    tests("Gateway", "HTTPSemantics", ["JSONText", "TestSupport"]),
    tests("Gateway", "HTTP1", ["HTTPSemantics", "TestSupport"]),
    tests("Gateway", "HTTP2", ["HTTPSemantics", "CNghttp2", "TestSupport"]),
    tests("Gateway", "Compression", ["HTTPSemantics", "TestSupport"]),
    tests("Gateway", "TLS", ["HTTPSemantics", "COpenSSL", "SocketServer", "TestSupport"]),
    tests("Gateway", "WebSocket", ["JSONText", "HTTPSemantics", "TestSupport"]),
    tests("Gateway", "ServerSentEvents", ["TestSupport"]),
    tests("Gateway", "SocketServer", ["HTTPSemantics", "HTTP1", "TestSupport"]),
    tests("Gateway", "Routing", ["JSONText", "HTTPSemantics", "TestSupport"]),
    tests("Gateway", "WebPages", ["TestSupport"]),
    tests(
        "Gateway",
        "NodeAPI",
        [
            "FieldArithmetic", "ByteCoding", "MerkleStructures", "ProtocolTypes", "NodeInterfaces",
            "Store", "JSONText", "HTTPSemantics", "SocketServer", "Routing", "TestSupport",
        ]
    ),
    tests(
        "Gateway",
        "ValidatorAPI",
        [
            "FieldArithmetic", "ByteCoding", "Signatures", "ProtocolTypes", "TransactionVerifier",
            "BlockAssembly", "NodeInterfaces", "Store", "Sequencer", "Validator", "JSONText",
            "HTTPSemantics", "SocketServer", "Routing", "NodeClient", "RecordedNetwork",
            "TestSupport",
        ]
    ),
    tests("Gateway", "NodeClient", ["HTTPSemantics", "SocketServer", "TestSupport"]),
    tests(
        "Gateway",
        "SwiftMiden",
        ["ByteCoding", "JSONText", "NodeAPI", "Sequencer", "Compression", "TestSupport"]
    ),
    .testTarget(
        name: "TidyTests",
        dependencies: ["TestSupport"],
        path: "Tests/Tidy/TidyTests",
        swiftSettings: hot
    ),
]

let benchmarks: [Target] = [
    .target(name: "CAllocationCount", path: "Benchmarks/CAllocationCount"),
    .executableTarget(
        name: "ZKBenchmarks",
        dependencies: [
            "FieldArithmetic", "ByteCoding", "Hashing", "Transcript", "STARKVerifier", "VMCore",
            "VMAIR", "VMVerifier", "Processor", "Assembler", "CoreLibrary", "AssembledCases",
            "FieldKernels", "STARKProver", "VMProver", "ProtocolTypes", "TransactionVerifier",
            "TestSupport", "CAllocationCount",
        ],
        path: "Benchmarks/ZKBenchmarks",
        swiftSettings: hot
    ),
]

// Only libFuzzer gives this one a `main`, so it is there when `Scripts/fuzz` asks for it.
let fuzzing: [Target] =
    Context.environment["SWIFT_MIDEN_FUZZING"] == nil
    ? []
    : [
        .executableTarget(
            name: "DecoderFuzzing",
            dependencies: [
                "FieldArithmetic", "ByteCoding", "MerkleStructures", "Signatures",
                "STARKVerifier", "VMCore", "ProtocolTypes",
            ],
            path: "Tests/Fuzzing/DecoderFuzzing",
            swiftSettings: hot + [.unsafeFlags(["-parse-as-library"])]
        )
    ]

let package = Package(
    name: "swift-miden",
    products: [.executable(name: "swift-miden", targets: ["SwiftMiden"])],
    targets: zk + kernel + roles + gateway + testSupport + suites + benchmarks + fuzzing,
    cLanguageStandard: .c2x
)
