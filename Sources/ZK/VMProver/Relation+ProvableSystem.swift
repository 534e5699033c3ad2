// SPDX-License-Identifier: MIT

public import STARKProver
public import VMAIR
public import VMVerifier

extension Relation: ProvableSystem {}
