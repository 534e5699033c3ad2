// SPDX-License-Identifier: MIT
// All kernels in terms of a form's vectors: LANES, FORM, FORM_NAME, `vec`, `words` and the `v_`
// functions are defined by whoever includes this, once for each form.

#include <string.h>

#include "KernelsElementwise.h"
#include "KernelsTransforms.h"
#include "KernelsProgram.h"
#include "KernelsSponge.h"
#include "KernelsBLAKE3.h"
#include "KernelsKeccak.h"
#include "KernelsPoseidon2.h"
#include "KernelsRescue.h"

const ck_kernels FORM = {
    .name = FORM_NAME,
    .lanes = SPAN,
    .limb_bits = LIMB_BITS,
    .evaluate = evaluate,
    .interpolate = interpolate,
    .add = add,
    .subtract = subtract,
    .multiply = multiply,
    .multiply_extension = multiply_extension,
    .multiply_add = multiply_add,
    .dot = dot,
    .run = run,
    .blake3 = {blake3_rows, blake3_pairs, blake3_work},
    .keccak = {keccak_rows, keccak_pairs, keccak_work},
    .poseidon2 = {poseidon2_rows, poseidon2_pairs, poseidon2_work},
    .rpo = {rpo_rows, rpo_pairs, rpo_work},
    .rpx = {rpx_rows, rpx_pairs, rpx_work},
};
