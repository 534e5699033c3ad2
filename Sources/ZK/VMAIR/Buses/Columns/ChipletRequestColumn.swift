// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    /// What the operation of the row asks of the chiplets.
    var chipletRequestColumn: BusColumn {
        BusColumn(groups: [
            blockRequests + callRequests + hasherRequests + memoryRequests + streamRequests
                + otherRequests
        ])
    }

    /// The helper that holds the hasher's address of a request.
    private var hasherAddress: Expression { current.decoder.helpers[0] }

    /// The hash of the block that the row opens or closes.
    private var blockRequests: [BusBranch] {
        let decoder = current.decoder
        let address = next.decoder.address
        func open(_ code: Opcode, domain: UInt8) -> BusBranch {
            let block = BusMessage.controlBlock(at: address, decoder.hasherState, code: domain)
            return BusBranch(flags[code], .remove(block))
        }
        let batch = BusMessage.hasher(.absorption, at: address, decoder.hasherState)
        let digest = BusMessage.hasher(
            .returnHash,
            at: decoder.address + 1,
            decoder.firstDigest
        )
        let controlled: [Opcode] = [.join, .split, .loop]
        return controlled.map { open($0, domain: $0.rawValue) } + [
            open(.span, domain: 0),
            BusBranch(flags[.respan], .remove(batch)),
            BusBranch(flags[.end], .remove(digest)),
        ]
    }

    /// Calls hash their block too; a new context starts with its frame pointer, a system call must
    /// name a kernel procedure, and dynamic ones read their target from memory.
    private var callRequests: [BusBranch] {
        let decoder = current.decoder
        func block(_ rate: [Expression], _ code: Opcode) -> BusInteraction {
            .remove(.controlBlock(at: next.decoder.address, rate, code: code.rawValue))
        }
        let framePointer = BusInteraction.remove(
            .memory(
                .writeElement,
                context: next.system.context,
                address: builder.constant(0xFFFF_FFFE),
                clock: current.system.clock,
                [builder.constant(0x8000_0000)]
            )
        )
        let zeros = Array(repeating: builder.constant(0), count: 8)
        let target = access(.readWord, at: current.stack[0], decoder.firstDigest)
        let procedure = BusMessage(.kernelROMCall, decoder.firstDigest)
        return [
            BusBranch(flags[.call], block(decoder.hasherState, .call), framePointer),
            BusBranch(flags[.syscall], block(decoder.hasherState, .syscall), .remove(procedure)),
            BusBranch(flags[.dyn], block(zeros, .dyn), target),
            BusBranch(flags[.dyncall], block(zeros, .dyncall), target, framePointer),
        ]
    }

    /// Permutations and Merkle paths.
    ///
    /// A path of depth `d` takes `2 d` controller rows.
    private var hasherRequests: [BusBranch] {
        let (stack, after) = (current.stack, next.stack)
        let address = hasherAddress
        func ask(_ id: BusID, _ address: Expression, _ payload: [Expression]) -> BusInteraction {
            .remove(.hasher(id, at: address, payload))
        }
        func ask(_ id: BusID, _ address: Expression, leaf: [Expression]) -> BusInteraction {
            .remove(.hasher(id, at: address, nodeIndex: stack[5], leaf))
        }
        let rows = stack[4].doubled
        let root = stack[6..<10]
        let transcript = stack[0..<8] + Array(current.decoder.helpers[1..<5])
        return [
            BusBranch(
                flags[.hperm],
                ask(.hashInit, address, stack[0..<12]),
                ask(.returnState, address + 1, after[0..<12])
            ),
            BusBranch(
                flags[.logPrecompile],
                ask(.hashInit, address, transcript),
                ask(.returnState, address + 1, after[0..<12])
            ),
            BusBranch(
                flags[.merkleVerify],
                ask(.verifyPathInit, address, leaf: stack[0..<4]),
                ask(.returnHash, address + rows - 1, root)
            ),
            BusBranch(
                flags[.merkleUpdate],
                ask(.oldPathInit, address, leaf: stack[0..<4]),
                ask(.returnHash, address + rows - 1, root),
                ask(.newPathInit, address + rows, leaf: stack[10..<14]),
                ask(.returnHash, address + rows.doubled - 1, after[0..<4])
            ),
        ]
    }

    /// An access in the row's own context and cycle.
    private func access(
        _ id: BusID,
        at address: Expression,
        _ values: [Expression]
    ) -> BusInteraction {
        let system = current.system
        return .remove(
            .memory(id, context: system.context, address: address, clock: system.clock, values)
        )
    }

    /// Accesses at the address on top of the stack.
    private var memoryRequests: [BusBranch] {
        let (stack, after) = (current.stack, next.stack)
        let address = stack[0]
        return [
            BusBranch(flags[.mload], access(.readElement, at: address, after[0..<1])),
            BusBranch(flags[.mstore], access(.writeElement, at: address, stack[1..<2])),
            BusBranch(flags[.mloadWord], access(.readWord, at: address, after[0..<4])),
            BusBranch(flags[.mstoreWord], access(.writeWord, at: address, stack[1..<5])),
        ]
    }

    /// Accesses to several words, or through a pointer deeper in the stack.
    private var streamRequests: [BusBranch] {
        let (stack, after) = (current.stack, next.stack)
        func words(_ id: BusID, at address: Expression, _ v: [Expression]) -> [BusInteraction] {
            [
                access(id, at: address, Array(v[0..<4])),
                access(id, at: address + 4, Array(v[4..<8])),
            ]
        }
        let cipher = after[0..<8]
        let plain = zip(cipher, stack[0..<8]).map { $0 - $1 }
        let helpers = current.decoder.helpers
        return [
            BusBranch(flags[.mstream], words(.readWord, at: stack[12], after[0..<8])),
            BusBranch(flags[.pipe], words(.writeWord, at: stack[12], after[0..<8])),
            BusBranch(
                flags[.cryptoStream],
                words(.readWord, at: stack[12], plain) + words(.writeWord, at: stack[13], cipher)
            ),
            BusBranch(
                flags[.hornerBase],
                access(.readElement, at: stack[13], [helpers[0]]),
                access(.readElement, at: stack[13] + 1, [helpers[1]])
            ),
            BusBranch(
                flags[.hornerExt],
                access(.readWord, at: stack[13], Array(helpers[0..<4]))
            ),
        ]
    }

    private var otherRequests: [BusBranch] {
        let (stack, after) = (current.stack, next.stack)
        let circuit = [current.system.clock, current.system.context] + stack[0..<3]
        let operands = stack[0..<2] + after[0..<1]
        func bitwise(_ operation: Felt) -> BusInteraction {
            .remove(BusMessage(.bitwise, [builder.constant(operation)] + operands))
        }
        return [
            BusBranch(flags[.u32And], bitwise(0)),
            BusBranch(flags[.u32Xor], bitwise(1)),
            BusBranch(flags[.evalCircuit], .remove(BusMessage(.circuitInit, circuit))),
        ]
    }
}
