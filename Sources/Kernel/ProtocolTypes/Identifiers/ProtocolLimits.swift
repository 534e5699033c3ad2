// SPDX-License-Identifier: MIT

/// Limits that every node must agree on and that belong to no single type.
public enum ProtocolLimits {
    /// Notes that a transaction can consume.
    public static let maxInputNotesPerTransaction = 1024
    /// Notes that a transaction can make.
    public static let maxOutputNotesPerTransaction = 1024
    /// Notes that a batch can consume, after erasure.
    public static let maxInputNotesPerBatch = 1024
    /// Notes that a batch can make, after erasure; the leaves of its note tree.
    public static let maxOutputNotesPerBatch = 1024
    /// Accounts that a batch can change.
    public static let maxAccountsPerBatch = 1024
    /// Batches in a block.
    public static let maxBatchesPerBlock = 64
    /// Bytes of the details of an account's update.
    public static let maxAccountUpdateByteCount = 262_144
}
