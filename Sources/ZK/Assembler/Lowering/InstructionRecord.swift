// SPDX-License-Identifier: MIT

/// An instruction of the source, as debug information knows it.
struct InstructionRecord {
    /// How many operations it became.
    let cycles: Int
    let file: String
    let span: SourceSpan
    /// The path of the procedure.
    let context: String
    let text: String
}

/// A remark for people that a body carries along.
struct Remark: Hashable {
    let kind: UInt8
    let data: [UInt8]

    /// What makes two remarks one: for locals not the size of the frame, their last two bytes.
    var identity: Remark {
        kind == 4 && data.count == 6 ? Remark(kind: kind, data: Array(data.prefix(4))) : self
    }
}
