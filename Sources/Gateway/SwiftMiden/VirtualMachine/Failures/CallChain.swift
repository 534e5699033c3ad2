// SPDX-License-Identifier: MIT

import Assembler
import FieldArithmetic
import Processor
import VMCore

/// The way from the start of a program to where it failed.
///
/// The machine knows calls of their own and most procedures that were entered in passing; the
/// sources say which instructions lead from one to the next. Where there are several, or none that
/// is known, no line is claimed.
struct CallChain {
    /// A procedure that was waiting for the next one.
    struct Caller {
        let procedure: String
        /// The instructions that may have called: one if it is known, none if nothing is.
        let sites: [SourceExcerpt]
    }

    /// The most callers that are told.
    private static let maxCallers = 64

    private let sources: FailureSources
    private var calls: [String: [CallSite]] = [:]
    private var callers: [String: Set<String>] = [:]
    /// One path for all under which the same code is known.
    private var names: [String: String] = [:]
    /// The paths of code that is entered by its root.
    private var paths: [Word: String] = [:]
    /// The callers, the outermost first.
    private var chain: [Caller] = []

    private init(_ sources: FailureSources, _ sites: [CallSite], _ libraries: [Library]) {
        self.sources = sources
        for library in libraries {
            for procedure in library.procedures {
                let digest = library.digest(of: procedure)
                if paths[digest] == nil { paths[digest] = procedure.path }
                names[procedure.path] = paths[digest]
            }
        }
        for site in sites {
            let (caller, callee) = (name(site.caller), name(site.callee))
            guard caller != callee else { continue }
            calls[caller, default: []].append(site)
            callers[callee, default: []].insert(caller)
        }
    }

    /// The callers of the place where an execution failed, the innermost first.
    ///
    /// - Parameters:
    ///   - error: The failure.
    ///   - sites: The calls in all sources at hand.
    ///   - libraries: The libraries at hand.
    ///   - sources: The sources.
    /// - Returns: The callers; none where nothing is known of them.
    static func callers(
        of error: ExecutionError,
        _ sites: [CallSite],
        _ libraries: [Library],
        in sources: FailureSources
    ) -> [Caller] {
        var chain = CallChain(sources, sites, libraries)
        chain.follow(error.openProcedures.reversed())
        return chain.chain.reversed()
    }

    private func name(_ path: String) -> String { names[path] ?? path }

    private func path(of procedure: OpenProcedure) -> String? {
        switch procedure.name {
        case .path(let path): path
        case .root(let root): paths[root]
        }
    }

    /// Goes through the procedures that the machine knows, the outermost first.
    private mutating func follow(_ open: [OpenProcedure]) {
        let known = open.compactMap { procedure in path(of: procedure).map { ($0, procedure.call) }
        }
        guard let first = known.first?.0 else { return }
        var current = name(first)
        var isCalling = false
        for (index, (path, call)) in known.enumerated() {
            let next = name(path)
            if !isCalling, next != current {
                // What several procedures have alike bears the name of one of them, so a name must
                // fit the calls where these are known.
                let isDoubtful = calls[current] != nil && index + 1 < known.count
                guard !isDoubtful || reaching(next).contains(current) else { continue }
                descend(from: current, to: next)
            }
            current = next
            isCalling = call != nil
            guard let call else { continue }
            let sites = sources.excerpt(call).map { [$0] } ?? []
            chain.append(Caller(procedure: path, sites: sites))
        }
    }

    /// Adds the callers on the way from a procedure to one that it enters.
    private mutating func descend(from start: String, to target: String) {
        let reaching = reaching(target)
        var current = start
        while current != target, chain.count < Self.maxCallers {
            let sites = (calls[current] ?? []).filter {
                let callee = name($0.callee)
                return callee == target || reaching.contains(callee)
            }
            let callees = Set(sites.map { name($0.callee) })
            let isKnown = callees.count == 1
            let shown = isKnown ? sites.compactMap { sources.excerpt($0.file, $0.span) } : []
            chain.append(Caller(procedure: sites.first?.caller ?? current, sites: shown))
            guard isKnown, let callee = callees.first else { return }
            current = callee
        }
    }

    /// The procedures from which one can be reached by calls.
    private func reaching(_ target: String) -> Set<String> {
        var found: Set<String> = []
        var unvisited = [target]
        while let path = unvisited.popLast() {
            for caller in callers[path] ?? [] where found.insert(caller).inserted {
                unvisited.append(caller)
            }
        }
        return found
    }
}
