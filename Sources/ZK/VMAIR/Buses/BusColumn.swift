// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

/// A message with the number of times it is sent; negative for received.
struct BusInteraction {
    let multiplicity: Expression
    let message: BusMessage

    static func add(_ message: BusMessage) -> BusInteraction {
        BusInteraction(multiplicity: one(message), message: message)
    }

    static func remove(_ message: BusMessage) -> BusInteraction {
        BusInteraction(multiplicity: -one(message), message: message)
    }

    static func insert(_ multiplicity: Expression, _ message: BusMessage) -> BusInteraction {
        BusInteraction(multiplicity: multiplicity, message: message)
    }

    private static func one(_ message: BusMessage) -> Expression {
        message.elements[0].value.builder.constant(1)
    }
}

/// What happens on a row if its flag is one.
struct BusBranch {
    let flag: Expression
    let interactions: [BusInteraction]

    init(_ flag: Expression, _ interactions: BusInteraction...) {
        self.init(flag, interactions)
    }

    init(_ flag: Expression, _ interactions: [BusInteraction]) {
        self.flag = flag
        self.interactions = interactions
    }
}

/// One auxiliary column: the sum of `multiplicity / message` over what happens on a row.
///
/// At most one branch of a group has a flag that is not zero; groups happen side by side.
struct BusColumn {
    let groups: [[BusBranch]]
}

/// A sum of fractions over a common denominator.
struct Fraction {
    var numerator: Expression
    var denominator: Expression

    init(numerator: Expression, denominator: Expression) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// No fraction at all.
    init(_ builder: ConstraintBuilder) {
        numerator = builder.constant(0)
        denominator = builder.constant(1)
    }

    mutating func add(_ other: Fraction) {
        numerator = numerator * other.denominator + other.numerator * denominator
        denominator = denominator * other.denominator
    }

    mutating func add(_ multiplicity: Expression, over encoded: Expression) {
        numerator = numerator * encoded + denominator * multiplicity
        denominator = denominator * encoded
    }

    /// Adds `other` where `flag` is one, given that no other choice of the same sum is taken.
    mutating func choose(_ other: Fraction, if flag: Expression) {
        numerator = numerator + other.numerator * flag
        denominator = denominator + (other.denominator - 1) * flag
    }
}

extension BusColumn {
    /// The messages of the fractions, in their order.
    var messages: [BusMessage] {
        groups.joined().flatMap { branch in branch.interactions.map { $0.message } }
    }

    /// The fractions one by one, each numerator with the flag of its branch.
    func fractions(_ encoding: BusEncoding) -> [Fraction] {
        groups.joined().flatMap { branch in
            branch.interactions.map { interaction in
                Fraction(
                    numerator: branch.flag * interaction.multiplicity,
                    denominator: encoding.encode(interaction.message)
                )
            }
        }
    }

    /// The column's value on a row.
    func total(_ encoding: BusEncoding, _ builder: ConstraintBuilder) -> Fraction {
        var column = Fraction(builder)
        for branches in groups {
            var group = Fraction(builder)
            for branch in branches {
                var batch = Fraction(builder)
                for interaction in branch.interactions {
                    batch.add(
                        interaction.multiplicity,
                        over: encoding.encode(interaction.message)
                    )
                }
                group.choose(batch, if: branch.flag)
            }
            column.add(group)
        }
        return column
    }
}
