// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing
internal import Store

/// `GET /livez` and `GET /readyz`: for those who start, watch and balance processes.
enum GetHealth {
    private struct Check {
        let name: String
        let isGood: Bool
    }

    static func live(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/livez",
            id: "getLiveness",
            tag: "Health",
            summary: "Whether the process serves.",
            answers: [Route.Answer(200, "It does.", Route.Body("text/plain"))]
        ) { _ in
            .now(.text("ok\n").setting("cache-control", "no-store"))
        }
    }

    static func ready(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/readyz",
            id: "getReadiness",
            tag: "Health",
            summary: "Whether the node can answer from its chain.",
            query: [Route.Parameter("verbose", .flag, "One line for each check.")],
            answers: [Route.Answer(200, "It can.", Route.Body("text/plain"))],
            problems: ProblemKind.common
        ) { routed in
            let checks = checks(node)
            let isReady = checks.allSatisfy(\.isGood)
            if routed.flag("verbose") {
                let lines = checks.map { "\($0.name): \($0.isGood ? "ok" : "failed")\n" }
                return .now(
                    .text(lines.joined(), status: isReady ? 200 : 503)
                        .setting("cache-control", "no-store")
                )
            }
            if isReady { return .now(.text("ok\n").setting("cache-control", "no-store")) }
            let failed = checks.filter { !$0.isGood }.map(\.name)
            return .problem(
                Problem(.notReady, "failed: \(failed.joined(separator: ", "))")
                    .retrying(after: .seconds(1))
            )
        }
    }

    private static func checks(_ node: NodeContext) -> [Check] {
        let hasTip = try? node.read { snapshot in snapshot.tip != nil }
        return [
            Check(name: "store", isGood: hasTip != nil),
            Check(name: "chain", isGood: hasTip ?? false),
        ]
    }
}
