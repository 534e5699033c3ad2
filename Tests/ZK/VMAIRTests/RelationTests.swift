// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import Testing
import VMAIR
import VMCore

@Suite struct RelationTests {
    let relation = Relation.miden_0_23

    @Test func `the relation has the published widths`() {
        #expect(relation.mainWidth == 72)
        #expect(relation.auxWidth == 7)
        #expect(relation.publicValueCount == 40)
        #expect(relation.constraintCount == 521)
        #expect(relation.busFractionCounts.count == relation.auxWidth)
        #expect(relation.program.outputCount == relation.constraintCount)
        #expect(relation.busProgram.outputCount == 2 * relation.busFractionCounts.reduce(0, +))
    }

    @Test func `no constraint exceeds what eight quotient chunks can hold`() {
        #expect(relation.constraints.map { $0.degree }.max() == 9)
    }

    @Test func `every column has one name, but for cells that chiplets share`() {
        let map = MainColumns<Int> { $0 }
        let system = [map.system.clock, map.system.context] + map.system.functionHash
        let decoder = map.decoder
        let stack = map.stack
        var named = system + [decoder.address] + decoder.operationBits + decoder.hasherState
        named += [decoder.isInBlock, decoder.groupCount, decoder.operationIndex]
        named += decoder.batchFlags + [decoder.prefix101, decoder.prefix11]
        named += stack.items + [stack.depth, stack.overflowAddress, stack.overflowInverse]
        named += [map.range.multiplicity, map.range.value, map.chiplets.isController]
        let row = map.chiplets.controller
        named += row.selectors + row.state
        named += [row.nodeIndex, row.updateID, row.isBoundary, row.directionBit]
        named += [map.chiplets.isPermutation]
        #expect(named == Array(0..<72))
    }

    @Test func `operation codes are those of the instruction set`() {
        #expect(Opcode.swapDoubleWord.rawValue == 0x1E)
        #expect(Opcode.clock.rawValue == 0x3F)
        #expect(Opcode.logPrecompile.rawValue == 0x5E)
        #expect(Opcode.halt.rawValue == 0x7C)
    }
}
