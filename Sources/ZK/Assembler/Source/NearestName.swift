// SPDX-License-Identifier: MIT

/// Finds what a misspelled name was meant to be.
enum NearestName {
    /// The longest name that is compared, and the most names that it is compared with.
    private static let maxByteCount = 32
    private static let maxCandidates = 1 << 13

    /// The name that differs in the fewest letters, if that is a third of them at most.
    ///
    /// - Parameters:
    ///   - name: What was written.
    ///   - candidates: What could have been; the first of several equally near ones counts.
    /// - Returns: The candidate, or nil if none is near or the name is too long to tell.
    /// - Complexity: bounded, whatever the lengths and the count of the candidates.
    static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let source = Array(name.utf8)
        guard source.count <= maxByteCount else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates.prefix(maxCandidates) {
            let target = Array(candidate.utf8)
            let limit = min(max(source.count, target.count) / 3, (best?.distance ?? .max) - 1)
            guard limit > 0, abs(source.count - target.count) <= limit else { continue }
            let distance = distance(from: source, to: target)
            if distance > 0, distance <= limit { best = (candidate, distance) }
        }
        return best?.name
    }

    /// How many letters have to be added, left out, replaced or exchanged with their neighbour.
    private static func distance(from source: [UInt8], to target: [UInt8]) -> Int {
        var before = [Int](repeating: 0, count: target.count + 1)
        var last = Array(0...target.count)
        for row in 1..<(source.count + 1) {
            var current = [row]
            for column in 1..<(target.count + 1) {
                let isEqual = source[row - 1] == target[column - 1]
                var cost = min(last[column], current[column - 1]) + 1
                cost = min(cost, last[column - 1] + (isEqual ? 0 : 1))
                if row > 1, column > 1, source[row - 1] == target[column - 2],
                    source[row - 2] == target[column - 1]
                {
                    cost = min(cost, before[column - 2] + 1)
                }
                current.append(cost)
            }
            (before, last) = (last, current)
        }
        return last[target.count]
    }
}
