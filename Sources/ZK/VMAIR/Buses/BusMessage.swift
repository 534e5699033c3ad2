// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

/// A tuple on a bus, before it is encoded as a field element.
///
/// The encoding is `alpha + (bus + 1) beta^16 + sum of beta^k * element k`.
struct BusMessage {
    /// The bus; several with weights that add up to one where the row decides.
    let buses: [(id: BusID, weight: Expression?)]
    /// The elements with their powers of beta.
    let elements: [(power: Int, value: Expression)]

    /// The buses that the message can go to.
    var busIDs: [BusID] { buses.map { $0.id } }

    /// A message whose elements have the powers `first`, `first + 1`, ….
    init(_ id: BusID, _ values: [Expression], from first: Int = 0) {
        buses = [(id, nil)]
        elements = values.enumerated().map { ($0.offset + first, $0.element) }
    }

    /// A message on the bus that the weights choose.
    init(weighted buses: [(BusID, Expression)], _ values: [Expression]) {
        self.buses = buses.map { ($0.0, $0.1) }
        elements = values.enumerated().map { ($0.offset, $0.element) }
    }
}

extension BusMessage {
    /// A request to or answer of the hasher about the controller row before `address`.
    static func hasher(
        _ id: BusID,
        at address: Expression,
        nodeIndex: Expression? = nil,
        _ payload: [Expression]
    ) -> BusMessage {
        let index = nodeIndex ?? address.builder.constant(0)
        return BusMessage(id, [address, index] + payload)
    }

    /// The hash of a control block: eight rate lanes, and the operation in the second of capacity.
    static func controlBlock(
        at address: Expression,
        _ rate: [Expression],
        code: UInt8
    ) -> BusMessage {
        let builder = address.builder
        let zero = builder.constant(0)
        let domain = builder.constant(Felt(UInt32(code)))
        return hasher(.hashInit, at: address, rate + [zero, domain, zero, zero])
    }

    /// An access to one element or, with four values, to a word of memory.
    static func memory(
        _ id: BusID,
        context: Expression,
        address: Expression,
        clock: Expression,
        _ values: [Expression]
    ) -> BusMessage {
        BusMessage(id, [context, address, clock] + values)
    }

    /// A look-up in the table of 16-bit values.
    static func range(_ value: Expression) -> BusMessage {
        BusMessage(.rangeCheck, [value])
    }
}

/// The powers of beta and the bus prefixes, as nodes of a graph.
struct BusEncoding {
    private let alpha: Expression
    /// Shape `[17]`.
    private let powers: [Expression]

    init(_ builder: ConstraintBuilder) {
        alpha = builder.expression(.challenge(0))
        let beta = builder.expression(.challenge(1))
        var powers = [builder.constant(1)]
        for power in 0..<BusID.prefixPower { powers.append(powers[power] * beta) }
        self.powers = powers
    }

    func encode(_ message: BusMessage) -> Expression {
        let builder = alpha.builder
        let prefixes = message.buses.map { bus in
            let value = prefix(bus.id)
            guard let weight = bus.weight else { return value }
            return value * weight
        }
        let terms = message.elements.map { powers[$0.power] * $0.value }
        return builder.sum(of: prefixes + terms)
    }

    private func prefix(_ id: BusID) -> Expression {
        alpha + powers[BusID.prefixPower] * Felt(UInt32(id.rawValue + 1))
    }
}
