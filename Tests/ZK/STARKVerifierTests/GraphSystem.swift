// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import STARKVerifier
import TestSupport

/// The relation as the reference's exported constraint graph: an oracle for the verifier that
/// shares nothing with our own constraints.
struct GraphSystem: ConstraintSystem {
    private enum Node {
        case constant(QuadFelt)
        case main(Int, Int)
        case aux(Int, Int)
        case periodic(Int)
        case publicValue(Int)
        case challenge(Int)
        case final(Int)
        case isFirst, isLast, isTransition
        case add(Int, Int)
        case subtract(Int, Int)
        case multiply(Int, Int)
        case negate(Int)
    }

    let digest: Word
    let shape: TraceShape
    let periodicColumns: [[Felt]]
    private let nodes: [Node]
    private let roots: [Int]

    init() throws {
        digest = Word(
            2_564_365_500_194_292_689,
            7_963_649_451_118_915_546,
            13_003_513_905_888_733_288,
            3_704_785_727_996_306_162
        )
        let graph = try Vectors.json("proofs/constraints/dag.json")
        roots = try graph["roots"].items.map { try $0["node"].int }
        nodes = try graph["nodes"].items.map(Self.node)
        let periodic = try Vectors.json("proofs/constraints/periodic.json")
        periodicColumns = try periodic["columns"].items.map { column in
            try (column["values"].isNull ? column : column["values"]).felts
        }
        shape = TraceShape(
            mainWidth: 72,
            auxWidth: 7,
            periodicCount: periodicColumns.count,
            publicValueCount: 40,
            finalCount: 2
        )
    }

    private static func node(_ item: JSONValue) throws -> Node {
        let kind = try item[0].string
        func index(_ position: Int) throws -> Int { try item[position].int }
        switch kind {
        case "const": return .constant(QuadFelt(try item[1].felt))
        case "const_ext": return .constant(QuadFelt(try item[1].felt, try item[2].felt))
        case "main": return .main(try index(1), try index(2))
        case "aux": return .aux(try index(1), try index(2))
        case "periodic": return .periodic(try index(1))
        case "public": return .publicValue(try index(1))
        case "challenge": return .challenge(try index(1))
        case "final": return .final(try index(1))
        case "is_first": return .isFirst
        case "is_last": return .isLast
        case "is_transition": return .isTransition
        case "add": return .add(try index(1), try index(2))
        case "sub": return .subtract(try index(1), try index(2))
        case "mul": return .multiply(try index(1), try index(2))
        default: return .negate(try index(1))
        }
    }

    func values(at frame: OutOfDomainFrame) -> [QuadFelt] {
        var values: [QuadFelt] = []
        for node in nodes {
            switch node {
            case .constant(let value): values.append(value)
            case .main(let offset, let column):
                values.append((offset == 0 ? frame.mainCurrent : frame.mainNext)[column])
            case .aux(let offset, let column):
                values.append((offset == 0 ? frame.auxCurrent : frame.auxNext)[column])
            case .periodic(let index): values.append(frame.periodic[index])
            case .publicValue(let index): values.append(QuadFelt(frame.publicValues[index]))
            case .challenge(let index): values.append(index == 0 ? frame.alpha : frame.beta)
            case .final(let index): values.append(frame.finals[index])
            case .isFirst: values.append(frame.isFirst)
            case .isLast: values.append(frame.isLast)
            case .isTransition: values.append(frame.isTransition)
            case .add(let a, let b): values.append(values[a] + values[b])
            case .subtract(let a, let b): values.append(values[a] - values[b])
            case .multiply(let a, let b): values.append(values[a] * values[b])
            case .negate(let a): values.append(-values[a])
            }
        }
        return roots.map { values[$0] }
    }

    func foldedConstraints(at frame: OutOfDomainFrame, challenge: QuadFelt) -> QuadFelt {
        values(at: frame).reduce(.zero) { $0 * challenge + $1 }
    }

    func busBoundary(of statement: Statement, alpha: QuadFelt, beta: QuadFelt) -> QuadFelt? {
        func inverse(_ bus: UInt32, _ message: [Felt]) -> QuadFelt? {
            var denominator = alpha + beta.power(16) * Felt(bus + 1)
            for (index, felt) in message.enumerated() {
                denominator += beta.power(UInt64(index)) * felt
            }
            return denominator.inverse()
        }
        let publicValues = statement.publicValues
        guard
            let block = inverse(1, Array(publicValues[..<4]) + [.zero, .zero, .zero]),
            let start = inverse(2, [.zero, .zero, .zero, .zero]),
            let end = inverse(2, Array(publicValues[36...]))
        else { return nil }
        var sum = block + start - end
        for word in statement.words {
            guard let term = inverse(0, word.elements) else { return nil }
            sum += term
        }
        return sum
    }
}
