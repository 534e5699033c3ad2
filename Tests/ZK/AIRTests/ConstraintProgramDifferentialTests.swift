// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import Testing

/// The compiled program against a walk over the graph's nodes.
@Suite struct ConstraintProgramDifferentialTests {
    let shape = TraceShape(
        mainWidth: 3,
        auxWidth: 2,
        periodicCount: 2,
        publicValueCount: 2,
        finalCount: 2
    )

    /// A graph of random operations on all kinds of inputs.
    private func randomGraph(_ generator: inout SeededGenerator) -> ConstraintBuilder {
        let builder = ConstraintBuilder()
        var pool = [ConstraintNode.isFirst, .isLast, .isTransition].map(builder.expression)
        for column in 0..<3 {
            pool.append(builder.expression(.main(.current, column: column)))
            pool.append(builder.expression(.main(.next, column: column)))
        }
        for position in 0..<2 {
            pool.append(builder.expression(.auxiliary(.current, column: position)))
            pool.append(builder.expression(.auxiliary(.next, column: position)))
            pool += [.periodic(position), .publicValue(position)].map(builder.expression)
            pool += [.challenge(position), .final(position)].map(builder.expression)
            pool.append(builder.constant(generator.felt()))
        }
        for _ in 0..<200 {
            let left = pool[Int(generator.next() % UInt64(pool.count))]
            let right = pool[Int(generator.next() % UInt64(pool.count))]
            switch generator.next() % 4 {
            case 0: pool.append(left + right)
            case 1: pool.append(left - right)
            case 2: pool.append(left * right)
            default: pool.append(-left)
            }
            if generator.next() % 5 == 0 { builder.emit(pool[pool.count - 1]) }
        }
        builder.emit(pool[0])
        builder.emit(pool[0])
        return builder
    }

    private func randomFrame(_ generator: inout SeededGenerator) -> OutOfDomainFrame {
        func elements(_ count: Int) -> [QuadFelt] { (0..<count).map { _ in generator.quadFelt() } }
        return OutOfDomainFrame(
            mainCurrent: elements(3),
            mainNext: elements(3),
            auxCurrent: elements(2),
            auxNext: elements(2),
            periodic: elements(2),
            publicValues: [generator.felt(), generator.felt()],
            alpha: generator.quadFelt(),
            beta: generator.quadFelt(),
            finals: elements(2),
            isFirst: generator.quadFelt(),
            isLast: generator.quadFelt(),
            isTransition: generator.quadFelt()
        )
    }

    private func walk(_ builder: ConstraintBuilder, _ frame: OutOfDomainFrame) -> [QuadFelt] {
        var values: [QuadFelt] = []
        for node in builder.nodes {
            switch node {
            case .constant(let value): values.append(QuadFelt(value))
            case .main(.current, let column): values.append(frame.mainCurrent[column])
            case .main(.next, let column): values.append(frame.mainNext[column])
            case .auxiliary(.current, let column): values.append(frame.auxCurrent[column])
            case .auxiliary(.next, let column): values.append(frame.auxNext[column])
            case .periodic(let column): values.append(frame.periodic[column])
            case .publicValue(let place): values.append(QuadFelt(frame.publicValues[place]))
            case .challenge(let place): values.append(place == 0 ? frame.alpha : frame.beta)
            case .final(let place): values.append(frame.finals[place])
            case .isFirst: values.append(frame.isFirst)
            case .isLast: values.append(frame.isLast)
            case .isTransition: values.append(frame.isTransition)
            case .add(let left, let right): values.append(values[left] + values[right])
            case .subtract(let left, let right): values.append(values[left] - values[right])
            case .multiply(let left, let right): values.append(values[left] * values[right])
            case .negate(let operand): values.append(-values[operand])
            }
        }
        return builder.constraints.map { values[$0.root] }
    }

    @Test(arguments: UInt64(0)..<40)
    func `a program computes what its graph says`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let builder = randomGraph(&generator)
        let program = ConstraintProgram(builder, shape: shape)
        let frame = randomFrame(&generator)
        #expect(program.evaluate(frame) == walk(builder, frame))
    }

    @Test(arguments: UInt64(0)..<40)
    func `base rows give what they give as extension elements`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let program = ConstraintProgram(randomGraph(&generator), shape: shape)
        let random = randomFrame(&generator)
        let row = RowFrame(
            mainCurrent: random.mainCurrent.map { $0.c0 },
            mainNext: random.mainNext.map { $0.c0 },
            auxCurrent: random.auxCurrent,
            auxNext: random.auxNext,
            periodic: random.periodic.map { $0.c0 },
            publicValues: random.publicValues,
            alpha: random.alpha,
            beta: random.beta,
            finals: random.finals,
            isFirst: random.isFirst.c0,
            isLast: random.isLast.c0,
            isTransition: random.isTransition.c0
        )
        let embedded = OutOfDomainFrame(
            mainCurrent: row.mainCurrent.map { QuadFelt($0) },
            mainNext: row.mainNext.map { QuadFelt($0) },
            auxCurrent: row.auxCurrent,
            auxNext: row.auxNext,
            periodic: row.periodic.map { QuadFelt($0) },
            publicValues: row.publicValues,
            alpha: row.alpha,
            beta: row.beta,
            finals: row.finals,
            isFirst: QuadFelt(row.isFirst),
            isLast: QuadFelt(row.isLast),
            isTransition: QuadFelt(row.isTransition)
        )
        #expect(program.evaluate(row) == program.evaluate(embedded))
    }

    @Test func `values share slots once they are used up`() {
        let builder = ConstraintBuilder()
        let x = builder.expression(.main(.current, column: 0))
        var power = x
        for _ in 0..<100 { power = power * x + 1 }
        builder.emit(power)
        let program = ConstraintProgram(builder, shape: shape)
        let inputs = 2 * shape.mainWidth + shape.periodicCount + shape.publicValueCount + 3
        #expect(program.baseSlotCount == inputs + program.constants.count + 1)
        #expect(program.instructions.count == 201)
    }

    @Test func `unused nodes are not computed`() {
        let builder = ConstraintBuilder()
        let x = builder.expression(.main(.current, column: 0))
        _ = x.seventhPower
        builder.emit(x.squared)
        #expect(ConstraintProgram(builder, shape: shape).instructions.count == 2)
    }
}
