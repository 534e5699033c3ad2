// SPDX-License-Identifier: MIT

/// Which procedures of sources name which.
struct CallGraph {
    private var callees: [ItemID: [ItemID]] = [:]

    /// Checks all bodies and finds circles.
    init(_ meaning: Meaning, reportingTo diagnostics: inout DiagnosticList) {
        var procedures: [ItemID] = []
        for (index, module) in meaning.graph.modules.enumerated() where module.hasSource {
            for (item, entry) in module.items.enumerated() {
                guard case .procedure = entry.kind else { continue }
                let id = ItemID(module: index, item: item)
                procedures.append(id)
                callees[id] = BodyChecker.check(id, meaning, reportingTo: &diagnostics)
            }
        }
        for id in circles(among: procedures) {
            let problem = LinkProblem.procedureCircle(meaning.graph.path(of: id).text)
            let source = meaning.graph.modules[id.module].source
            diagnostics.report(.link(problem), at: meaning.graph.item(id).nameSpan, in: source)
        }
    }

    /// The procedures at which circles close, one or more for each knot of them, first met first.
    private func circles(among procedures: [ItemID]) -> [ItemID] {
        var heads: [ItemID] = []
        var isHead: Set<ItemID> = []
        var isOpen: Set<ItemID> = []
        var isDone: Set<ItemID> = []
        for start in procedures where !isDone.contains(start) {
            var stack = [(id: start, next: 0)]
            isOpen.insert(start)
            while let top = stack.last {
                let list = callees[top.id] ?? []
                guard top.next < list.count else {
                    isOpen.remove(top.id)
                    isDone.insert(top.id)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let callee = list[top.next]
                if isOpen.contains(callee) {
                    if isHead.insert(callee).inserted { heads.append(callee) }
                    continue
                }
                guard !isDone.contains(callee) else { continue }
                isOpen.insert(callee)
                stack.append((callee, 0))
            }
        }
        return heads
    }

    /// The procedures to compile for one of them, callees first, itself last.
    ///
    /// - Parameters:
    ///   - root: The procedure.
    ///   - isDone: What was compiled before, together with all it needs.
    /// - Returns: What is left to compile, in order.
    func order(from root: ItemID, without isDone: (ItemID) -> Bool) -> [ItemID] {
        guard !isDone(root) else { return [] }
        var callerCounts: [ItemID: Int] = [root: 0]
        var unvisited = [root]
        while let id = unvisited.popLast() {
            for callee in callees[id] ?? [] where !isDone(callee) {
                if callerCounts[callee] == nil { unvisited.append(callee) }
                callerCounts[callee, default: 0] += 1
            }
        }
        var output = [root]
        var position = 0
        while position < output.count {
            for callee in callees[output[position]] ?? [] {
                guard let count = callerCounts[callee] else { continue }
                callerCounts[callee] = count - 1
                if count == 1 { output.append(callee) }
            }
            position += 1
        }
        return output.reversed()
    }
}
