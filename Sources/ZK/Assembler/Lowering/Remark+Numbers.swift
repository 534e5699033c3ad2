// SPDX-License-Identifier: MIT

extension Remark {
    /// The decorator of a remark.
    ///
    /// - Parameters:
    ///   - kind: What the remark is about.
    ///   - values: Its numbers, at most two.
    ///   - localCount: How many locals the procedure has.
    init(_ kind: InstructionCard.DecoratorKind, _ values: [UInt64], localCount: Int) {
        let first = values.first ?? 0
        switch kind {
        case .stack:
            let hasCount = !values.isEmpty
            self.init(kind: hasCount ? 1 : 0, data: hasCount ? Self.bytes(first, 1) : [])
        case .memory:
            guard !values.isEmpty else {
                self.init(kind: 2, data: [])
                return
            }
            let last = values.count > 1 ? values[1] : first
            self.init(kind: 3, data: Self.bytes(first, 4) + Self.bytes(last, 4))
        case .locals:
            let size = UInt64((localCount + 3) / 4 * 4)
            let last = values.count > 1 ? values[1] : values.first ?? UInt64(max(0, localCount - 1))
            let data = Self.bytes(first, 2) + Self.bytes(last, 2) + Self.bytes(size, 2)
            self.init(kind: 4, data: data)
        case .adviceStack: self.init(kind: 5, data: Self.bytes(first, 2))
        case .trace: self.init(kind: 6, data: Self.bytes(first, 4))
        }
    }

    private static func bytes(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }
}
