// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// One header line, checked and cut.
struct FieldLine {
    let name: String
    let value: String

    init(_ line: ArraySlice<UInt8>) throws(HTTP1Error) {
        if line.first == 0x20 || line.first == 0x09 { throw .obsoleteLineFolding }
        guard let colon = line.firstIndex(of: 0x3A) else { throw .fieldWithoutColon }
        let nameBytes = line[..<colon]
        guard !nameBytes.isEmpty else { throw .malformedFieldName }
        for byte in nameBytes where !Token.contains(byte) {
            let isBlank = byte == 0x20 || byte == 0x09
            throw isBlank ? .whitespaceBeforeColon : .malformedFieldName
        }
        var value = line[(colon + 1)...]
        while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
        while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
        let isClean = value.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        guard isClean, let text = String(validating: value, as: UTF8.self) else {
            throw .forbiddenByteInValue
        }
        name = String(unsafeUninitializedCapacity: nameBytes.count) { buffer in
            for (index, byte) in nameBytes.enumerated() {
                buffer[index] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
            return nameBytes.count
        }
        self.value = text
    }
}
