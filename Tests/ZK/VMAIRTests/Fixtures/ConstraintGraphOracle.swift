// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport

/// The reference's own constraint graph, `dag.json`, evaluated node by node.
struct ConstraintGraphOracle {
    private let nodes: [JSONValue]
    private let roots: [Int]

    init() throws {
        let json = try Vectors.json("proofs/constraints/dag.json")
        nodes = json["nodes"].items
        roots = try json["roots"].items.map { try $0["node"].int }
    }

    /// The values of all constraints at a point, in emission order.
    func constraintValues(at frame: OutOfDomainFrame) throws -> [QuadFelt] {
        var values: [QuadFelt] = []
        for node in nodes { values.append(try value(of: node, values, frame)) }
        return roots.map { values[$0] }
    }

    private func value(
        of node: JSONValue,
        _ values: [QuadFelt],
        _ frame: OutOfDomainFrame
    ) throws -> QuadFelt {
        switch try node[0].string {
        case "const": return QuadFelt(try node[1].felt)
        case "const_ext": return QuadFelt(try node[1].felt, try node[2].felt)
        case "main":
            let row = try node[1].int == 0 ? frame.mainCurrent : frame.mainNext
            return row[try node[2].int]
        case "aux":
            let row = try node[1].int == 0 ? frame.auxCurrent : frame.auxNext
            return row[try node[2].int]
        case "periodic": return frame.periodic[try node[1].int]
        case "public": return QuadFelt(frame.publicValues[try node[1].int])
        case "challenge": return try node[1].int == 0 ? frame.alpha : frame.beta
        case "final": return frame.finals[try node[1].int]
        case "is_first": return frame.isFirst
        case "is_last": return frame.isLast
        case "is_transition": return frame.isTransition
        case "add": return values[try node[1].int] + values[try node[2].int]
        case "sub": return values[try node[1].int] - values[try node[2].int]
        case "mul": return values[try node[1].int] * values[try node[2].int]
        case "neg": return -values[try node[1].int]
        case let other: throw JSONValue.Mismatch.expected("a kind of node", got: other)
        }
    }
}
