// SPDX-License-Identifier: MIT

public import TestSupport

/// Writes random sources that are valid, as cases in the form of the vectors.
///
/// One seed gives one case. With a reference at hand the cases can be compared; without one they
/// must assemble, and give the same bytes again.
public struct ProgramGenerator {
    /// A case without its results.
    public typealias Case = [String: JSONValue]

    private var random: SeededGenerator
    /// Procedures that can be named here, as a body writes them.
    private var callees: [String] = []
    private var syscalls: [String] = []
    private var constants = ConstantNames()
    private var localCount = 0
    private var depth = 0

    /// Names of constants by what they can stand for.
    private struct ConstantNames {
        var small: [String] = []
        var numbers: [String] = []
        var words: [String] = []
        var events: [String] = []
        var texts: [String] = []
    }

    /// Starts from a seed.
    public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// A program, a library or a kernel.
    public mutating func makeCase(name: String) -> Case {
        switch chance(10) {
        case 0: return makeKernel(name)
        case 1...3: return makeLibrary(name)
        default: return makeProgram(name)
        }
    }

    /// A program with inputs, so made that more of them reach their end: the inputs are small, and
    /// the program drops what it has left.
    public mutating func makeRun(name: String) -> Case {
        var result = makeProgram(name)
        if case .string(let source)? = result["source"] {
            let cleaning = "    sdepth neq.16\n    while.true drop sdepth neq.16 end\nend\n"
            result["source"] = .string(source.dropLast("end\n".count) + cleaning)
        }
        func input(_ value: UInt64) -> JSONValue { .string("\(value)") }
        result["stack"] = .array((0..<16).map { _ in input(chance(3) == 0 ? number() : flag()) })
        result["advice_stack"] = .array((0..<chance(40)).map { _ in input(number()) })
        return result
    }

    private mutating func flag() -> UInt64 { UInt64(chance(2)) }

    // MARK: Chance

    private mutating func chance(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }

    private mutating func pick<Value>(_ list: [Value]) -> Value { list[chance(list.count)] }

    private mutating func number() -> UInt64 {
        switch chance(6) {
        case 0: UInt64(chance(3))
        case 1: UInt64(chance(40))
        case 2: 1 << UInt64(chance(63))
        case 3: 0xFFFF_FFFF_0000_0000 - UInt64(chance(3))
        case 4: UInt64(chance(1 << 32))
        default: random.next() % 0xFFFF_FFFF_0000_0001
        }
    }

    private mutating func felt() -> String {
        let value = number()
        return chance(3) == 0 ? "0x" + String(value, radix: 16) : "\(value)"
    }

    private mutating func u32() -> String {
        let value = number() & 0xFFFF_FFFF
        switch chance(4) {
        case 0: return "0x" + String(value, radix: 16)
        case 1: return "0b" + String(value, radix: 2)
        default: return "\(value)"
        }
    }

    private mutating func word() -> String {
        "[" + (0..<4).map { _ in felt() }.joined(separator: ",") + "]"
    }

    private mutating func text() -> String {
        "\"" + pick(["one", "two words", "", "grüße", "a::b", "x\\\"y"]) + "\""
    }

    // MARK: Cases

    private mutating func makeProgram(_ name: String) -> Case {
        var result: Case = ["name": .string(name), "kind": .string("program")]
        if chance(4) == 0 {
            result["kernel"] = .object(["source": .string(kernelSource())])
            syscalls = ["k0", "k1"]
        }
        var paths: [String] = []
        var modules: [JSONValue] = []
        for index in 0..<(chance(3) == 0 ? 1 + chance(2) : 0) {
            modules.append(module("src::m\(index)", paths, &paths))
        }
        if !modules.isEmpty { result["modules"] = .array(modules) }
        var libraries: [JSONValue] = []
        for index in 0..<(chance(3) == 0 ? 1 + chance(3) : 0) {
            libraries.append(library(index, &paths))
        }
        if !libraries.isEmpty { result["libraries"] = .array(libraries) }
        var source = header(paths)
        source += procedures(count: chance(5), prefix: "p", isPublic: false)
        source += "begin\n" + body(lineCount: 1 + chance(12)) + "end\n"
        result["source"] = .string(source)
        return result
    }

