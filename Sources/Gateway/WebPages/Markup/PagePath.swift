// SPDX-License-Identifier: MIT

/// A place on this site.
///
/// It begins with a literal that holds its first slash or `#`, so that no value can lead to another
/// site or become a `javascript:` address; what varies is percent-encoded.
public struct PagePath: Sendable, Hashable {
    /// The path as it stands in a link.
    public let text: String

    /// A place that is written in the source, such as `/search`.
    init(_ literal: StaticString) { text = "\(literal)" }

    /// A place below a literal one, as in `/block/` and `1204`.
    init(_ literal: StaticString, _ segment: String) {
        text = "\(literal)" + Self.encoded(segment)
    }

    /// The page of a block.
    public static func block(_ number: UInt32) -> PagePath { PagePath("/block/", "\(number)") }

    /// The page of a transaction, by its id.
    public static func transaction(_ id: String) -> PagePath { PagePath("/tx/", id) }

    /// The page of an account, by its id in hex.
    public static func account(_ id: String) -> PagePath { PagePath("/account/", id) }

    /// The page of a note, by its id.
    public static func note(_ id: String) -> PagePath { PagePath("/note/", id) }

    /// The page that explains a problem, by its code.
    public static func problem(_ code: String) -> PagePath { PagePath("/problems/", code) }

    /// Where a link of the site's own table leads.
    ///
    /// - Returns: Nothing unless the text is a path below the root, made of unreserved characters
    ///   and single slashes.
    public static func local(_ text: String) -> PagePath? {
        let segments = text.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count > 1, segments[0].isEmpty,
            segments.dropFirst().dropLast().allSatisfy({ !$0.isEmpty }),
            segments.allSatisfy({ $0.utf8.allSatisfy(isUnreserved) })
        else { return nil }
        return PagePath(checked: text)
    }

    private init(checked text: String) { self.text = text }

    private static func encoded(_ segment: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in segment.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
