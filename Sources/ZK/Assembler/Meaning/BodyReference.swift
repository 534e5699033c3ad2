// SPDX-License-Identifier: MIT

import FieldArithmetic

/// A procedure that a body names, ordered as procedures are compiled.
struct BodyReference: Comparable {
    /// How it is used: 0 by exec and procref, 1 by call, 2 by syscall.
    let use: Int
    /// How it is named: 0 by root, 1 by name, 2 by path.
    let form: Int
    /// The bytes of root, name or path.
    let key: [UInt8]
    let id: ItemID

    static func == (lhs: BodyReference, rhs: BodyReference) -> Bool {
        lhs.use == rhs.use && lhs.form == rhs.form && lhs.key == rhs.key
    }

    static func < (lhs: BodyReference, rhs: BodyReference) -> Bool {
        if lhs.use != rhs.use { return lhs.use < rhs.use }
        if lhs.form != rhs.form { return lhs.form < rhs.form }
        return lhs.key.lexicographicallyPrecedes(rhs.key)
    }
}
