// SPDX-License-Identifier: MIT

internal import HTTPSemantics

extension StatedLimit {
    /// What HTTP itself is held to: every constant of ``HTTPSemantics/HTTPLimits``.
    static let wire = [
        StatedLimit("request_line", HTTPLimits.requestLineBytesMax, "bytes"),
        StatedLimit("request_headers", HTTPLimits.headerBytesMax, "bytes"),
        StatedLimit("request_header_fields", HTTPLimits.headerFieldsMax, "fields"),
        StatedLimit("request_body", HTTPLimits.bodyBytesMax, "bytes"),
        StatedLimit("submission_body", HTTPLimits.submissionBytesMax, "bytes"),
        StatedLimit("connection_bodies", HTTPLimits.connectionBodyBytesMax, "bytes"),
        StatedLimit("process_bodies", HTTPLimits.processBodyBytesMax, "bytes"),
        StatedLimit("chunk_line", HTTPLimits.chunkLineBytesMax, "bytes"),
        StatedLimit("pipelined_requests", HTTPLimits.pipelinedRequestsMax, "requests"),
        StatedLimit("connection_streams", HTTPLimits.streamsMax, "streams"),
        StatedLimit("connections", HTTPLimits.connectionsMax, "connections"),
        StatedLimit("connection_backlog", HTTPLimits.acceptBacklog, "connections"),
        StatedLimit("socket_message", HTTPLimits.inboundMessageBytesMax, "bytes"),
        StatedLimit("output_high_water", HTTPLimits.outputHighWaterBytes, "bytes"),
        StatedLimit("stream_reset_burst", HTTPLimits.streamResetBurstMax, "resets"),
        StatedLimit("stream_reset_rate", HTTPLimits.streamResetsPerSecondMax, "resets per second"),
        StatedLimit("header_continuations", HTTPLimits.headerContinuationsMax, "frames"),
        StatedLimit("settings_frame", HTTPLimits.settingsPerFrameMax, "settings"),
        StatedLimit("acknowledgements", HTTPLimits.acknowledgementsMax, "frames"),
        StatedLimit("skipped_stream_ranges", HTTPLimits.skippedStreamRangesMax, "ranges"),
        StatedLimit("stream_window", HTTPLimits.streamWindowBytes, "bytes"),
        StatedLimit("connection_window", HTTPLimits.connectionWindowBytes, "bytes"),
        StatedLimit("refused_body", HTTPLimits.passedOverBytesMax, "bytes"),
        StatedLimit("request_head_time", HTTPLimits.headerTimeout),
        StatedLimit("idle_time", HTTPLimits.idleTimeout),
        StatedLimit("body_grace", HTTPLimits.bodyGrace),
        StatedLimit("body_rate_least", HTTPLimits.bodyBytesPerSecondMin, "bytes per second"),
        StatedLimit("write_stall", HTTPLimits.writeStallTimeout),
        StatedLimit("request_time", HTTPLimits.requestTimeout),
        StatedLimit("refused_body_time", HTTPLimits.refusalGrace),
        StatedLimit("linger_time", HTTPLimits.lingerTimeout),
        StatedLimit("ping_interval", HTTPLimits.pingInterval),
        StatedLimit("pong_time", HTTPLimits.pongTimeout),
        StatedLimit("close_time", HTTPLimits.closeTimeout),
    ]
}
