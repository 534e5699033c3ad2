// SPDX-License-Identifier: MIT

import Assembler
import JSONText
import Processor

extension CommandFailure {
    /// An execution that failed, at its place in the source and with what led there.
    init(_ error: ExecutionError, in file: ProgramFile) {
        let sources = FailureSources(file.sources)
        let event = error.fault.event.map { sources.event($0) ?? "\($0)" }
        let message = error.message.map { ": \($0)" } ?? ""
        self.init(
            .failure,
            code: error.fault.code,
            error.fault.detail(namingEvents: sources.event) + message
        )
        let span = error.location?.span
        let excerpt = span.flatMap(sources.excerpt)
        let place = excerpt?.place ?? span?.source
        let callers = file.callers(of: error, in: sources)
        members = { json in
            json.member("clk", error.clk)
            json.member("context", error.context)
            json.member("operation", error.step.text)
            json.member("procedure", error.location?.procedure)
            json.member("instruction", error.location?.instruction)
            json.member("source", place)
            json.member("event", event)
            json.member("callers", array: callers) { json, caller in
                json.object { json in
                    json.member("procedure", caller.procedure)
                    json.member("source", caller.certainSite?.place)
                    json.member("instruction", caller.certainSite?.marked)
                }
            }
        }
        var lines = ["error[\(code)]: \(detail)"]
        if let excerpt {
            lines.append(String(excerpt.rendered.dropLast()))
        } else if let place {
            lines.append("  --> \(place)")
        }
        lines += callers.map(\.line)
        let procedure = error.location?.procedure.map { " of \($0)" } ?? ""
        lines.append("  in cycle \(error.clk), \(error.step.text)\(procedure)")
        page = lines.joined(separator: "\n")
    }
}

extension CallChain.Caller {
    /// The instruction that called, if only one can have.
    fileprivate var certainSite: SourceExcerpt? { sites.count == 1 ? sites.first : nil }

    /// A line for people.
    fileprivate var line: String {
        guard let first = sites.first else { return "  called from \(procedure)" }
        let others = sites.dropFirst().prefix(3).map { " or \($0.line):\($0.column)" }
        let rest = sites.count > 4 ? " or elsewhere" : ""
        let places = first.place + others.joined() + rest
        return "  called from \(procedure), \(places): \(first.marked)"
    }
}

extension ProgramFile {
    /// The callers of the place where the program failed, the innermost first.
    fileprivate func callers(
        of error: ExecutionError,
        in sources: FailureSources
    ) -> [CallChain.Caller] {
        CallChain.callers(
            of: error,
            linkage.callSites(in: source),
            linkage.assembler.libraries.map(\.library),
            in: sources
        )
    }
}
