// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// What a connection and its driver know of the reactor that they live on.
protocol ConnectionHost: AnyObject {
    var configuration: ServerConfiguration { get }
    var handler: @Sendable (HTTPRequest) -> Reply { get }
    /// The way back to the reactor from another thread.
    var mailbox: Mailbox { get }
    var epoll: Int32 { get }
    /// The one buffer that all reads of the reactor share.
    var readBuffer: UnsafeMutableRawBufferPointer { get }
    var now: Moment { get }
    /// The current value of the `date` field.
    var date: String { get }
    var isDraining: Bool { get }

    /// Has a connection's timer fire at a moment.
    func arm(_ id: UInt64, at moment: Moment)
    /// Lets go of a connection that has closed.
    func forget(_ id: UInt64)
}