    /// A library, which may use those before it and the kernel.
    private mutating func library(_ index: Int, _ paths: inout [String]) -> JSONValue {
        var result: Case = ["name": .string("lib\(index)"), "link": .string(linkage())]
        var reachable: [String] = []
        let kept = syscalls
        let usesKernel = !syscalls.isEmpty && chance(2) == 0
        if usesKernel { result["with_kernel"] = .bool(true) } else { syscalls = [] }
        if index > 0, chance(2) == 0 {
            let uses = (0..<index).map { earlier in
                JSONValue.object([
                    "name": .string("lib\(earlier)"), "link": .string(linkage()),
                ])
            }
            result["uses"] = .array(uses)
            reachable = paths.filter { $0.hasPrefix("lib") }
        }
        let count = reachable.count
        let modules = (0..<1 + chance(2)).map {
            module("lib\(index)::m\($0)", reachable, &reachable)
        }
        syscalls = kept
        paths += reachable.dropFirst(count)
        result["modules"] = .array(modules)
        return .object(result)
    }

    private mutating func linkage() -> String { chance(2) == 0 ? "static" : "dynamic" }

    private mutating func makeLibrary(_ name: String) -> Case {
        var paths: [String] = []
        let modules = (0..<1 + chance(3)).map { module("lib::m\($0)", paths, &paths) }
        return [
            "name": .string(name), "kind": .string("library"), "modules": .array(modules),
        ]
    }

    private mutating func makeKernel(_ name: String) -> Case {
        ["name": .string(name), "kind": .string("kernel"), "source": .string(kernelSource())]
    }

    /// A kernel with the procedures `k0` and `k1`, which never have one digest.
    private mutating func kernelSource() -> String {
        callees = []
        constants = ConstantNames()
        var source = constantItems()
        source += procedures(count: chance(3), prefix: "h", isPublic: false)
        for index in 0..<2 {
            source += "pub proc k\(index)\n    push.\(1_000_003 + index) drop\n"
            source += body(lineCount: chance(5)) + "end\n"
        }
        return source
    }

    /// A module whose public procedures are appended to `paths`.
    private mutating func module(
        _ path: String,
        _ others: [String],
        _ paths: inout [String]
    ) -> JSONValue {
        var source = header(others) + exportedItems()
        let count = 1 + chance(4)
        source += procedures(count: count, prefix: "q", isPublic: true)
        paths += (0..<count).map { "\(path)::q\($0)" }
        if let other = others.last, chance(3) == 0 {
            source += "pub use \(other)->again\n"
            paths.append("\(path)::again")
        }
        return .object(["path": .string(path), "source": .string(source)])
    }

    /// Imports and constants; what is imported can be called.
    private mutating func header(_ paths: [String]) -> String {
        callees = []
        constants = ConstantNames()
        var source = ""
        var imported: Set<String> = []
        for (index, path) in paths.enumerated() {
            let module = path.split(separator: "::").dropLast().joined(separator: "::")
            let item = path.split(separator: "::").last ?? ""
            switch chance(4) {
            case 0:
                source += "use \(path)->i\(index)\n"
                callees.append("i\(index)")
            case 1:
                let alias = "a" + module.filter { $0 != ":" }
                if imported.insert(alias).inserted { source += "use \(module)->\(alias)\n" }
                callees.append("\(alias)::\(item)")
            case 2: callees.append("::\(path)")
            default: callees.append(path)
            }
        }
        return source + constantItems()
    }

    private mutating func constantItems() -> String {
        var source = ""
        for index in 0..<chance(4) {
            source += "const S\(index) = \(1 + chance(30))\n"
            constants.small.append("S\(index)")
            source += "const N\(index) = \(felt())\n"
            constants.numbers.append("N\(index)")
        }
        for index in 0..<chance(3) {
            let first = constants.small.isEmpty ? "\(chance(90))" : pick(constants.small)
            let sign = pick(["+", "*", "//", "/"])
            source += "const X\(index) = (\(first) \(sign) \(1 + chance(9))) + \(chance(5))\n"
            constants.numbers.append("X\(index)")
        }
        if chance(2) == 0 {
            source += "const W = \(word())\nconst H = word(\(text()))\n"
            constants.words += ["W", "H"]
        }
        if chance(2) == 0 {
            source += "const E = event(\(text()))\nconst T = \(text())\n"
            constants.events.append("E")
            constants.texts.append("T")
        }
        if chance(4) == 0 {
            let values = (0..<1 + chance(9)).map { _ in felt() }.joined(separator: ",")
            source += "adv_map M = [\(values)]\n"
            constants.words.append("M")
        }
        if chance(5) == 0 {
            source += "enum En : u8 { V0, V1 = 7, V2 }\n"
            constants.small += ["V1", "V2"]
        }
        return source
    }

