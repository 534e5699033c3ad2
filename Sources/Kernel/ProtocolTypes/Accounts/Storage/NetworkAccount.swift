// SPDX-License-Identifier: MIT

/// Tells the accounts whose transactions the network makes itself.
///
/// They are the public accounts that list, in a map of their storage, the scripts of the notes that
/// they take. An account has all its slots from its first transaction on, so none becomes one.
public enum NetworkAccount {
    /// The slot of the list.
    public static let noteListSlot = "miden::standards::auth::network_account::allowed_note_scripts"

    /// Whether an account with these slots is one.
    public static func has(_ storage: AccountStorageHeader) -> Bool {
        storage.slots.contains { $0.name.text == noteListSlot && $0.type == .map }
    }

    /// Whether a change brings one onto the chain.
    public static func isDeployed(by details: AccountUpdateDetails) -> Bool {
        guard case .delta(let delta) = details, delta.isFullState else { return false }
        return delta.storage.changes.contains { slot in
            guard slot.name.text == noteListSlot, case .map = slot.change else { return false }
            return true
        }
    }
}
