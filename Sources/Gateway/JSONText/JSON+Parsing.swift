// SPDX-License-Identifier: MIT

internal import CJansson

extension JSON {
    /// Parses a text strictly.
    ///
    /// Duplicate names, text after the value, byte-order marks and invalid UTF-8 are refused.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 text of one JSON value.
    ///   - depthMax: How many brackets may be open at once.
    /// - Returns: The value.
    /// - Throws: ``JSONError`` with the offset.
    /// - Complexity: linear in the text.
    public static func parse(_ bytes: [UInt8], depthMax: Int = 32) throws(JSONError) -> JSON {
        try checkDepth(bytes, limit: depthMax)
        var failure = json_error_t()
        let root = bytes.withUnsafeBytes { buffer in
            json_loadb(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                buffer.count,
                cj_strict_flags(),
                &failure
            )
        }
        guard let root else { throw JSONError(failure, byteCount: bytes.count) }
        defer { cj_release(root) }
        return JSON(borrowing: root)
    }

    /// Refuses deep nesting before the recursive parser sees it.
    private static func checkDepth(_ bytes: [UInt8], limit: Int) throws(JSONError) {
        var (depth, isInString, isEscaped) = (0, false, false)
        for (offset, byte) in bytes.enumerated() {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == 0x22 {
                    isInString = false
                }
                continue
            }
            switch byte {
            case 0x22: isInString = true
            case 0x5B, 0x7B:
                depth += 1
                guard depth <= limit else { throw .tooDeep(limit: limit, offset: offset) }
            case 0x5D, 0x7D: depth -= 1
            default: break
            }
        }
    }

    /// Copies a value of the C library; its depth is bounded by the check before parsing.
    private init(borrowing value: UnsafeMutablePointer<json_t>) {
        switch UInt32(cj_kind(value)) {
        case JSON_OBJECT.rawValue:
            var members: [Member] = []
            members.reserveCapacity(json_object_size(value))
            var cursor = json_object_iter(value)
            while let here = cursor {
                if let name = json_object_iter_key(here), let item = json_object_iter_value(here) {
                    let key = JSON.text(name, byteCount: json_object_iter_key_len(here))
                    members.append(Member(key, JSON(borrowing: item)))
                }
                cursor = json_object_iter_next(value, here)
            }
            self = .object(members)
        case JSON_ARRAY.rawValue:
            self = .array(
                (0..<json_array_size(value)).compactMap { index in
                    json_array_get(value, index).map { JSON(borrowing: $0) }
                }
            )
        case JSON_STRING.rawValue:
            let text = json_string_value(value)
            self = .string(
                text.map { JSON.text($0, byteCount: json_string_length(value)) } ?? ""
            )
        case JSON_INTEGER.rawValue: self = .integer(Int64(json_integer_value(value)))
        case JSON_REAL.rawValue: self = .real(json_real_value(value))
        case JSON_TRUE.rawValue: self = .bool(true)
        case JSON_FALSE.rawValue: self = .bool(false)
        default: self = .null
        }
    }

    private static func text(_ start: UnsafePointer<CChar>, byteCount: Int) -> String {
        start.withMemoryRebound(to: UInt8.self, capacity: byteCount) { utf8 in
            String(decoding: UnsafeBufferPointer(start: utf8, count: byteCount), as: UTF8.self)
        }
    }
}

extension JSONError {
    /// Translates the C library's report.
    init(_ report: json_error_t, byteCount: Int) {
        var report = report
        let offset = max(0, min(Int(report.position), byteCount))
        switch UInt32(cj_error_code(&report)) {
        case json_error_duplicate_key.rawValue: self = .duplicateKey(offset: offset)
        case json_error_numeric_overflow.rawValue: self = .numberOutOfRange(offset: offset)
        case json_error_invalid_utf8.rawValue: self = .invalidUTF8(offset: offset)
        case json_error_null_character.rawValue, json_error_null_byte_in_key.rawValue:
            self = .nullCharacter(offset: offset)
        case json_error_premature_end_of_input.rawValue: self = .truncated(offset: offset)
        case json_error_end_of_input_expected.rawValue: self = .trailingText(offset: offset)
        default: self = .malformed(offset: offset)
        }
    }
}