    /// Public constants and types, and sometimes names that need quotes.
    private mutating func exportedItems() -> String {
        var source = ""
        if chance(3) == 0 { source += "pub const PN = \(felt())\npub const PW = \(word())\n" }
        if chance(4) == 0 { source += "pub const PE = event(\"a\")\npub const PT = \"b\"\n" }
        if chance(3) == 0 {
            let layout = pick(["", "@packed ", "@align(8) ", "@bigendian "])
            source += "pub type Ta = struct \(layout){ x: felt, y: [word; \(1 + chance(9))] }\n"
            source += "pub type Tc = struct @transparent { x: u32 }\n"
            source += "pub type Tb = ptr<Ta, addrspace(felt)>\n"
            source +=
                "pub proc typed(a: Ta, b: Tb) -> (c: i64, u128)\n" + body(lineCount: 2) + "end\n"
        }
        if chance(4) == 0 {
            let type = pick(["u8", "i16", "u32", "felt"])
            source += "pub enum Ex : \(type) { XA, XB = \(2 + chance(90)), XC }\n"
        }
        if chance(6) == 0 { source += "pub proc \"odd<name>\"\n" + body(lineCount: 2) + "end\n" }
        return source
    }

    private mutating func procedures(count: Int, prefix: String, isPublic: Bool) -> String {
        var source = ""
        for index in 0..<count {
            localCount = chance(3) == 0 ? 1 + chance(9) : 0
            if localCount > 0 { source += "@locals(\(localCount))\n" }
            if chance(6) == 0 { source += "@mark\n@list(a, \"b\", \(chance(9)))\n" }
            let signature = chance(5) == 0 ? "(a: felt, b: [u32; 3]) -> (word)" : ""
            let visibility = isPublic ? "pub " : ""
            source += "\(visibility)proc \(prefix)\(index)\(signature)\n"
            if localCount > 0 { source += "    push.\(chance(1 << 40)) drop\n" }
            source += body(lineCount: 1 + chance(8)) + "end\n"
            callees.append("\(prefix)\(index)")
        }
        localCount = 0
        return source
    }

    // MARK: Bodies

    private mutating func body(lineCount: Int) -> String {
        // A body of remarks alone is refused.
        var text = "    swap\n"
        for _ in 0..<lineCount { text += statement() }
        return text
    }

    private mutating func statement() -> String {
        guard depth < 4, chance(6) == 0 else {
            return "    " + instruction() + "\n"
        }
        depth += 1
        defer { depth -= 1 }
        switch chance(5) {
        case 0: return "while.true\n" + body(lineCount: chance(4)) + "end\n"
        case 1, 2:
            let count =
                constants.small.isEmpty || chance(2) == 0
                ? "\(1 + chance(6))" : pick(constants.small)
            return "repeat.\(count)\n" + body(lineCount: chance(4)) + "end\n"
        default:
            let condition = chance(2) == 0 ? "true" : "false"
            let first = body(lineCount: chance(4))
            switch chance(4) {
            case 0: return "if.\(condition)\n\(first)end\n"
            case 1: return "if.\(condition)\nelse\n\(first)end\n"
            case 2: return "if.\(condition)\n\(first)else\nend\n"
            default:
                return "if.\(condition)\n\(first)else\n" + body(lineCount: chance(4)) + "end\n"
            }
        }
    }

