// SPDX-License-Identifier: MIT

import VMCore

/// How many rows each procedure took, itself and without what it called.
public struct ExecutionProfile: Hashable, Sendable {
    /// The rows of a procedure.
    public struct Entry: Hashable, Sendable {
        /// The procedure's path; nil for code without debug information.
        public let procedure: String?
        /// The rows that its own instructions took.
        public let cycles: Int
    }

    /// The procedures, those with the most rows first.
    public let entries: [Entry]

    /// All rows.
    public var cycles: Int { entries.reduce(0) { $0 + $1.cycles } }
}

extension ExecutionRecord {
    /// Counts the rows of each procedure.
    ///
    /// A row of the trace counts for the procedure whose source it comes from, also where code was
    /// merged into its caller's blocks. Joints between blocks count for the procedure that has
    /// them. Debug information names one source for a block, so a block that several procedures
    /// have alike counts for the first of them.
    ///
    /// - Returns: The procedures with their rows.
    /// - Complexity: Linear in the control rows and in the code that ran.
    public func profile() -> ExecutionProfile {
        var visits: [CodePlace: (rows: Int, bodies: Int)] = [:]
        for row in control {
            visits[row.place, default: (0, 0)].rows += 1
            if row.opcode == .span { visits[row.place, default: (0, 0)].bodies += 1 }
        }
        var cycles: [String?: Int] = [:]
        for (place, count) in visits {
            guard forests.indices.contains(Int(place.forest)) else { continue }
            let forest = forests[Int(place.forest)]
            let node = Int(place.node)
            let owner = SourcePlace(node: node, operation: 0, in: forest.forest.debugInfo)
            cycles[owner?.procedure, default: 0] += count.rows
            guard count.bodies > 0 else { continue }
            for (procedure, rows) in forest.bodyRows(of: node) {
                cycles[procedure, default: 0] += rows * count.bodies
            }
        }
        let entries = cycles.map { ExecutionProfile.Entry(procedure: $0.key, cycles: $0.value) }
        return ExecutionProfile(
            entries: entries.sorted {
                ($1.cycles, $0.procedure ?? "") < ($0.cycles, $1.procedure ?? "")
            }
        )
    }
}

extension DecodedForest {
    /// The rows of a block's body by procedure, those between batches with what follows them.
    fileprivate func bodyRows(of node: Int) -> [String?: Int] {
        guard batchCounts.indices.contains(node), nodes[node].kind == .block else { return [:] }
        var rows: [String?: Int] = [:]
        var operation = 0
        var marks = SourcePlace.all(of: node, in: forest.debugInfo)[...]
        var procedure = marks.first?.place.procedure
        for position in Int(nodes[node].first)..<Int(nodes[node].second) {
            while let mark = marks.first, mark.operation <= operation {
                procedure = mark.place.procedure
                marks.removeFirst()
            }
            rows[procedure, default: 0] += 1
            if codes[position] != .respan { operation += 1 }
        }
        return rows
    }
}
