// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// An answer that a handler promised, and until when it is waited for.
struct OwedReply {
    let exchange: UInt64
    let reply: DeferredReply
    let deadline: Moment

    /// Makes a debt that finds its way back to the connection from any thread.
    init(exchange: UInt64, connection: any WireConnection, deadline: Duration?, now: Moment) {
        let id = connection.id
        let mailbox = connection.reactor.mailbox
        self.exchange = exchange
        self.deadline = now.advanced(
            by: deadline ?? connection.reactor.configuration.requestTimeout
        )
        reply = DeferredReply { answer in
            mailbox.post(.answer(connection: id, exchange: exchange, answer))
        }
    }
}
