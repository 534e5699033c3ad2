// SPDX-License-Identifier: MIT

extension JSONWriter {
    /// Writes a member whose value is JSON text already; it is trusted.
    public mutating func member(_ name: String, raw json: [UInt8]) {
        key(name)
        raw(json)
    }

    /// Writes a member with a string.
    public mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }

    /// Writes a member with a string or `null`.
    public mutating func member(_ name: String, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    /// Writes a member with a truth value.
    public mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        bool(flag)
    }

    /// Writes a member with a number of at most 32 bits.
    public mutating func member(_ name: String, _ value: UInt32) {
        key(name)
        number(value)
    }

    /// Writes a member with a count.
    public mutating func member(_ name: String, _ value: Int) {
        key(name)
        number(value)
    }

    /// Writes a member of an object that is a number with a fraction; what is no number is `null`.
    public mutating func member(_ name: String, _ value: Double) {
        key(name)
        number(value)
    }

    /// Writes a member with a 64-bit value as a decimal string.
    public mutating func member(_ name: String, decimal value: UInt64) {
        key(name)
        decimalString(value)
    }

    /// Writes a member with bytes as `0x` and hexadecimal digits.
    public mutating func member(_ name: String, hex data: [UInt8]) {
        key(name)
        hex(data)
    }

    /// Writes a member with bytes in base64.
    public mutating func member(_ name: String, base64 data: [UInt8]) {
        key(name)
        base64(data)
    }

    /// Writes a member that is an object.
    public mutating func member(_ name: String, object body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    /// Writes a member that is an array with one call of `body` for each item.
    public mutating func member<Items: Sequence>(
        _ name: String,
        array items: Items,
        _ body: (inout JSONWriter, Items.Element) -> Void
    ) {
        key(name)
        array(items, body)
    }
}
