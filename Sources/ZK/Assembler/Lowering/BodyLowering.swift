// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import VMCore

/// Turns bodies of procedures into nodes, one procedure after the other.
struct BodyLowering {
    /// The address of the pointer to the frame of locals.
    static let framePointer = Felt(reducing: 0xFFFF_FFFE)
    /// Where frames start in a context.
    static let frameStart = Felt(reducing: 1 << 31)
    /// The most problems that are kept to be sorted; far more than are shown.
    private static let maxFaults = 4_096

    let meaning: Meaning
    var builder: ForestBuilder
    var linker: StaticLinker
    /// The nodes of procedures that were compiled.
    private(set) var compiled: [ItemID: Int] = [:]
    /// The procedures that were compiled or given up.
    private(set) var attempted: Set<ItemID> = []
    /// What was wrong, in the order found.
    private(set) var faults: [PlacedFault] = []
    /// True once a limit was reached or too much is wrong; nothing is compiled from then on.
    private(set) var isStopped = false
    private var localCounts: [Word: Int] = [:]
    /// The procedure that is being compiled.
    private var id = ItemID(module: 0, item: 0)
    private var procedure = ProcedureSyntax()
    private var context = ""
    /// True if something of the procedure was left out, which makes its digest mean nothing.
    private var isIncomplete = false
    /// What is being written into the block that is open.
    private var block = DraftNode()
    private var pendingRecords: [(operation: Int, record: InstructionRecord)] = []
    /// The statement that is being lowered.
    private var currentSpan = SourceSpan.start

    init(_ meaning: Meaning, builder: ForestBuilder, linker: StaticLinker) {
        self.meaning = meaning
        self.builder = builder
        self.linker = linker
    }

    private var source: SourceFile { meaning.graph.modules[id.module].source }

    /// Compiles a procedure whose callees were compiled, and makes it a root.
    ///
    /// What is wrong with it is remembered. Procedures that need it are then looked through for
    /// problems of their own and are not made either.
    mutating func compile(_ id: ItemID) {
        guard !isStopped, attempted.insert(id).inserted,
            case .procedure(let procedure) = meaning.graph.item(id).kind
        else { return }
        self.id = id
        self.procedure = procedure
        context = meaning.graph.path(of: id).text
        currentSpan = meaning.graph.item(id).span
        isIncomplete = false
        block = DraftNode()
        pendingRecords = []
        do throws(LoweringProblem) {
            let node = try lower(procedure.body, prologue: prologue, epilogue: epilogue)
            guard !isIncomplete else { return }
            currentSpan = meaning.graph.item(id).nameSpan
            try checkLocals(of: node)
            compiled[id] = node
            builder.addRoot(node)
        } catch { note(Fault(error, at: currentSpan), in: id.module) }
    }

    /// Remembers a problem while there is room.
    mutating func note(_ fault: Fault, in module: Int) {
        if case .lowering(.tooLarge) = fault.problem { isStopped = true }
        guard faults.count < Self.maxFaults else {
            isStopped = true
            return
        }
        faults.append(PlacedFault(fault: fault, module: module))
    }

    /// Refuses a procedure that differs from an equal one in the size of its frame.
    private mutating func checkLocals(of node: Int) throws(LoweringProblem) {
        let digest = builder.digest(of: node)
        let count = procedure.localCount
        if let other = localCounts[digest], other != count, min(other, count) > 0 {
            throw .conflictingLocals(meaning.graph.item(id).name)
        }
        if localCounts[digest] == nil { localCounts[digest] = count }
    }

    private var prologue: [Operation] {
        if procedure.isEntryPoint {
            return [
                .push(Self.frameStart), .push(Self.framePointer), .init(.mstore), .init(.drop),
            ]
        }
        return procedure.localCount == 0 ? [] : movedFrame(by: frameSize)
    }

    private var epilogue: [Operation] {
        procedure.localCount == 0 ? [] : movedFrame(by: -frameSize)
    }

    private var frameSize: Felt { Felt(reducing: UInt64((procedure.localCount + 3) / 4 * 4)) }

