// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// How much of what waits is looked at: far more than programs of people nest, and bounded.
private enum Reach {
    static let continuations = 1_024
    static let procedures = 64
}

extension Machine {
    /// The procedures that are open, found from the work that waits: plain runs keep no list.
    ///
    /// - Parameters:
    ///   - node: The node that failed; nil if there is none.
    ///   - operation: The index of the operation in its block.
    /// - Returns: The procedures, the innermost first.
    func openProcedures(at node: Int?, operation: Int) -> [OpenProcedure] {
        var list = ProcedureList()
        if let node {
            list.add(SourcePlace(node: node, operation: operation, in: code.forest.debugInfo))
            list.add(code.digests[node], in: code)
        }
        var forest = code
        var left = code
        for work in continuations.reversed().prefix(Reach.continuations) {
            if list.procedures.count >= Reach.procedures { break }
            let node = Int(work.target)
            switch work.kind {
            case .start: continue
            case .enterForest:
                left = forest
                forest = node == 0 ? program : host.forests.forests[node - 1]
            case .finishExternal: list.add(forest.digests[node], in: left, isEntered: true)
            case .finishCall, .finishDyn:
                if work.kind == .finishCall {
                    let callee = Int(forest.nodes[node].first)
                    list.add(forest.digests[callee], in: forest, isEntered: true)
                }
                let place = SourcePlace(node: node, operation: 0, in: forest.forest.debugInfo)
                list.add(place, isCall: true)
            case .finishJoin, .finishSplit, .finishLoop:
                list.add(SourcePlace(node: node, operation: 0, in: forest.forest.debugInfo))
                list.add(forest.digests[node], in: forest)
            }
        }
        list.add(program.digests[entryPoint], in: program)
        return list.procedures
    }
}

/// Procedures from the innermost on, each once.
private struct ProcedureList {
    private(set) var procedures: [OpenProcedure] = []

    /// Adds the procedure that an instruction stands in.
    mutating func add(_ place: SourcePlace?, isCall: Bool = false) {
        guard let path = place?.procedure else { return }
        add(.path(path), call: isCall ? place?.span : nil)
    }

    /// Adds the procedure whose code has a digest, if its forest names it or it was entered by it.
    mutating func add(_ digest: Word, in forest: DecodedForest, isEntered: Bool = false) {
        if let path = forest.forest.debugInfo.procedureName(digest) {
            add(.path(path))
        } else if isEntered {
            add(.root(digest))
        }
    }

    private mutating func add(_ name: OpenProcedure.Name, call: SourcePlace.Span? = nil) {
        guard call != nil || name != procedures.last?.name else { return }
        procedures.append(OpenProcedure(name: name, call: call))
    }
}
