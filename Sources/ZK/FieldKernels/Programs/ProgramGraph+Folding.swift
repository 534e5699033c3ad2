// SPDX-License-Identifier: MIT

/// Outputs of one degree, summed up by their weights.
struct FoldedClass {
    /// On so many cosets of the trace domain the sum's quotient by the vanishing polynomial must be
    /// known; it follows on all others.
    let cosetCount: Int
    /// The sum.
    let root: Int
}

extension ProgramGraph {
    /// Sums up all outputs by weights, those of each degree for themselves.
    ///
    /// Most outputs are a condition times a value. Values under one condition are summed up first
    /// and multiplied by it once.
    ///
    /// - Returns: The sums, those known on the most cosets first.
    mutating func foldRoots() -> [FoldedClass] {
        var classes: [Int: [Int]] = [:]
        for (position, root) in roots.enumerated() {
            classes[cosetCount(of: root), default: []].append(position)
        }
        return classes.keys.sorted(by: >).map { count in
            FoldedClass(cosetCount: count, root: sum(of: classes[count] ?? []))
        }
    }

    /// How many times the trace length bounds the quotient's degree.
    ///
    /// A value of degree `d (n - 1)` plus one for each transition selector loses `n`.
    private func cosetCount(of root: Int) -> Int {
        let (degree, transitions) = (traits[root].degree, traits[root].transitions)
        return max(1, transitions < degree ? degree - 1 : degree)
    }

    private mutating func sum(of positions: [Int]) -> Int {
        var counts: [Int: Int] = [:]
        for position in positions {
            for factor in factors(of: roots[position]) { counts[factor, default: 0] += 1 }
        }
        var order: [Int?] = [nil]
        var groups: [Int?: [Term]] = [nil: []]
        for position in positions {
            let root = roots[position]
            let weight = append(.weight(position))
            let shared = factors(of: root)
                .max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) }
            guard let factor = shared, (counts[factor] ?? 0) > 2,
                case .multiply(let left, let right) = nodes[root]
            else {
                groups[nil]?.append(Term(value: root, weight: weight))
                continue
            }
            if groups[factor] == nil { order.append(factor) }
            let value = left == factor ? right : left
            groups[factor, default: []].append(Term(value: value, weight: weight))
        }
        var total: Int?
        for factor in order {
            guard let terms = groups[factor], let sum = sum(of: terms) else { continue }
            let product = factor.map { append(.multiply(sum, $0)) } ?? sum
            total = total.map { append(.add($0, product)) } ?? product
        }
        guard let total else { preconditionFailure("a class without outputs") }
        return total
    }

    /// What a value is the product of, of the base field.
    private func factors(of root: Int) -> [Int] {
        guard case .multiply(let left, let right) = nodes[root] else { return [] }
        return [left, right].filter { !traits[$0].isExtension }
    }

    private mutating func sum(of terms: [Term]) -> Int? {
        var total = weightedSum(of: terms.filter { !traits[$0.value].isExtension })
        for term in terms where traits[term.value].isExtension {
            let product = append(.multiply(term.value, term.weight))
            total = total.map { append(.add($0, product)) } ?? product
        }
        return total
    }
}
