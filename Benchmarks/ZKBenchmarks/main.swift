// SPDX-License-Identifier: MIT

// `--smoke` runs in CI so that no benchmark rots; without it come the figures that we quote.
let isSmoke = CommandLine.arguments.contains("--smoke")
try VerifyBenchmark(repetitions: isSmoke ? 1 : 50).run()
