// SPDX-License-Identifier: MIT

/// Everything that a rule lets pass by name, each with its reason.
enum Exceptions {
    /// Files that may be longer than ``Budget/fileLines``; `+Constants.swift` needs no entry.
    static let longFiles: [String: String] = [:]

    /// Modules that may be smaller than ``Budget/moduleFiles`` and ``Budget/moduleLines``.
    static let smallModules: [String: String] = [
        "Compression": "all that touches zlib; who routes need not know C",
        "ECDSASigning": "all that touches libsecp256k1; no verifier may link it",
        "ServerSentEvents": "a format of its own that shares nothing with its neighbours",
        "VMProver": "the prover over the machine's relation; the trace builder belongs here",
        "TLS": "all that touches OpenSSL; who serves sockets need not know C",
        "ValidatorAPI": "the validator's door; a validator shall link neither client nor node",
    ]

    /// Modules of the ground wings that may import a system module.
    static let groundImports: [String: Set<String>] = [
        "FieldKernels": ["Glibc"],  // threads, large pages and the override of the kernels' form
        "Processor": ["Glibc"],  // large pages for records
    ]

    /// Circles between folders or files that cannot be cut, named by their members.
    static let circles: [Set<String>: String] = [
        ["CircuitBuilder", "CircuitWire"]: "a wire keeps its builder, so that operators can append",
        ["ConstraintBuilder", "Expression"]: "an expression keeps its builder, for its operators",
        ["MerkleError", "NodeIndex"]: "an error names a place; a place says why it is none",
        ["PartialSparseTree", "UniqueNodes"]: "the tree and the list of nodes it is written as",
        ["Assembler", "AssemblyRun", "ForestAssembly"]: "settings, and a run that reads them",
    ]

    /// Files that may repeat themselves or each other.
    static let repetitions: [Set<String>: String] = [
        ["Sources/ZK/AIR/ConstraintProgram+Evaluation.swift"]:
            "one loop over two kinds of value, on the hottest path of the verifier",
        [
            "Sources/ZK/FieldArithmetic/Felt+Arithmetic.swift",
            "Sources/ZK/FieldArithmetic/QuadFelt.swift",
        ]: "one ladder over two fields; a generic one would be slow across modules",
        [
            "Tests/Gateway/HTTP1Tests/HTTP1ConnectionTests.swift",
            "Tests/Gateway/WebSocketTests/FrameBuilder.swift",
        ]: "both carry a state's actions out into lists, and no action is of one type with another",
    ]
}

/// The sizes that nothing may exceed.
enum Budget {
    static let fileLines = 600
    static let medianLines = 130
    static let ninetiethPercentileLines = 380
    static let functionLines = 70
    static let columns = 100
    static let folderFiles = 12
    static let folderDepth = 2
    static let moduleFiles = 2
    static let moduleLines = 250
    static let repeatedLines = 6
}
