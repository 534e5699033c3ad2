// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import VMAIR

/// The columns of a trace by their names.
typealias TraceColumns = MainColumns<UnsafeMutablePointer<Felt>>

extension FeltMatrix {
    /// The columns of a main trace.
    var named: TraceColumns { TraceColumns(column) }
}
