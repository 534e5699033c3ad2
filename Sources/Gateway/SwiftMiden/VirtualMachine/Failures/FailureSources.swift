// SPDX-License-Identifier: MIT

import Assembler
import CoreLibrary
import FieldArithmetic
import Hashing
import Processor

/// What the sources at hand say about an execution that failed.
struct FailureSources {
    /// Sources by the names that debug information gives them.
    private let files: [String: SourceFile]
    private let events: [UInt64: String]

    /// Takes the sources of a program beside those of the core library.
    init(_ sources: [String: [UInt8]]) {
        var files: [String: SourceFile] = [:]
        for module in CoreLibrary.modules { files[module.file.name] = module.file }
        for (name, bytes) in sources { files[name] = SourceFile(name: name, bytes: bytes) }
        self.files = files
        var events = EventHandlers.coreLibrary.names
        for (name, bytes) in sources {
            for event in eventNames(in: SourceFile(name: name, bytes: bytes)) {
                events[Felt(name: event).value] = event
            }
        }
        self.events = events
    }

    /// The name of an event, where a handler or a source has it.
    func event(_ id: UInt64) -> String? { events[id] }

    /// The line of a stretch; nil if its source is not at hand.
    func excerpt(_ span: SourcePlace.Span) -> SourceExcerpt? {
        excerpt(span.source, SourceSpan(start: span.start, end: span.end))
    }

    /// The line of a stretch; nil if its source is not at hand.
    func excerpt(_ file: String, _ span: SourceSpan) -> SourceExcerpt? {
        guard let source = files[file], Int(span.start) < source.bytes.count else { return nil }
        return SourceExcerpt(span, in: source)
    }
}

/// The names that a source gives to events, in `event("name")`.
private func eventNames(in source: SourceFile) -> [String] {
    let text = String(decoding: source.bytes, as: UTF8.self)
    return text.split(separator: "event(\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
}
