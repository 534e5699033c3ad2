// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /livez` and `GET /readyz`: for those who start, watch and balance processes.
enum GetHealth {
    private struct Result {
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
            cost: 0,
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
            description: "Checks the store, the chain, the age of its tip, and what the operator "
                + "set up besides. Says no as soon as the node is told to stop.",
            query: [Route.Parameter("verbose", .flag, "One line for each check.")],
            cost: 0,
            answers: [Route.Answer(200, "It can.", Route.Body("text/plain"))],
            problems: ProblemKind.common,
            handler: node.awaiting { routed in
                let results = await results(node)
                let isReady = results.allSatisfy(\.isGood)
                if routed.flag("verbose") {
                    let lines = results.map { "\($0.name): \($0.isGood ? "ok" : "failed")\n" }
                    return HTTPResponse.text(lines.joined(), status: isReady ? 200 : 503)
                        .setting("cache-control", "no-store")
                }
                guard isReady else {
                    let failed = results.filter { !$0.isGood }.map(\.name)
                    throw Problem(.notReady, "failed: \(failed.joined(separator: ", "))")
                        .retrying(after: .seconds(1))
                }
                return HTTPResponse.text("ok\n").setting("cache-control", "no-store")
            }
        )
    }

    private static func results(_ node: NodeContext) async -> [Result] {
        // A node that is about to end says so before it ends, so that balancers turn elsewhere.
        var results = [Result(name: "running", isGood: !node.isStopping)]
        var (isOpen, tip) = (true, BlockHeader?.none)
        do {
            tip = try node.read { snapshot in
                try snapshot.tip.flatMap { (tip) throws in try snapshot.header(of: tip.number) }
            }
        } catch { isOpen = false }
        results.append(Result(name: "store", isGood: isOpen))
        results.append(Result(name: "chain", isGood: tip != nil))
        if let limit = node.configuration.tipAgeMax {
            let now = Int64(clamping: node.configuration.unixSeconds())
            let age = tip.map { Duration.seconds(now - Int64($0.timestamp)) }
            results.append(Result(name: "tip_age", isGood: age.map { $0 < limit } ?? false))
        }
        for check in node.configuration.readinessChecks {
            results.append(Result(name: check.name, isGood: await check.holds()))
        }
        return results
    }
}
