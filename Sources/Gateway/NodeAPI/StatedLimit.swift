// SPDX-License-Identifier: MIT

internal import BlockAssembly
internal import ProtocolTypes
internal import Routing

/// A bound as `/v1/limits` tells it.
public struct StatedLimit: Sendable, Equatable {
    /// The member under which it stands.
    public let name: String
    /// The most that is allowed.
    public let value: Int
    /// What is counted.
    public let unit: String

    /// States a bound.
    public init(_ name: String, _ value: Int, _ unit: String) {
        (self.name, self.value, self.unit) = (name, value, unit)
    }

    /// States a time, in seconds if it is a whole number of them.
    public init(_ name: String, _ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        if attoseconds == 0 {
            self.init(name, Int(seconds), "seconds")
        } else {
            let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
            self.init(name, milliseconds, "milliseconds")
        }
    }
}

extension StatedLimit {
    /// What the protocol allows in transactions, batches, blocks and what they hold.
    static let chain = [
        StatedLimit(
            "transaction_input_notes",
            ProtocolLimits.maxInputNotesPerTransaction,
            "notes"
        ),
        StatedLimit(
            "transaction_output_notes",
            ProtocolLimits.maxOutputNotesPerTransaction,
            "notes"
        ), StatedLimit("account_update", ProtocolLimits.maxAccountUpdateByteCount, "bytes"),
        StatedLimit("note", Note.byteCountMax, "bytes"),
        StatedLimit("note_assets", NoteAssets.countMax, "assets"),
        StatedLimit("note_storage", NoteStorage.itemsMax, "elements"),
        StatedLimit("note_attachments", NoteAttachments.countMax, "attachments"),
        StatedLimit("note_attachment_words", NoteAttachments.wordCountMax, "words"),
        StatedLimit("account_storage_slots", AccountStorage.maxSlotCount, "slots"),
        StatedLimit("account_procedures", AccountCode.maxProcedureCount, "procedures"),
        StatedLimit("batch_input_notes", AssemblyLimits.inputNotesPerBatchMax, "notes"),
        StatedLimit("batch_output_notes", AssemblyLimits.outputNotesPerBatchMax, "notes"),
        StatedLimit("batch_accounts", AssemblyLimits.accountsPerBatchMax, "accounts"),
        StatedLimit("block_batches", AssemblyLimits.batchesPerBlockMax, "batches"),
        StatedLimit("block_input_notes", AssemblyLimits.inputNotesPerBlockMax, "notes"),
        StatedLimit("block_output_notes", AssemblyLimits.outputNotesPerBlockMax, "notes"),
        StatedLimit("block_accounts", AssemblyLimits.accountsPerBlockMax, "accounts"),
    ]

    /// What the interface is held to.
    static func interface(_ own: NodeAPILimits) -> [StatedLimit] {
        [
            StatedLimit("page_items", own.pageItemsMax, "items"),
            StatedLimit("page_items_default", own.pageItemsDefault, "items"),
            StatedLimit("query_items", own.queryItemsMax, "items"),
            StatedLimit("wait", own.waitSecondsMax, "seconds"),
            StatedLimit("submission_check", own.submissionSecondsMax, "seconds"),
            StatedLimit("account_history", Int(own.accountHistoryBlocksMax), "blocks"),
            StatedLimit("account_history_changes", own.accountHistoryChangesMax, "accounts"),
            StatedLimit("socket_subscriptions", own.subscriptionsPerSocketMax, "subscriptions"),
            StatedLimit("streams", own.streamsMax, "streams"),
            StatedLimit("stream_future", Int(own.futureBlocksMax), "blocks"),
            StatedLimit("stream_lag", Int(own.lagBlocksMax), "blocks"),
            StatedLimit("stream_lag_time", own.lagTimeMax),
            StatedLimit("keep_alive_interval", own.keepAliveInterval),
            StatedLimit("shared_blocks", own.ringBlocks, "blocks"),
            StatedLimit("answer_cache", own.answerCacheBytesMax, "bytes"),
        ]
    }

    /// What one client may ask for; nothing where shares are not limited.
    static func shares(_ limiter: RateLimiter?) -> [StatedLimit] {
        guard let limiter else { return [] }
        return [
            StatedLimit("rate_quota", limiter.quota, "tokens"),
            StatedLimit("rate_window", limiter.window),
            StatedLimit("rate_clients", RateLimiter.bucketsMax, "clients"),
        ]
    }
}
