// SPDX-License-Identifier: MIT

import Assembler
import CAllocationCount
import CoreLibrary
import FieldArithmetic
import VMCore

/// Assembles the core library, alone and as often under other names as make 30,000 lines.
struct AssembleBenchmark {
    let repetitions: Int

    /// Prints a line a size: milliseconds (best and median), lines a second, allocations, digest.
    func run() throws {
        for copies in [1, 4] {
            try measure("core x\(copies)", (0..<copies).flatMap(Self.modules))
        }
    }

    /// The core library under a root of its own, its paths and events renamed.
    private static func modules(copy: Int) -> [ModuleSource] {
        guard copy > 0 else { return CoreLibrary.modules }
        return CoreLibrary.modules.map { module in
            let text = String(decoding: module.file.bytes, as: UTF8.self)
            let path = module.path.replacing("miden::core", with: "copy\(copy)::core")
            return ModuleSource(
                path: path,
                text: text.replacing("miden::core", with: "copy\(copy)::core")
            )
        }
    }

    private func measure(_ name: String, _ modules: [ModuleSource]) throws {
        let lines = modules.reduce(0) { $0 + $1.file.bytes.count { $0 == 0x0A } }
        var times: [Duration] = []
        var library = try Assembler().assembleLibrary(modules)
        let before = allocation_count()
        for _ in 0..<repetitions {
            let time = try ContinuousClock().measure {
                library = try Assembler().assembleLibrary(modules)
            }
            times.append(time)
        }
        let allocations = Int(allocation_count() - before) / repetitions
        times.sort()
        let best = milliseconds(times[0])
        let median = milliseconds(times[times.count / 2])
        print(
            "assemble.\(name) lines=\(lines) best \(fixed(best)) ms, median \(fixed(median)) ms,"
                + " \(Int(Double(lines) / best * 1e3)) lines/s, allocations \(allocations),"
                + " output \(library.digest.hex.prefix(10))"
        )
    }
}
