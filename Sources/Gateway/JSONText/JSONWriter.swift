// SPDX-License-Identifier: MIT

/// Writes JSON text straight into bytes, without a tree in between.
///
/// The writer places commas and colons; the caller keeps begin and end calls in pairs and writes a
/// key before each value of an object. Text that no UTF-8 check has seen cannot reach it, since
/// `String` is valid by construction.
public struct JSONWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8]
    private var needsComma = false

    /// Creates a writer with room for a typical answer.
    public init(reserving capacity: Int = 512) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// The bytes that `body` writes.
    public static func encode(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        body(&writer)
        return writer.bytes
    }

    /// Opens an object.
    public mutating func beginObject() { open(0x7B) }

    /// Closes the innermost object.
    public mutating func endObject() { close(0x7D) }

    /// Opens an array.
    public mutating func beginArray() { open(0x5B) }

    /// Closes the innermost array.
    public mutating func endArray() { close(0x5D) }

    /// Writes an object whose members `body` writes.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginObject()
        body(&self)
        endObject()
    }

    /// Writes an array with one call of `body` for each item.
    public mutating func array<Items: Sequence>(
        _ items: Items,
        _ body: (inout JSONWriter, Items.Element) -> Void
    ) {
        beginArray()
        for item in items { body(&self, item) }
        endArray()
    }

    /// Writes a member's name; its value must follow.
    public mutating func key(_ name: String) {
        string(name)
        bytes.append(0x3A)
        needsComma = false
    }

    /// Writes a string, escaping what JSON demands and nothing else.
    public mutating func string(_ text: String) {
        separate()
        bytes.append(0x22)
        var text = text
        text.withUTF8 { appendEscaped($0) }
        bytes.append(0x22)
    }

    /// Writes an integer as a JSON number.
    ///
    /// For values of at most 53 bits, such as block numbers and counts; see
    /// ``decimalString(_:)`` for the others.
    public mutating func number<Value: FixedWidthInteger>(_ value: Value) {
        separate()
        appendDecimal(value)
    }

    /// Writes an integer as a string of decimal digits, so that no reader loses precision.
    public mutating func decimalString<Value: FixedWidthInteger>(_ value: Value) {
        separate()
        bytes.append(0x22)
        appendDecimal(value)
        bytes.append(0x22)
    }

    /// Writes a real number; what JSON cannot say (infinities, NaN) becomes `null`.
    public mutating func number(_ value: Double) {
        separate()
        bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value that is JSON text already; it is trusted.
    public mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    /// Puts the comma that a value needs after its neighbour.
    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    private mutating func appendDecimal<Value: FixedWidthInteger>(_ value: Value) {
        if value < 0 { bytes.append(0x2D) }
        let start = bytes.count
        var rest = value.magnitude
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(0x30 + UInt8(truncatingIfNeeded: digit))
            rest = quotient
        } while rest != 0
        bytes[start...].reverse()
    }

    private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var plainStart = 0
        for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
            bytes.append(contentsOf: utf8[plainStart..<index])
            plainStart = index + 1
            bytes.append(0x5C)
            switch byte {
            case 0x22, 0x5C: bytes.append(byte)
            case 0x08: bytes.append(0x62)
            case 0x09: bytes.append(0x74)
            case 0x0A: bytes.append(0x6E)
            case 0x0C: bytes.append(0x66)
            case 0x0D: bytes.append(0x72)
            default:
                bytes.append(contentsOf: [0x75, 0x30, 0x30])
                bytes.append(HexDigits.lower(byte >> 4))
                bytes.append(HexDigits.lower(byte & 15))
            }
        }
        bytes.append(contentsOf: utf8[plainStart...])
    }

    /// Writes a quoted string of `count` bytes that `fill` appends; none may need an escape.
    mutating func plainString(count: Int, _ fill: (inout [UInt8]) -> Void) {
        separate()
        bytes.reserveCapacity(bytes.count + count + 2)
        bytes.append(0x22)
        fill(&bytes)
        bytes.append(0x22)
    }
}

/// Hexadecimal digits as ASCII.
enum HexDigits {
    /// The lower-case digit of a value under 16.
    static func lower(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
