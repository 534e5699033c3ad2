// SPDX-License-Identifier: MIT

import VMCore

/// Rules for names.
enum Identifier {
    /// Words with a meaning that can be no name unless quoted.
    static let reserved: Set<String> = [
        "enum", "event", "export", "false", "fri_ext2fold4", "has_mapkey", "horner_eval_base",
        "horner_eval_ext", "if", "insert_hdword", "insert_hdword_d", "insert_hperm",
        "insert_hqword", "insert_mem", "log_precompile", "mtree_get", "mtree_set", "nop", "pub",
        "push_mapval", "push_mapval_count", "push_mapvaln", "push_mtnode", "struct", "true",
        "type", "use", "while",
    ]

    /// Words with a meaning that can be a name where only a name can stand.
    private static let contextual: Set<String> = [
        "addrspace", "adv", "adv_map", "adv_stack", "begin", "byte", "const", "debug", "else",
        "end", "err", "felt", "i1", "i8", "i16", "i32", "i64", "i128", "local", "mem", "proc",
        "ptr", "repeat", "stack", "u8", "u16", "u32", "u64", "u128", "word",
    ]

    /// True for words with a meaning, instructions included.
    static func isKeyword(_ name: String) -> Bool {
        reserved.contains(name) || contextual.contains(name)
            || InstructionSet.firstWords.contains(name)
            || InstructionSet.removedNames.contains(name)
    }

    /// True for what can be the name of an item or a part of a path.
    static func isName(_ text: String) -> Bool { PathText.isName(ArraySlice(text.utf8)) }
}