    private func movedFrame(by size: Felt) -> [Operation] {
        [
            .push(size), .push(Self.framePointer), .init(.mload), .init(.add),
            .push(Self.framePointer), .init(.mstore), .init(.drop),
        ]
    }

    private func record(_ text: String, _ span: SourceSpan, cycles: Int) -> InstructionRecord {
        InstructionRecord(
            cycles: cycles,
            file: source.name,
            span: span,
            context: context,
            text: text
        )
    }

    // MARK: Bodies

    private mutating func lower(
        _ body: [StatementSyntax],
        prologue: [Operation] = [],
        epilogue: [Operation] = []
    ) throws(LoweringProblem) -> Int {
        assert(block.operations.isEmpty && block.decorators.isEmpty)
        block.operations = prologue
        var nodes: [Int] = []
        for statement in body { try lower(statement, to: &nodes) }
        block.operations += epilogue
        let trailing = try close(to: &nodes)
        let name = meaning.graph.item(id).name
        guard !nodes.isEmpty else {
            guard trailing.isEmpty || isIncomplete else {
                currentSpan = meaning.graph.item(id).nameSpan
                throw .emptyProcedure(name)
            }
            return try builder.emptyBlock()
        }
        let span = meaning.graph.item(id).span
        let joint = record("begin", span, cycles: 0)
        let node = try builder.join(nodes) { joint }
        if !trailing.isEmpty { builder.append(trailing, to: node) }
        return node
    }

    /// Ends the open block; without operations its decorators are handed back.
    private mutating func close(to nodes: inout [Int]) throws(LoweringProblem) -> [Int] {
        defer {
            block = DraftNode()
            pendingRecords = []
        }
        guard !block.operations.isEmpty else { return block.decorators.map(\.value) }
        block.moveTrailingDecorators()
        nodes.append(try builder.block(block, pendingRecords))
        return []
    }

    private mutating func lower(
        _ statement: StatementSyntax,
        to nodes: inout [Int]
    ) throws(LoweringProblem) {
        switch statement {
        case .instruction(let instruction):
            currentSpan = instruction.span
            do throws(LoweringProblem) {
                try lower(instruction, to: &nodes)
            } catch {
                if case .tooLarge = error { throw error }
                isIncomplete = true
                note(Fault(error, at: currentSpan), in: id.module)
            }
        case .branch(let onTrue, let onFalse, let span):
            let before = try close(to: &nodes)
            let first = try lower(onTrue)
            let second = try lower(onFalse)
            let kind = MASTNode.Kind.split(onTrue: first, onFalse: second)
            let record = record("if.true", span, cycles: 0)
            nodes.append(try builder.control(kind, before: before) { record })
        case .loop(let body, let span):
            let before = try close(to: &nodes)
            let kind = MASTNode.Kind.loop(body: try lower(body))
            let record = record("while.true", span, cycles: 0)
            nodes.append(try builder.control(kind, before: before) { record })
        case .repetition(let count, let body, let span):
            let before = try close(to: &nodes)
            let node = try lower(body)
            let number = try known { () throws(Fault) in
                try meaning.repetitions(count, in: id.module, at: span)
            }
            currentSpan = span
            try builder.spend(nodes: number)
            var first = node
            if !before.isEmpty { first = try builder.decorated(node, before: before) }
            nodes.append(first)
            nodes += repeatElement(node, count: number - 1)
        }
    }

    // MARK: Instructions

    private mutating func lower(
        _ instruction: InstructionSyntax,
        to nodes: inout [Int]
    ) throws(LoweringProblem) {
        let card = InstructionSet.cards[instruction.card]
        switch card.role {
        case .operations, .push, .power:
            let argument = try known { () throws(Fault) in
                try meaning.argument(of: instruction, in: id.module)
            }
            if case .error(let text) = argument { builder.addError(text) }
            let start = block.operations.count
            try card.lower(
                argument,
                localCount: procedure.localCount,
                to: &block.operations
            )
            let cycles = block.operations.count - start
            let record = record(card.text(argument), instruction.span, cycles: cycles)
            pendingRecords.append((start, record))
        case .decorator(let kind):
            let values = try known { () throws(Fault) in try numbers(of: instruction) }
            let decorator = Remark(kind, values, localCount: procedure.localCount)
            let mark = DraftNode.Mark(
                operation: block.operations.count,
                value: builder.decorator(decorator)
            )
            block.decorators.append(mark)
        case .exec, .call, .syscall, .procref, .dynexec, .dyncall:
            try lowerCall(card, instruction, to: &nodes)
        }
    }

