// SPDX-License-Identifier: MIT

internal import FieldArithmetic
public import HTTPSemantics
public import NodeInterfaces
internal import ProtocolTypes
public import Routing
public import Store

/// The public interface of a node: REST, streams and pages over one store and one pool.
///
/// Hand ``handler`` to the public listener and ``adminHandler`` to one that only the operator
/// reaches.
public struct NodeAPI: Sendable {
    /// Every operation of the public listener.
    public let table: RouteTable
    /// Every operation of the admin listener.
    public let adminTable: RouteTable
    /// Answers the requests of the public listener.
    public let handler: @Sendable (HTTPRequest) -> Reply
    /// Answers the requests of the admin listener.
    public let adminHandler: @Sendable (HTTPRequest) -> Reply
    let node: NodeContext

    /// Puts the interface together.
    ///
    /// - Parameters:
    ///   - store: The chain.
    ///   - pool: Takes transactions.
    ///   - changes: Sent after each commit, and when the mempool changes.
    ///   - configuration: Names and bounds.
    public init(
        store: Store,
        pool: any TransactionPool,
        changes: ChangeSignal,
        configuration: NodeAPIConfiguration = NodeAPIConfiguration()
    ) {
        let node = NodeContext(
            store: store,
            pool: pool,
            changes: changes,
            configuration: configuration
        )
        let documentation = GetDocumentation.Page()
        let table = NodeRoutes.table(node, documentation)
        documentation.describe(table)
        let adminTable = NodeRoutes.adminTable(node)
        let publicRouter = Router(
            table,
            access: configuration.access,
            decorate: { node.decorated($0) },
            observe: { node.metrics.observe($0) }
        )
        let adminRouter = Router(
            adminTable,
            access: configuration.adminAccess,
            decorate: { node.decorated($0) }
        )
        self.node = node
        self.table = table
        self.adminTable = adminTable
        handler = { publicRouter.handle($0) }
        adminHandler = { adminRouter.handle($0) }
    }
}

extension NodeAPI {
    /// Makes `/readyz` say no, so that balancers turn elsewhere before the listener closes.
    public func announceStop() { node.markStopping() }

    /// An answer with what every answer has; for refusals that no handler sees.
    ///
    /// - Parameter response: The refusal.
    /// - Returns: It, with the state of the chain and who speaks.
    public func decorated(_ response: HTTPResponse) -> HTTPResponse { node.decorated(response) }
}

extension NodeContext {
    /// An answer with what every answer has: the state of the chain and who speaks.
    func decorated(_ response: HTTPResponse) -> HTTPResponse {
        var response = response
        let known = heads.current
        if let tip = (try? ring.tip()) ?? known.tip {
            response.fields["miden-chain-tip"] = "\(tip.value)"
        }
        if let oldest = known.oldest { response.fields["miden-oldest-block"] = "\(oldest.value)" }
        if let proven = known.proven { response.fields["miden-proven-tip"] = "\(proven.value)" }
        if let genesis = known.genesisHex { response.fields["miden-genesis"] = genesis }
        response.fields["miden-version"] = configuration.version
        if response.fields["vary"] == nil { response.fields["vary"] = "accept" }
        return response
    }
}
