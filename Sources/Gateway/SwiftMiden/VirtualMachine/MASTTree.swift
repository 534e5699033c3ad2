// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Nodes as an indented tree; what was shown above is only named.
struct MASTTree {
    /// Lines beyond this are left out, and it is said that they are.
    private static let linesMax = 10_000
    /// Operations of a block that are spelt out.
    private static let operationsMax = 64

    private let forest: MASTForest
    private(set) var lines: [String] = []
    private var shown: Set<Int> = []

    init(_ forest: MASTForest) { self.forest = forest }

    /// Adds the tree below a node under a heading.
    mutating func add(_ title: String, _ root: Int) {
        lines += ["", title]
        var waiting = [(node: root, depth: 1)]
        while let (node, depth) = waiting.popLast() {
            guard lines.count < MASTTree.linesMax else {
                lines.append("… further nodes are left out")
                return
            }
            let isNew = shown.insert(node).inserted
            let lead = String(repeating: "  ", count: min(depth, 40)) + "#\(node) "
            lines.append(lead + (isNew ? text(of: node) : "as above"))
            guard isNew else { continue }
            for child in forest.nodes[node].children.reversed() {
                waiting.append((child, depth + 1))
            }
        }
    }

    private func text(of node: Int) -> String {
        switch forest.nodes[node].kind {
        case .join: return "join"
        case .split: return "if"
        case .loop: return "while"
        case .call: return "call"
        case .syscall: return "syscall"
        case .dyn: return "dynexec"
        case .dyncall: return "dyncall"
        case .external: return "elsewhere \(forest.nodes[node].digest.hex)"
        case .block(let block):
            let operations = block.operations
            let names = operations.prefix(MASTTree.operationsMax).map { operation in
                operation.hasImmediate
                    ? "\(operation.opcode.name).\(operation.argument.value)"
                    : "\(operation.opcode.name)"
            }
            let rest = operations.count - names.count
            return names.joined(separator: " ") + (rest > 0 ? " … and \(rest) more" : "")
        }
    }
}
