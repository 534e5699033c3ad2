// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// A session and the way to wake its connection.
struct ActiveStream {
    let id: UInt64
    let session: any StreamSession
    let waker: StreamWaker

    init(_ session: any StreamSession, id: UInt64, connection: any WireConnection) {
        let connectionID = connection.id
        let mailbox = connection.reactor.mailbox
        self.id = id
        self.session = session
        waker = StreamWaker { mailbox.post(.wake(connection: connectionID, stream: id)) }
    }
}
