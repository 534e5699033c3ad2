// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import Testing

@Suite struct ExpressionTests {
    let builder = ConstraintBuilder()
    var x: Expression { builder.expression(.main(.current, column: 0)) }
    var y: Expression { builder.expression(.main(.next, column: 0)) }
    var aux: Expression { builder.expression(.auxiliary(.current, column: 0)) }

    @Test func `equal formulas are one node`() {
        let first = (x + y) * (x - y)
        let count = builder.nodes.count
        let second = (y + x) * (x - y)
        #expect(first.index == second.index)
        #expect(builder.nodes.count == count)
    }

    @Test func `differences keep their order`() {
        #expect((x - y).index != (y - x).index)
    }

    @Test func `constants fold and neutral elements vanish`() {
        let two = builder.constant(2)
        #expect((two * 3 + 1).index == builder.constant(7).index)
        #expect((two - 3).index == builder.constant(-Felt.one).index)
        #expect((-two).index == builder.constant(-Felt(2)).index)
        for same in [x + 0, x * 1, x - 0, builder.constant(0) + x] {
            #expect(same.index == x.index)
        }
        #expect((x * 0).index == builder.constant(0).index)
        #expect((0 - x).index == (-x).index)
        #expect((x * (-Felt.one)).index == (-x).index)
        #expect((y + -x).index == (y - x).index)
    }

    @Test func `degrees count cells and boundary selectors`() {
        let isFirst = builder.expression(.isFirst)
        let isTransition = builder.expression(.isTransition)
        let periodic = builder.expression(.periodic(0))
        let challenge = builder.expression(.challenge(0))
        #expect((isFirst * x).degree == 2)
        #expect((isTransition * x * challenge).degree == 1)
        #expect((periodic * x.seventhPower).degree == 8)
        #expect((x * x + y).degree == 2)
        #expect((x.complement * builder.expression(.publicValue(0))).degree == 1)
        #expect((aux * builder.expression(.final(0))).degree == 1)
    }

    @Test func `what touches the extension lies in it`() {
        #expect(!(x * y).isExtension)
        #expect((x * aux - y).isExtension)
        #expect((x + builder.expression(.challenge(1))).isExtension)
    }

    @Test func `a sum of nothing is zero`() {
        #expect(builder.sum(of: []).index == builder.constant(0).index)
        #expect(builder.sum(of: [x, y]).index == (x + y).index)
    }

    @Test func `gates multiply and each demand is one constraint`() {
        builder.section = "first"
        builder.everywhere.requireZero(x)
        builder.section = "second"
        builder.onTransitions.when(y).require(x, equals: y)
        builder.onFirstRow.requireBooleans([x, y])
        builder.onLastRow.require(QuadExpression(x, y), equals: QuadExpression(y, x))
        builder.everywhere.when(x).when(y).requireOne(aux)
        let sections = builder.constraints.map { $0.section }
        #expect(sections == ["first"] + Array(repeating: "second", count: 6))
        #expect(builder.constraints.map { $0.degree } == [1, 2, 3, 3, 2, 2, 3])
        #expect(builder.constraints.map { $0.isExtension }.last == true)
        let gated = builder.expression(.isTransition) * y * (x - y)
        #expect(builder.constraints[1].root == gated.index)
    }
}