    private mutating func instruction() -> String {
        switch chance(16) {
        case 0, 1, 2: return pick(InstructionTexts.plain)
        case 3: return pick(InstructionTexts.felt) + "." + feltOrName()
        case 4: return pick(InstructionTexts.u32) + "." + u32OrName(nonZero: false)
        case 5: return pick(["u32div", "u32mod", "u32divmod"]) + "." + u32OrName(nonZero: true)
        case 6: return pick(InstructionTexts.shifts) + "." + shift()
        case 7: return position()
        case 8: return push()
        case 9: return local()
        case 10: return pick(InstructionTexts.memory) + "." + u32OrName(nonZero: false)
        case 11: return check()
        case 12, 13: return call()
        case 14: return chance(3) == 0 ? remark() : event()
        default: return chance(2) == 0 ? "exp.u\(chance(64))" : "exp.\(feltOrName())"
        }
    }

    private mutating func feltOrName() -> String {
        let names = constants.numbers + constants.small
        return names.isEmpty || chance(3) > 0 ? felt() : pick(names)
    }

    private mutating func u32OrName(nonZero: Bool) -> String {
        if !constants.small.isEmpty, chance(3) == 0 { return pick(constants.small) }
        return nonZero ? "\(1 + chance(1 << 20))" : u32()
    }

    private mutating func shift() -> String {
        constants.small.isEmpty || chance(3) > 0 ? "\(chance(32))" : pick(constants.small)
    }

    private mutating func position() -> String {
        switch chance(8) {
        case 0: "dup.\(chance(16))"
        case 1: "swap.\(1 + chance(15))"
        case 2: "movup.\(2 + chance(14))"
        case 3: "movdn.\(2 + chance(14))"
        case 4: "dupw.\(chance(4))"
        case 5: "swapw.\(1 + chance(3))"
        case 6: "movupw.\(2 + chance(2))"
        default: "movdnw.\(2 + chance(2))"
        }
    }

    private mutating func push() -> String {
        switch chance(5) {
        case 0: return "push.\(word())"
        case 1 where !constants.words.isEmpty:
            let start = chance(4)
            let end = start + 1 + chance(4 - start)
            let name = pick(constants.words)
            return "push.\(name)" + pick(["", "[\(start)]", "[\(start)..\(end)]"])
        case 2:
            let values = (0..<1 + chance(7)).map { _ in feltOrName() }
            return "push." + values.joined(separator: ".")
        default: return "push.\(feltOrName())"
        }
    }

    private mutating func local() -> String {
        guard localCount > 0 else { return "add" }
        if localCount >= 4, chance(2) == 0 {
            let index = 4 * chance(localCount / 4)
            return pick(InstructionTexts.localWords) + ".\(index)"
        }
        return pick(["loc_load", "loc_store", "locaddr"]) + ".\(chance(localCount))"
    }

    private mutating func check() -> String {
        let name = pick(InstructionTexts.checks)
        switch chance(3) {
        case 0: return name
        case 1 where !constants.texts.isEmpty: return "\(name).err=T"
        default: return "\(name).err=\(text())"
        }
    }

    private mutating func call() -> String {
        if !syscalls.isEmpty, chance(3) == 0 { return "syscall.\(pick(syscalls))" }
        guard !callees.isEmpty else { return pick(["dynexec", "dyncall"]) }
        let callee = pick(callees)
        if chance(20) == 0 { return pick(["exec", "call"]) + "." + root() }
        switch chance(8) {
        case 0: return "procref.\(callee)"
        case 1, 2: return "call.\(callee)"
        default: return "exec.\(callee)"
        }
    }

    /// A root, of the procedure `add` or of nothing known.
    private mutating func root() -> String {
        let known = "0x2f080a21a9b6f61a5230c564c7db4d830b32588988b27869bb23a6189cc9352d"
        return chance(2) == 0 ? known : "0x" + String(repeating: "0\(1 + chance(3))", count: 32)
    }

    private mutating func event() -> String {
        switch chance(4) {
        case 0: "emit"
        case 1 where !constants.events.isEmpty: "emit.E"
        case 2: "emit.event(\(text()))"
        default: pick(InstructionTexts.advice)
        }
    }

    private mutating func remark() -> String {
        switch chance(7) {
        case 0: "debug.stack"
        case 1: "debug.stack.\(chance(200))"
        case 2: "debug.mem.\(chance(90)).\(90 + chance(9))"
        case 3: "debug.adv_stack.\(chance(9))"
        case 4 where localCount > 0: "debug.local.0"
        default: "trace.\(chance(5))"
        }
    }
}