    /// What the checks before have found to have a meaning.
    ///
    /// If one of them let something pass, the procedure is refused: an instruction that was left
    /// out would make another program of it.
    private func known<Value>(
        _ meaning: () throws(Fault) -> Value
    ) throws(LoweringProblem) -> Value {
        do { return try meaning() } catch { throw .withoutMeaning(error.problem.message) }
    }

    /// The numbers of a remark.
    private func numbers(of instruction: InstructionSyntax) throws(Fault) -> [UInt64] {
        switch try meaning.argument(of: instruction, in: id.module) {
        case .number(let value): [value]
        case .numbers(let values): values
        default: []
        }
    }

    private mutating func lowerCall(
        _ card: InstructionCard,
        _ instruction: InstructionSyntax,
        to nodes: inout [Int]
    ) throws(LoweringProblem) {
        let record: InstructionRecord
        let node: Int
        switch card.role {
        case .dynexec, .dyncall:
            record = self.record(card.name, instruction.span, cycles: 1)
            let kind = card.role == .dyncall ? MASTNode.Kind.dyncall : .dyn
            node = try builder.control(kind) { record }
        default:
            guard case .target(let target) = instruction.operand else {
                throw .withoutMeaning("'\(card.name)' names nothing")
            }
            let callee = try known { () throws(Fault) in
                try meaning.callee(target, card.role, in: id.module)
            }
            let body = try self.node(of: callee)
            let name = text(of: callee, target, card.role)
            record = self.record("\(card.name).\(name)", instruction.span, cycles: 1)
            switch card.role {
            case .procref: return pushRoot(of: body, "\(card.name).\(name)", instruction.span)
            case .call: node = try builder.control(.call(callee: body)) { record }
            case .syscall: node = try builder.control(.syscall(callee: body)) { record }
            default: node = body
            }
        }
        let before = try close(to: &nodes)
        if !before.isEmpty { builder.prepend(before, to: node) }
        nodes.append(node)
    }

    private mutating func pushRoot(of node: Int, _ text: String, _ span: SourceSpan) {
        let digest = builder.digest(of: node)
        pendingRecords.append((block.operations.count, record(text, span, cycles: 4)))
        block.operations += digest.elements.reversed().map { .push($0) }
    }

    /// How debug information names what is called: the path of the name used, which may be an
    /// import's.
    private func text(
        of callee: Meaning.Callee,
        _ target: TargetSyntax,
        _ role: InstructionCard.Role
    ) -> String {
        switch target {
        case .root(let root, _): return root.hex
        case .path(let path):
            if let name = path.name, case .root = callee { return PathText.quoted(name) }
            let owner = role == .syscall ? meaning.kernel ?? id.module : id.module
            let module = meaning.graph.modules[owner]
            if let name = path.name { return module.path.appending(name).text }
            return meaning.graph.absolute(path, in: id.module).text
        }
    }

    /// The node of what is called.
    private mutating func node(of callee: Meaning.Callee) throws(LoweringProblem) -> Int {
        switch callee {
        case .source(let id):
            if let node = compiled[id] { return node }
            assert(attempted.contains(id), "callees are compiled first")
            isIncomplete = true
            return try builder.emptyBlock()
        case .assembled(_, let digest): return try linker.node(of: digest, in: &builder)
        case .root(let digest): return try node(ofRoot: digest)
        }
    }

    /// The node of a procedure of which only the root is given.
    mutating func node(ofRoot digest: Word) throws(LoweringProblem) -> Int {
        if let node = builder.root(withDigest: digest) { return node }
        return try linker.node(of: digest, in: &builder)
    }
}
