// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The machine as a handler sees it: everything can be read and nothing changed.
public struct MachineView {
    /// The row of the event.
    public let clk: UInt32
    /// The memory context.
    public let context: UInt32
    /// The number of items on the operand stack, at least 16.
    public let stackDepth: Int
    /// What the program can ask for.
    public let advice: AdviceProvider
    /// The limits of the execution.
    public let options: ExecutionOptions
    private let stack: OperandStack
    private let place: Int
    private let memory: MachineMemory
    private let meter: ReadMeter

    init(
        clk: UInt32,
        context: UInt32,
        window: (stack: OperandStack, place: Int, depth: Int),
        memory: MachineMemory,
        meter: ReadMeter,
        advice: AdviceProvider,
        options: ExecutionOptions
    ) {
        self.clk = clk
        self.context = context
        stack = window.stack
        place = window.place
        stackDepth = window.depth
        self.memory = memory
        self.meter = meter
        self.advice = advice
        self.options = options
    }

    /// An item of the operand stack, item 0 on top; zero beyond its depth.
    ///
    /// Item 0 is the identifier of the event.
    public func item(_ position: Int) -> Felt {
        guard position >= 0, position < stackDepth else { return .zero }
        return stack.item(at: place + position) ?? .zero
    }

    /// Four items of the operand stack, element 0 on top.
    public func word(_ position: Int) -> Word {
        Word(item(position), item(position + 1), item(position + 2), item(position + 3))
    }

    /// An element of the current context's memory; nil if its word was never written.
    public func writtenElement(_ address: UInt32) -> Felt? {
        meter.elementCount += 1
        return memory.writtenElement(context: context, address: address)
    }

    /// An element of the current context's memory; zero where nothing was written.
    public func element(_ address: UInt32) -> Felt { writtenElement(address) ?? .zero }
}
