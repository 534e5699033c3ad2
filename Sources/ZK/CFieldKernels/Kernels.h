// SPDX-License-Identifier: MIT
// All kernels in terms of a form's vectors: LANES, FORM, FORM_NAME, `vec`, `words` and the `v_`
// functions are defined by whoever includes this, once for each form.

#include <string.h>

#include "KernelsElementwise.h"
#include "KernelsTransforms.h"
#include "KernelsProgram.h"
#include "KernelsBLAKE3.h"
#include "KernelsPoseidon2.h"

const ck_kernels FORM = {
    .name = FORM_NAME,
    .lanes = LANES,
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
    .blake3_rows = blake3_rows,
    .blake3_pairs = blake3_pairs,
    .poseidon2_rows = poseidon2_rows,
    .poseidon2_pairs = poseidon2_pairs,
};
