// SPDX-License-Identifier: MIT

import CFieldKernels
import FieldArithmetic
import Glibc

/// The arithmetic of the prover over long runs of memory, in one of several forms.
///
/// All forms give the same results. The reference form is Swift's own; the others are packed: a
/// table of functions that is a constant of the program, of functions that keep no state.
public struct FieldKernels: @unchecked Sendable {
    /// The packed form; nil for the reference.
    let packed: UnsafePointer<ck_kernels>?

    /// The legible form in Swift.
    public static let reference = FieldKernels(packed: nil)

    /// The fastest form of this machine, or the one that `SWIFT_MIDEN_KERNELS` names.
    public static let standard: FieldKernels = {
        if let name = getenv("SWIFT_MIDEN_KERNELS"),
            let chosen = FieldKernels(named: String(cString: name))
        {
            return chosen
        }
        return FieldKernels(packed: ck_widest())
    }()

    /// Every form that this machine has, the reference first.
    public static let all: [FieldKernels] = [
        "reference", "scalar", "avx2", "avx512", "ifma", "neon",
    ]
    .compactMap { FieldKernels(named: $0) }

    private init(packed: UnsafePointer<ck_kernels>?) { self.packed = packed }

    /// The form of a name; nil if this machine lacks it.
    public init?(named name: String) {
        guard name != "reference" else {
            self = .reference
            return
        }
        guard let packed = ck_named(name) else { return nil }
        self.init(packed: packed)
    }

    /// The form's name.
    public var name: String { packed.map { String(cString: $0.pointee.name) } ?? "reference" }

    /// The packed form, if a run is a multiple of its vectors.
    func packed(for count: Int) -> ck_kernels? {
        guard let table = packed?.pointee, count % Int(table.lanes) == 0 else { return nil }
        return table
    }
}

extension UnsafeMutablePointer<Felt> {
    /// The same cells as integers; an element is one integer and nothing more.
    var words: UnsafeMutablePointer<UInt64> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: UInt64.self)
    }
}

extension UnsafePointer<Felt> {
    /// The same cells as integers; an element is one integer and nothing more.
    var words: UnsafePointer<UInt64> {
        UnsafeRawPointer(self).assumingMemoryBound(to: UInt64.self)
    }
}
