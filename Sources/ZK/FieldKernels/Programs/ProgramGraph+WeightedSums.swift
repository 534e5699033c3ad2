// SPDX-License-Identifier: MIT

extension ProgramGraph {
    /// The most terms of a sum: as many values must be at hand at once, and the packed kernels have
    /// room for 256.
    private static let termsMax = 32

    /// The sum of base values by weights; nil if there are none.
    mutating func weightedSum(of terms: [Term]) -> Int? {
        var total: Int?
        for start in stride(from: 0, to: terms.count, by: Self.termsMax) {
            let part = Array(terms[start..<min(terms.count, start + Self.termsMax)])
            let sum = append(.weightedSum(part))
            total = total.map { append(.add($0, sum)) } ?? sum
        }
        return total
    }

    /// A sum written out: base values by weights, what is the same on all rows, and the rest.
    private struct Flattened {
        var terms: [Term] = []
        var fixed: [(node: Int, isNegative: Bool)] = []
        var others: [(node: Int, isNegative: Bool)] = []
    }

    /// Replaces sums of base values times fixed elements, such as messages on a bus, so that their
    /// products add up before they are reduced.
    mutating func gatherWeightedSums(for roots: [Int]) {
        let uses = uses(from: roots)
        var isInner = Array(repeating: false, count: nodes.count)
        for index in nodes.indices.reversed() where isSum(index) && uses[index] > 0 {
            guard !isInner[index] else { continue }
            var sum = Flattened()
            var pending = [(node: index, isNegative: false)]
            while let (node, isNegative) = pending.popLast() {
                guard node == index || isSum(node) && uses[node] == 1 else {
                    place(node, isNegative, in: &sum)
                    continue
                }
                isInner[node] = true
                switch nodes[node] {
                case .add(let left, let right):
                    pending += [(right, isNegative), (left, isNegative)]
                case .subtract(let left, let right):
                    pending += [(right, !isNegative), (left, isNegative)]
                default: break
                }
            }
            if sum.terms.count > 1 { rewrite(index, as: sum) }
        }
    }

    /// Whether a node adds in the extension and depends on the row.
    private func isSum(_ index: Int) -> Bool {
        guard traits[index].isExtension, !traits[index].isFixed else { return false }
        switch nodes[index] {
        case .add, .subtract: return true
        default: return false
        }
    }

    private mutating func place(_ node: Int, _ isNegative: Bool, in sum: inout Flattened) {
        if traits[node].isFixed {
            sum.fixed.append((node, isNegative))
        } else if case .multiply(let left, let right) = nodes[node],
            traits[left].isFixed, traits[left].isExtension, !traits[right].isExtension
        {
            let weight = isNegative ? append(.negate(left)) : left
            sum.terms.append(Term(value: right, weight: weight))
        } else {
            sum.others.append((node, isNegative))
        }
    }

    private mutating func rewrite(_ index: Int, as sum: Flattened) {
        guard var total = weightedSum(of: sum.terms) else { return }
        if let (first, isNegative) = sum.fixed.first {
            var fixed = isNegative ? append(.negate(first)) : first
            for (node, isNegative) in sum.fixed.dropFirst() {
                fixed = append(isNegative ? .subtract(fixed, node) : .add(fixed, node))
            }
            total = append(.add(total, fixed))
        }
        for (node, isNegative) in sum.others {
            total = append(isNegative ? .subtract(total, node) : .add(total, node))
        }
        replace(index, by: nodes[total])
    }
}
