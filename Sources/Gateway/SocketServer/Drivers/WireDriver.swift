// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// A protocol at work on a connection; all calls come from the reactor's thread.
protocol WireDriver: AnyObject {
    /// Whether bytes of the client are welcome.
    var wantsRead: Bool { get }
    /// Whether an answer is under way for a client that may send no more.
    var owesAnswer: Bool { get }
    /// When ``timerFired(now:)`` must be called at the latest.
    var deadline: Moment? { get }

    /// Takes bytes; they are valid during the call only.
    func receive(_ bytes: UnsafeRawBufferPointer, now: Moment)
    /// Goes on with what was held back for want of room.
    func roomAppeared(now: Moment)
    /// Brings an answer that was owed.
    func deliver(_ answer: DeferredReply.Answer, exchange: UInt64, now: Moment)
    /// A stream has something again.
    func wake(stream: UInt64, now: Moment)
    /// Enforces deadlines.
    func timerFired(now: Moment)
    /// Lets what is under way end and asks for no more.
    func drain(now: Moment)
    /// The connection is gone: calls off what is owed and closes sessions.
    func abandon()
}

extension WireDriver {
    var owesAnswer: Bool { false }
}
