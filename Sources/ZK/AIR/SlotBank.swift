// SPDX-License-Identifier: MIT

/// The slots of one bank: handed out, taken back, handed out again.
public struct SlotBank {
    /// All slots so far, the inputs among them.
    public private(set) var count: Int
    private var free: [Int] = []

    /// Makes a bank whose first slots are taken.
    public init(inputCount: Int) { count = inputCount }

    /// Hands out a slot, the one given back last if there is one.
    public mutating func take() -> Int {
        if let slot = free.popLast() { return slot }
        count += 1
        return count - 1
    }

    /// Takes a slot back.
    public mutating func giveBack(_ slot: Int) { free.append(slot) }
}
