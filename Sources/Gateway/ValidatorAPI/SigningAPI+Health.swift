// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import Routing

extension SigningAPI {
    /// Tells a supervisor that the process answers at all.
    static func alive() -> Route {
        Route(
            .get,
            "/livez",
            id: "isAlive",
            tag: "Health",
            summary: "Whether the process answers.",
            answers: [Route.Answer(200, "It does.", Route.Body("text/plain"))]
        ) { _ in .now(.text("ok").setting("cache-control", "no-store")) }
    }

    /// Tells a supervisor that the journal of signatures can be read.
    ///
    /// Waits behind a proposal that is at work, as the next proposal would.
    static func ready(_ validator: any BlockSigner, _ timeout: Duration) -> Route {
        Route(
            .get,
            "/readyz",
            id: "isReady",
            tag: "Health",
            summary: "Whether the validator can be asked to sign.",
            answers: [Route.Answer(200, "It can.", Route.Body("text/plain"))],
            problems: [.validatorUnavailable]
        ) { _ in
            .later(deadline: timeout) { reply in
                Task {
                    do throws(SigningRefusal) {
                        _ = try await validator.lastSigned()
                        reply.send(.text("ok").setting("cache-control", "no-store"))
                    } catch { reply.send(error.problem) }
                }
            }
        }
    }
}
