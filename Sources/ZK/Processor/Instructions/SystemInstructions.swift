// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Machine {
    /// ADVPOP: pushes the next element of the advice stack.
    mutating func advicePop(_ stack: inout StackWindow<Log>) throws(ExecutionFault) {
        guard let value = advice.pop() else { throw .adviceStackEmpty }
        stack.push(value)
        if Log.isOn { log.advice(CollectionOfOne(value)) }
    }

    /// ADVPOPW: overwrites the top word with the next four elements, the first one on top.
    mutating func advicePopWord(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        guard let word = advice.popWord() else { throw .adviceStackEmpty }
        stack.setWord(0, word)
        if Log.isOn { log.advice(word.elements) }
    }

    /// EMIT: lets the machine or the host answer the event that the top item names.
    mutating func emit(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let id = stack[0].value
        if let event = SystemEvent(id: id) {
            try answer(event, stack)
            return try checkReads()
        }
        guard let handler = host.handlers[id] else {
            if host.ignoresUnhandledEvents { return }
            throw .unhandledEvent(id)
        }
        let mutations: [AdviceMutation]
        do throws(EventRefusal) {
            mutations = try handler.answer(view(stack))
        } catch { throw .eventRefused(id, error) }
        try checkReads()
        for mutation in mutations { try apply(mutation) }
    }

    /// Sees whether answers have read too much; each by itself reads less than memory holds.
    private func checkReads() throws(ExecutionFault) {
        guard meter.elementCount <= options.eventElementsMax else {
            throw .eventLimit(elements: options.eventElementsMax)
        }
    }

    private func view(_ stack: StackWindow<Log>) -> MachineView {
        MachineView(
            clk: UInt32(truncatingIfNeeded: stack.clk),
            context: context,
            window: (room, stack.top - room.base, stack.depth),
            memory: memory,
            meter: meter,
            advice: advice,
            options: options
        )
    }

    private mutating func apply(_ mutation: AdviceMutation) throws(ExecutionFault) {
        switch mutation {
        case .pushStack(let values): try advice.push(values)
        case .insertMap(let key, let values): try advice.insert(values, under: key)
        case .insertNodes(let nodes): try advice.insert(nodes)
        case .request(let request):
            requestBytes += request.callData.count
            guard requestBytes <= options.requestBytesMax else {
                throw .requestLimit(bytes: options.requestBytesMax)
            }
            requests.append(request)
        }
    }
}
