// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import Testing
import VMAIR

@Suite struct ConstraintVectorTests {
    let relation = Relation.miden_0_23

    /// The first constraint whose value differs, for a failure one can act on.
    private func firstDifference(_ got: [QuadFelt], _ expected: [QuadFelt]) -> String? {
        guard got.count == expected.count else { return "\(got.count) of \(expected.count)" }
        guard let index = got.indices.first(where: { got[$0] != expected[$0] }) else { return nil }
        let section = relation.constraints[index].section
        let count = got.indices.count { got[$0] != expected[$0] }
        return "constraint \(index) of \(section), and \(count - 1) more"
    }

    @Test func `every constraint has its value at every point`() throws {
        let points = try PointVector.all()
        #expect(!points.isEmpty)
        for point in points {
            let values = relation.constraintValues(at: point.frame)
            #expect(firstDifference(values, point.values) == nil, "\(point.kind)")
        }
    }

    @Test func `base rows give the same values`() throws {
        let points = try PointVector.all().filter { $0.isBase }
        #expect(!points.isEmpty)
        for point in points {
            let values = relation.constraintValues(at: point.rowFrame)
            #expect(firstDifference(values, point.values) == nil, "\(point.kind)")
        }
    }

    @Test func `the folded value is the constraints' polynomial in the challenge`() throws {
        var generator = SeededGenerator(seed: 7)
        for point in try PointVector.all() {
            let alpha = generator.quadFelt()
            var expected = QuadFelt.zero
            for (index, value) in point.values.enumerated() {
                expected += value * alpha.power(UInt64(point.values.count - 1 - index))
            }
            #expect(relation.foldedConstraints(at: point.frame, alpha: alpha) == expected)
        }
    }

    @Test(arguments: UInt64(0)..<4)
    func `the reference's graph agrees at random points`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func elements(_ count: Int) -> [QuadFelt] { (0..<count).map { _ in generator.quadFelt() } }
        let shape = relation.shape
        let frame = OutOfDomainFrame(
            mainCurrent: elements(shape.mainWidth),
            mainNext: elements(shape.mainWidth),
            auxCurrent: elements(shape.auxWidth),
            auxNext: elements(shape.auxWidth),
            periodic: elements(shape.periodicCount),
            publicValues: elements(shape.publicValueCount).map { $0.c0 },
            alpha: generator.quadFelt(),
            beta: generator.quadFelt(),
            finals: elements(shape.finalCount),
            isFirst: generator.quadFelt(),
            isLast: generator.quadFelt(),
            isTransition: generator.quadFelt()
        )
        let expected = try ConstraintGraphOracle().constraintValues(at: frame)
        #expect(firstDifference(relation.constraintValues(at: frame), expected) == nil)
    }

    @Test func `sections, degrees and fields are those of the reference`() throws {
        let json = try Vectors.json("proofs/constraints/constraints.json")
        let expected = try json["constraints"].items.map { item in
            try "\(item["index"].int) \(item["section"].string) \(item["degree"].int)"
                + (item["extension"].isTrue ? " extension" : "")
        }
        let got = relation.constraints.enumerated().map { index, constraint in
            "\(index) \(constraint.section) \(constraint.degree)"
                + (constraint.isExtension ? " extension" : "")
        }
        #expect(!expected.isEmpty)
        #expect(got == expected)
        for section in json["sections"].items {
            let range = try section["first"].int...section["last"].int
            let name = try section["section"].string
            let members = relation.constraints.indices.filter {
                relation.constraints[$0].section == name
            }
            #expect(members == Array(range))
        }
    }

    @Test func `periodic columns are those of the reference`() throws {
        let json = try Vectors.json("proofs/constraints/periodic.json")
        let columns = try json["columns"].items.map { try $0.felts }
        #expect(!columns.isEmpty)
        #expect(relation.periodicColumns == columns)
    }
}
