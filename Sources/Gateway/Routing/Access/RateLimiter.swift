// SPDX-License-Identifier: MIT

public import HTTPSemantics
internal import Synchronization

/// Shares capacity out between clients: a bucket of tokens each, refilled at a steady rate.
public final class RateLimiter: Sendable {
    /// What a request was told.
    public struct Verdict: Sendable, Equatable {
        /// Whether it may go on.
        public let isAllowed: Bool
        /// Whole tokens that are left.
        public let remaining: Int
        /// Time until the bucket is full again, or for a refusal until there are enough tokens.
        public let wait: Duration
    }

    private struct Bucket {
        var tokens: Double
        var updated: Moment
    }

    /// Buckets at once. Beyond it, those that are full again are dropped; if none is, strangers
    /// share one bucket, so that a flood of addresses cannot take memory.
    public static let bucketsMax = 65_536
    private static let strangers = ""

    /// Tokens of a full bucket.
    public let quota: Int
    /// Time in which an empty bucket fills.
    public let window: Duration
    private let tokensPerNanosecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    /// Creates a limiter; by default 128 requests at once and 16 a second.
    public init(quota: Int = 128, window: Duration = .seconds(8)) {
        precondition(quota > 0 && window > .zero, "a limit lets something through")
        self.quota = quota
        self.window = window
        let nanoseconds = Moment(nanoseconds: 0).advanced(by: window).nanoseconds
        tokensPerNanosecond = Double(quota) / Double(nanoseconds)
    }

    /// Takes `cost` tokens from the bucket of `account`, if it has them.
    public func take(_ cost: Int, account: String, now: Moment) -> Verdict {
        buckets.withLock { buckets in
            let key = key(for: account, in: &buckets, now: now)
            var bucket = buckets[key] ?? Bucket(tokens: Double(quota), updated: now)
            bucket.tokens = filled(bucket, now: now)
            bucket.updated = max(bucket.updated, now)
            // What costs more than a full bucket must not be impossible, only rare.
            let price = Double(min(cost, quota))
            let isAllowed = bucket.tokens >= price
            if isAllowed { bucket.tokens -= price }
            buckets[key] = bucket
            let missing = isAllowed ? Double(quota) - bucket.tokens : price - bucket.tokens
            return Verdict(
                isAllowed: isAllowed,
                remaining: Int(bucket.tokens),
                wait: .nanoseconds(Int64((missing / tokensPerNanosecond).rounded(.up)))
            )
        }
    }

    /// How many clients are remembered.
    var bucketCount: Int { buckets.withLock { $0.count } }

    private func filled(_ bucket: Bucket, now: Moment) -> Double {
        let elapsed = max(0, now.nanoseconds - bucket.updated.nanoseconds)
        return min(Double(quota), bucket.tokens + Double(elapsed) * tokensPerNanosecond)
    }

    private func key(
        for account: String,
        in buckets: inout [String: Bucket],
        now: Moment
    ) -> String {
        if buckets[account] != nil || buckets.count < RateLimiter.bucketsMax { return account }
        // A sweep costs a pass over all buckets; the shared one makes it rare.
        if let shared = buckets[RateLimiter.strangers],
            shared.updated.duration(to: now) < .seconds(1)
        {
            return RateLimiter.strangers
        }
        buckets = buckets.filter { filled($0.value, now: now) < Double(quota) }
        return buckets.count < RateLimiter.bucketsMax ? account : RateLimiter.strangers
    }
}

extension RateLimiter.Verdict {
    /// Adds the fields of the draft standard and those that today's clients know.
    func decorate(_ response: HTTPResponse, _ limiter: RateLimiter) -> HTTPResponse {
        var response = response
        let window = limiter.window.components.seconds
        let seconds = wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0)
        response.fields["ratelimit-policy"] = "\"ip\";q=\(limiter.quota);w=\(window)"
        response.fields["ratelimit"] = "\"ip\";r=\(remaining);t=\(seconds)"
        response.fields["x-ratelimit-limit"] = String(limiter.quota)
        response.fields["x-ratelimit-remaining"] = String(remaining)
        return response
    }
}
