// SPDX-License-Identifier: MIT

// `--smoke` runs in CI so that no benchmark rots; without it come the figures that we quote.
// Subjects can be named: `ZKBenchmarks execute`.
let isSmoke = CommandLine.arguments.contains("--smoke")
let subjects = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") }
func isWanted(_ subject: String) -> Bool { subjects.isEmpty || subjects.contains(subject) }

if isWanted("verify") { try VerifyBenchmark(repetitions: isSmoke ? 1 : 50).run() }
if isWanted("execute") { try ExecuteBenchmark(repetitions: isSmoke ? 1 : 100).run() }
