// SPDX-License-Identifier: MIT

internal import CLinux
internal import Glibc
internal import HTTPSemantics
internal import TLS

/// One accepted socket, on its reactor's thread for life.
///
/// Holds what every protocol needs: the socket, the output, the interest in events, the end.
/// The protocol itself is the driver's.
final class Connection: WireConnection {
    private enum Ending {
        case none
        /// Closes once the output is sent.
        case finishing
        /// Our direction is closed; the client's bytes are dropped.
        case lingering(until: Moment)
        case closed
    }

    let id: UInt64
    let descriptor: Int32
    let peer: PeerAddress
    unowned let reactor: any ConnectionHost
    private let tls: TLSSession?
    private var hasSaidGoodbye = false
    private var output = OutputQueue()
    private var ending = Ending.none
    /// Whether the client has ended its direction.
    ///
    /// It may only have said all that it had to say, so what is owed to it is still delivered,
    /// until the requests' own deadlines.
    private var hasPeerEnded = false
    private var watchedEvents: UInt32
    private var lastProgress: Moment
    /// Whether the driver stopped for want of room and must be called when there is some.
    private var driverWaitsForRoom = false
    /// The deadline in the reactor's heap that is known to fire first.
    private(set) var armed: Moment?
    var driver: (any WireDriver)?

    init(
        id: UInt64,
        descriptor: Int32,
        peer: PeerAddress,
        tls: TLSSession?,
        reactor: any ConnectionHost,
        now: Moment
    ) {
        self.tls = tls
        self.id = id
        self.descriptor = descriptor
        self.peer = peer
        self.reactor = reactor
        lastProgress = now
        watchedEvents = EPOLLIN.rawValue
    }

    var isClosed: Bool {
        if case .closed = ending { true } else { false }
    }

    /// Whether the protocol is still at work.
    var isServing: Bool {
        if case .none = ending { true } else { false }
    }

    // MARK: For drivers

    /// Queues bytes to be sent.
    func send(_ bytes: [UInt8]) {
        guard let tls else { return append(bytes) }
        tls.send(bytes)
        append(tls.takeOutput())
    }

    private func append(_ bytes: [UInt8]) {
        if output.isEmpty { lastProgress = reactor.now }
        output.append(bytes)
    }

    /// Whether more output is welcome; when it is not, the driver is called once it is.
    func hasRoom() -> Bool {
        let isWelcome = output.byteCount < HTTPLimits.outputHighWaterBytes
        if !isWelcome { driverWaitsForRoom = true }
        return isWelcome
    }

    /// Closes once everything is sent.
    func finish() {
        if isServing { ending = .finishing }
    }

    // MARK: For the reactor

    func handle(readiness: UInt32, now: Moment) {
        if readiness & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { return close() }
        if readiness & EPOLLOUT.rawValue != 0 { roomAppeared(now: now) }
        if readiness & EPOLLIN.rawValue != 0 { readOnce(now: now) }
        settle(now: now)
    }

    private func roomAppeared(now: Moment) {
        flush(now: now)
        if driverWaitsForRoom, isServing, output.byteCount < HTTPLimits.outputHighWaterBytes / 2 {
            driverWaitsForRoom = false
            driver?.roomAppeared(now: now)
        }
    }

    private func readOnce(now: Moment) {
        let count = cl_receive(
            descriptor,
            reactor.readBuffer.baseAddress,
            reactor.readBuffer.count
        )
        if count == -Int(EAGAIN) || count == -Int(EINTR) { return }
        guard count > 0 else { return peerEnded(isBroken: count < 0, now: now) }
        guard isServing else { return }
        let bytes = UnsafeRawBufferPointer(rebasing: reactor.readBuffer[..<count])
        if let tls {
            decrypt(bytes, tls, now: now)
        } else {
            driver?.receive(bytes, now: now)
        }
    }

    private func decrypt(_ bytes: UnsafeRawBufferPointer, _ tls: TLSSession, now: Moment) {
        do throws(TLSError) {
            let outcome = try tls.receive(bytes) { plain in
                if isServing { driver?.receive(plain, now: now) }
            }
            append(tls.takeOutput())
            if outcome == .ended { peerEnded(isBroken: false, now: now) }
        } catch {
            // The alert goes out, if it can; there is nobody to speak to behind it.
            append(tls.takeOutput())
            hasSaidGoodbye = true
            finish()
        }
    }

    /// The client sends no more: it gets what is ready for it and what is owed to it.
    private func peerEnded(isBroken: Bool, now: Moment) {
        guard isServing, !isBroken else { return close() }
        hasPeerEnded = true
        if driver?.owesAnswer != true { endAfterOutput(now: now) }
    }

    private func endAfterOutput(now: Moment) {
        driver?.abandon()
        driver = nil
        flush(now: now)
        if output.isEmpty { close() } else { ending = .finishing }
    }

    func timerFired(now: Moment) {
        armed = nil
        switch ending {
        case .lingering(let until) where now >= until: return close()
        case .none, .finishing, .lingering, .closed: break
        }
        let stall = lastProgress.advanced(by: reactor.configuration.writeStallTimeout)
        if !output.isEmpty && now >= stall { return close() }
        if isServing { driver?.timerFired(now: now) }
        settle(now: now)
    }

    /// Sends what there is, then brings interest and timer in line with the state.
    func settle(now: Moment) {
        guard !isClosed else { return }
        if hasPeerEnded, isServing, driver?.owesAnswer != true { endAfterOutput(now: now) }
        flush(now: now)
        if case .finishing = ending, output.isEmpty, let tls, !hasSaidGoodbye {
            hasSaidGoodbye = true
            tls.shutDown()
            append(tls.takeOutput())
            flush(now: now)
        }
        if case .finishing = ending, output.isEmpty {
            driver?.abandon()
            driver = nil
            shutdown(descriptor, Int32(SHUT_WR))
            ending = .lingering(until: now.advanced(by: HTTPLimits.lingerTimeout))
        }
        guard !isClosed else { return }
        var events: UInt32 = 0
        if wantsRead { events |= EPOLLIN.rawValue }
        if !output.isEmpty || (driverWaitsForRoom && isServing) { events |= EPOLLOUT.rawValue }
        if events != watchedEvents {
            watchedEvents = events
            _ = cl_watch(reactor.epoll, EPOLL_CTL_MOD, descriptor, events, id)
        }
        if let deadline { arm(at: deadline) }
    }

    private var wantsRead: Bool {
        switch ending {
        case .none: !hasPeerEnded && driver?.wantsRead ?? false
        case .finishing, .closed: false
        case .lingering: true
        }
    }

    private var deadline: Moment? {
        let stall =
            output.isEmpty
            ? nil : lastProgress.advanced(by: reactor.configuration.writeStallTimeout)
        switch ending {
        case .none: return [stall, driver?.deadline].compactMap(\.self).min()
        case .finishing: return stall
        case .lingering(let until): return until
        case .closed: return nil
        }
    }

    private func arm(at moment: Moment) {
        if let armed, armed <= moment { return }
        armed = moment
        reactor.arm(id, at: moment)
    }

    private func flush(now: Moment) {
        guard !output.isEmpty, !isClosed else { return }
        let before = output.byteCount
        let outcome = output.flush(to: descriptor)
        if output.byteCount < before { lastProgress = now }
        if outcome == .broken { close() }
    }

    /// Ends everything at once.
    func close() {
        guard !isClosed else { return }
        ending = .closed
        driver?.abandon()
        driver = nil
        Glibc.close(descriptor)
        reactor.forget(id)
    }
}
