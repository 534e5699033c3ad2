// SPDX-License-Identifier: MIT

internal import Synchronization

/// Counts the proposals that are at work, so that their bytes do not pile up.
final class SigningDesk: Sendable {
    private let taken = Mutex(0)
    private let placesMax: Int

    init(placesMax: Int) { self.placesMax = placesMax }

    /// Takes a place; false if none is free.
    func take() -> Bool {
        taken.withLock { taken in
            guard taken < placesMax else { return false }
            taken += 1
            return true
        }
    }

    /// Gives a place back.
    func leave() { taken.withLock { $0 -= 1 } }
}
