// SPDX-License-Identifier: MIT

import FieldArithmetic
public import FieldKernels
public import STARKProver
import Synchronization
public import VMAIR
public import VMVerifier

extension Relation: ProvableSystem {
    /// The plan of the constraints; made once for each relation.
    public var foldedPlan: BlockPlan { plans.folded }

    /// The plan of the buses; made once for each relation.
    public var busPlan: BlockPlan { plans.bus }

    private var plans: RelationPlans {
        knownPlans.withLock { known in
            if let plans = known[digest] { return plans }
            let plans = RelationPlans(
                folded: BlockPlan(program, isFolded: true),
                bus: BlockPlan(busProgram)
            )
            known[digest] = plans
            return plans
        }
    }
}

private struct RelationPlans {
    let folded: BlockPlan
    let bus: BlockPlan
}

/// The plans of relations that something was proven under, by digest: two relations never share
/// one.
private let knownPlans = Mutex<[Word: RelationPlans]>([:])
