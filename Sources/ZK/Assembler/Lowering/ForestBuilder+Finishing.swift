// SPDX-License-Identifier: MIT

import VMCore

extension ForestBuilder {
    /// The forest without what was merged away, and for each node its index there.
    func finished() -> (forest: MASTForest, indices: [Int]) {
        var isKept = [Bool](repeating: true, count: forest.nodes.count)
        for node in mergedBlocks where !isRoot(node) { isKept[node] = false }
        for node in forest.nodes {
            for child in node.children { isKept[child] = true }
        }
        var (result, indices) = forest.keeping(isKept)
        result.adviceMap = AdviceMap(adviceEntries)
        var writer = DebugInfoWriter()
        writer.write(decorators)
        let kept = drafts.indices.filter { isKept[$0] }
        // The reference writes decorators when a node is made and again only when nodes go, so
        // that later decorators are lost in a forest from which nothing was merged away.
        let isComplete = kept.count == drafts.count
        for (node, index) in kept.enumerated() {
            let draft = (isComplete ? asMade[index] : nil) ?? drafts[index]
            writer.write(draft, of: result.nodes[node], at: node)
        }
        writer.write(kept.map { drafts[$0] }, result.nodes, records, isTrimmed: isComplete)
        result.debugInfo = writer.info
        result.debugInfo.errorMessages = errorMessages.sorted { $0.key < $1.key }
            .map { ErrorMessage(code: $0.key, text: $0.value) }
        return (result, indices)
    }
}
