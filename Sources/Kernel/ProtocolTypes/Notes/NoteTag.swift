// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A hint by which clients look for notes; nothing on chain depends on it.
public struct NoteTag: Hashable, Comparable, Sendable {
    /// The length of an account's tag unless an address says otherwise.
    public static let defaultAccountTargetLength: UInt8 = 14
    /// The longest tag of an account.
    public static let maxAccountTargetLength: UInt8 = 32

    /// The 32 bits.
    public let value: UInt32

    /// A tag of any bits.
    public init(_ value: UInt32) { self.value = value }

    /// The tag of notes for an account: the upper `length` bits of its id.
    /// - Throws: ``NoteTagError/lengthTooLarge(_:)`` above 32.
    public init(
        target id: AccountID,
        length: UInt8 = NoteTag.defaultAccountTargetLength
    ) throws(NoteTagError) {
        guard length <= Self.maxAccountTargetLength else { throw .lengthTooLarge(length) }
        self.init(target: id, checkedLength: length)
    }

    init(target id: AccountID, checkedLength length: UInt8) {
        let bits = UInt32(truncatingIfNeeded: id.prefix.value >> 32)
        value = length == 0 ? 0 : bits & ~UInt32(0) << UInt32(32 - min(length, 32))
    }

    /// Orders by value.
    public static func < (lhs: NoteTag, rhs: NoteTag) -> Bool { lhs.value < rhs.value }
}

extension NoteTag: ByteEncodable, ByteDecodable {
    /// Appends four bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(value) }

    /// Reads four bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self.init(try reader.readUInt32())
    }
}

/// Why there is no such tag.
public enum NoteTagError: Error, Equatable, Sendable {
    /// The length is above 32.
    case lengthTooLarge(UInt8)
}

extension NoteTag {
    /// The tag of a note that swaps one faucet's asset for another's.
    public init(
        swapOf offered: AccountID,
        for requested: AccountID,
        type: NoteType,
        scriptRoot: Word
    ) {
        self.init(Self.pair(offered, requested, type: type, scriptRoot: scriptRoot, bits: 15))
    }

    /// The tag of a note that swaps in parts.
    public init(
        partialSwapOf offered: AccountID,
        for requested: AccountID,
        type: NoteType,
        scriptRoot: Word
    ) {
        self.init(Self.pair(offered, requested, type: type, scriptRoot: scriptRoot, bits: 14))
    }

    /// The type, the first bits of the script's root, and eight bits of each faucet.
    private static func pair(
        _ offered: AccountID,
        _ requested: AccountID,
        type: NoteType,
        scriptRoot: Word,
        bits: UInt32
    ) -> UInt32 {
        let root = UInt32(truncatingIfNeeded: scriptRoot.e0.value)
        let prefix = ((root & 0xFF) << 8 | root >> 8 & 0xFF) >> (16 - bits)
        let faucets = UInt32(offered.prefix.value >> 56) << 8 | UInt32(requested.prefix.value >> 56)
        return UInt32(type.rawValue) << (16 + bits) | prefix << 16 | faucets
    }
}
