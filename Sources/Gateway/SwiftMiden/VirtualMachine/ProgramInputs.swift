// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import JSONText
import MerkleStructures
import VMCore

/// What a program gets from outside: `{"stack":[…],"adviceStack":[…],"adviceMap":{…},
/// "merkleStore":[[left,right],…]}`, every member of which may be left out.
struct ProgramInputs {
    var stack: [Felt] = []
    var advice = AdviceInputs()

    static let option = Command.Option(
        name: "inputs",
        value: "FILE",
        summary: "the inputs as JSON: stack, adviceStack, adviceMap, merkleStore"
    )

    init(_ arguments: Arguments) throws {
        guard let path = arguments.value("inputs") else { return }
        let json: JSON
        do { json = try JSON.parse(try Files.read(path)) } catch let error as JSONError {
            throw Self.malformed("", error.detail, offset: error.offset)
        }
        guard let members = json.members else { throw Self.malformed("", "must be an object") }
        for member in members {
            switch member.name {
            case "stack": stack = try Self.felts(member.value, "/stack")
            case "adviceStack": advice.stack = try Self.felts(member.value, "/adviceStack")
            case "adviceMap": advice.map = try Self.map(member.value)
            case "merkleStore": advice.store = AsRead(try Self.store(member.value))
            default: throw Self.malformed("/\(member.name)", "is not known")
            }
        }
        guard stack.count <= 16 else { throw Self.malformed("/stack", "has more than 16 items") }
    }

    private static func felts(_ json: JSON, _ pointer: String) throws -> [Felt] {
        guard let items = json.items else { throw malformed(pointer, "must be a list") }
        return try items.enumerated().map { index, item in
            guard let value = item.uint64, let felt = try? Felt(canonical: value) else {
                throw malformed("\(pointer)/\(index)", "must be a number below the field's modulus")
            }
            return felt
        }
    }

    private static func word(_ text: String?, _ pointer: String) throws -> Word {
        guard let text, let word = try? Word(hex: text) else {
            throw malformed(pointer, "must be a word of 64 hexadecimal digits")
        }
        return word
    }

    private static func map(_ json: JSON) throws -> AdviceMap {
        guard let members = json.members else { throw malformed("/adviceMap", "must be an object") }
        return AdviceMap(
            try members.map { member in
                let pointer = "/adviceMap/\(member.name)"
                return AdviceMap.Entry(
                    key: try word(member.name, pointer),
                    values: try felts(member.value, pointer)
                )
            }
        )
    }

    /// Nodes as pairs of children, or as triples with the parent in front.
    private static func store(_ json: JSON) throws -> MerkleStore {
        guard let items = json.items else { throw malformed("/merkleStore", "must be a list") }
        var store = MerkleStore()
        for (index, item) in items.enumerated() {
            let pointer = "/merkleStore/\(index)"
            guard let words = item.items, words.count == 2 || words.count == 3 else {
                throw malformed(pointer, "must be [left, right] or [parent, left, right]")
            }
            let children = try words.suffix(2).map { try word($0.text, pointer) }
            let node = InnerNode(left: children[0], right: children[1])
            if words.count == 3, try word(words[0].text, pointer) != node.hash {
                throw malformed(pointer, "the parent is not the hash of its children")
            }
            store.insert(node)
        }
        return store
    }

    private static func malformed(
        _ pointer: String,
        _ detail: String,
        offset: Int? = nil
    ) -> CommandFailure {
        CommandFailure(
            .failure,
            code: "malformed_inputs",
            "the inputs\(pointer.isEmpty ? "" : " at \(pointer)"): \(detail)",
            offset: offset
        )
    }
}
