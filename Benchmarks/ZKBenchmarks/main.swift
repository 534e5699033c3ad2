// SPDX-License-Identifier: MIT

import FieldKernels
import VMCore

// `--smoke` runs in CI so that no benchmark rots; without it come the figures that we quote.
// Subjects can be named: `execute`; `verify 16` verifies proofs of 2^16 rows under every hash, made
// before; `prove 16 rpo threads=1` proves 2^16 rows under RPO on one thread, `--json` as
// objects. Without a hash it is BLAKE3 and Poseidon2.
// `--beside "COMMAND WORDS"` has another machine run what these two do.
let arguments = CommandLine.arguments.dropFirst()
let isSmoke = arguments.contains("--smoke")
let subjects = Set(arguments).intersection(["verify", "assemble", "execute", "prove"])
func isWanted(_ subject: String) -> Bool { subjects.isEmpty || subjects.contains(subject) }

let sizes = arguments.compactMap { Int($0) }
if isWanted("verify") {
    try VerifyBenchmark(
        repetitions: isSmoke ? 1 : 50,
        log2Rows: sizes.isEmpty ? (isSmoke ? [10] : [10, 12, 14, 16, 18]) : sizes
    ).run()
}
if isWanted("assemble") { try AssembleBenchmark(repetitions: isSmoke ? 1 : 30).run() }
let other = OtherMachine(arguments)
if isWanted("execute") {
    try ExecuteBenchmark(repetitions: isSmoke ? 1 : 100, other: other).run()
}
if isWanted("prove") {
    let hashes = ExecutionProof.HashFunction.allCases.filter { arguments.contains("\($0)") }
    let threads = arguments.first { $0.hasPrefix("threads=") }.flatMap { Int($0.dropFirst(8)) }
    try ProveBenchmark(
        log2Rows: sizes.isEmpty ? (isSmoke ? [12] : [16, 18]) : sizes,
        hashFunctions: hashes.isEmpty ? [.blake3, .poseidon2] : hashes,
        threads: threads ?? processorCount,
        isJSON: arguments.contains("--json"),
        other: other
    ).run()
}
