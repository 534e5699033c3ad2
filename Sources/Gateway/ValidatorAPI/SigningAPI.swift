// SPDX-License-Identifier: MIT

internal import BlockAssembly
internal import ByteCoding
internal import HTTPSemantics
public import NodeInterfaces
internal import ProtocolTypes
public import Routing
internal import Signatures

/// A validator's interface over HTTP.
///
/// It asks nobody who they are: what it signs is valid whoever proposes it. But one that could
/// propose in the sequencer's place decides what the next block is, so the port belongs to the
/// sequencer alone.
public struct SigningAPI: Sendable {
    /// The operations.
    public let table: RouteTable
    /// Answers requests; its `handle` is the handler of a server.
    public let router: Router

    /// The interface of a validator.
    ///
    /// A server needs the table's limits of bodies as well, see ``Routing/RouteTable``.
    ///
    /// - Parameters:
    ///   - validator: Signs, or says why not.
    ///   - access: Who may ask, and under which names.
    ///   - timeout: The time for an answer.
    public init(
        validator: any BlockSigner,
        access: AccessPolicy = AccessPolicy(),
        timeout: Duration = SigningLimits.signingTimeout
    ) {
        table = RouteTable(
            title: RouteTable.Title(
                name: "Miden validator",
                version: "1",
                description: "Derives each block anew, and signs one a height."
            ),
            routes: [
                Self.sign(validator, timeout), Self.lastSigned(validator, timeout), Self.alive(),
                Self.ready(validator, timeout),
            ]
        )
        router = Router(table, access: access)
    }

    private static let bytes = Route.Body("application/octet-stream")

    private static func sign(_ validator: any BlockSigner, _ timeout: Duration) -> Route {
        let desk = SigningDesk(placesMax: SigningLimits.proposalsMax)
        return Route(
            .post,
            "/v1/validator/sign",
            id: "signBlock",
            tag: "Validator",
            summary: "Signs the block that follows from a proposal.",
            description: "The same block again gets the same signature; another of its height is "
                + "refused.",
            reads: [bytes],
            bodyBytesMax: SigningLimits.proposalBytesMax,
            answers: [Route.Answer(200, "The signature, 65 bytes.", bytes)],
            problems: ProblemKind.signing
        ) { routed in
            let body = routed.request.body
            return .later(deadline: timeout) { reply in
                guard desk.take() else {
                    reply.send(SigningRefusal.unavailable(reason: "at work").problem)
                    return
                }
                Task {
                    defer { desk.leave() }
                    do throws(SigningRefusal) {
                        let proposal = try proposal(body)
                        reply.send(.bytes(try await validator.sign(proposal).bytes))
                    } catch { reply.send(error.problem) }
                }
            }
        }
    }

    private static func proposal(_ body: [UInt8]) throws(SigningRefusal) -> BlockProposal {
        do { return try BlockProposal(decoding: body) } catch {
            throw .invalid(.told(.malformed, detail: "the bytes are no proposal: \(error)"))
        }
    }

    private static func lastSigned(_ validator: any BlockSigner, _ timeout: Duration) -> Route {
        Route(
            .get,
            "/v1/validator/last-signed",
            id: "lastSignedBlock",
            tag: "Validator",
            summary: "The last block that was signed.",
            description: "A sequencer that lost a signature on its way takes the block from here.",
            answers: [
                Route.Answer(200, "The signed block.", bytes),
                Route.Answer(204, "Nothing is signed yet."),
            ],
            problems: [.validatorUnavailable]
        ) { _ in
            .later(deadline: timeout) { reply in
                Task {
                    do throws(SigningRefusal) {
                        let block = try await validator.lastSigned()
                        reply.send(block.map { .bytes($0.encodedBytes) } ?? HTTPResponse(204))
                    } catch { reply.send(error.problem) }
                }
            }
        }
    }
}
