// SPDX-License-Identifier: MIT

internal import HTTP1
internal import HTTPSemantics

/// Waits for the first bytes, which tell HTTP/2 from HTTP/1.
final class ProtocolDetector: WireDriver {
    private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    private unowned let connection: any WireConnection
    private let began: Moment
    private var bytes: [UInt8] = []

    init(_ connection: any WireConnection, now: Moment) {
        self.connection = connection
        began = now
    }

    let wantsRead = true

    var deadline: Moment? {
        began.advanced(by: connection.reactor.configuration.http1.headerTimeout)
    }

    func receive(_ more: UnsafeRawBufferPointer, now: Moment) {
        bytes.append(contentsOf: more)
        let length = min(bytes.count, ProtocolDetector.preface.count)
        let matches = bytes[..<length].elementsEqual(ProtocolDetector.preface[..<length])
        if matches && length < ProtocolDetector.preface.count { return }
        let driver: any WireDriver
        if matches {
            guard let http2 = try? HTTP2Driver(connection, now: now) else {
                return connection.finish()
            }
            driver = http2
        } else {
            driver = HTTP1Driver(connection, now: now)
        }
        connection.driver = driver
        bytes.withUnsafeBytes { driver.receive($0, now: now) }
    }

    func timerFired(now: Moment) {
        if let deadline, now >= deadline { connection.finish() }
    }

    func drain(now: Moment) { connection.finish() }

    func roomAppeared(now: Moment) {}
    func deliver(_ answer: DeferredReply.Answer, exchange: UInt64, now: Moment) {}
    func wake(stream: UInt64, now: Moment) {}
    func abandon() {}
}
