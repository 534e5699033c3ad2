// SPDX-License-Identifier: MIT

/// A moment as people and browsers write it, always in UTC.
struct CalendarTime {
    private let date: String
    private let clock: String

    /// The moment that lies a number of seconds after the start of 1970.
    init(unixSeconds: UInt32) {
        var days = Int(unixSeconds / 86_400)
        var year = 1970
        while days >= Self.dayCount(year: year) {
            days -= Self.dayCount(year: year)
            year += 1
        }
        var month = 1
        while days >= Self.dayCount(month: month, year: year) {
            days -= Self.dayCount(month: month, year: year)
            month += 1
        }
        let second = unixSeconds % 86_400
        date = "\(year)-\(Self.padded(month))-\(Self.padded(days + 1))"
        clock =
            [second / 3_600, second / 60 % 60, second % 60]
            .map { Self.padded(Int($0)) }.joined(separator: ":")
    }

    /// The form for `<time datetime>`, such as `2026-01-31T08:00:05Z`.
    var machineText: String { "\(date)T\(clock)Z" }

    /// The form for people, such as `2026-01-31 08:00:05 UTC`.
    var text: String { "\(date) \(clock) UTC" }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private static func dayCount(year: Int) -> Int { isLeap(year) ? 366 : 365 }

    private static func dayCount(month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
