// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport

/// A point of `points.json`: everything constraints look at, and their values.
struct PointVector {
    let kind: String
    /// Whether the main trace and its values are base elements.
    let isBase: Bool
    let frame: OutOfDomainFrame
    let values: [QuadFelt]

    static func all() throws -> [PointVector] {
        try Vectors.json("proofs/constraints/points.json")["points"].items.map(PointVector.init)
    }

    init(_ json: JSONValue) throws {
        kind = try json["kind"].string
        isBase = try json["field"].string == "base"
        frame = OutOfDomainFrame(
            mainCurrent: try Self.elements(json["main"]),
            mainNext: try Self.elements(json["main_next"]),
            auxCurrent: try Self.elements(json["aux"]),
            auxNext: try Self.elements(json["aux_next"]),
            periodic: try Self.elements(json["periodic"]),
            publicValues: try json["public_values"].felts,
            alpha: try json["challenges"][0].quadFelt,
            beta: try json["challenges"][1].quadFelt,
            finals: try Self.elements(json["aux_finals"]),
            isFirst: try Self.element(json["is_first"]),
            isLast: try Self.element(json["is_last"]),
            isTransition: try Self.element(json["is_transition"])
        )
        values = try Self.elements(json["values"])
    }

    /// The same point for the evaluator of base rows.
    var rowFrame: RowFrame {
        RowFrame(
            mainCurrent: frame.mainCurrent.map { $0.c0 },
            mainNext: frame.mainNext.map { $0.c0 },
            auxCurrent: frame.auxCurrent,
            auxNext: frame.auxNext,
            periodic: frame.periodic.map { $0.c0 },
            publicValues: frame.publicValues,
            alpha: frame.alpha,
            beta: frame.beta,
            finals: frame.finals,
            isFirst: frame.isFirst.c0,
            isLast: frame.isLast.c0,
            isTransition: frame.isTransition.c0
        )
    }

    private static func elements(_ json: JSONValue) throws -> [QuadFelt] {
        try json.items.map(element)
    }

    private static func element(_ json: JSONValue) throws -> QuadFelt {
        json.text == nil ? try json.quadFelt : QuadFelt(try json.felt)
    }
}
