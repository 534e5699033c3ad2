// SPDX-License-Identifier: MIT
// AVX-512 with products of 52 bits that add themselves up.
#include "Forms.h"

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx512ifma"))), \
    apply_to = function)

#define FORM ck_ifma
#define FORM_NAME "ifma"

#include "VectorsAVX512.h"

#define LIMB_BITS 52

/// Sums of products of 32 bits with limbs: their lower and upper 52 bits, for each half of a cell.
typedef struct {
    vec low[2], middle[2], high[2];
} v_sum;

/// Adds `value` times a weight; both halves of the value have limbs of their own.
static inline void v_weigh(v_sum *sum, vec value, const uint64_t *limbs) {
    vec halves[] = {_mm512_and_si512(value, v_epsilon()), _mm512_srli_epi64(value, 32)};
    for (int half = 0; half < 2; half += 1) {
        vec first = v_all(limbs[2 * half]), second = v_all(limbs[2 * half + 1]);
        sum->low[half] = _mm512_madd52lo_epu64(sum->low[half], halves[half], first);
        sum->high[half] = _mm512_madd52hi_epu64(sum->high[half], halves[half], first);
        sum->middle[half] = _mm512_madd52lo_epu64(sum->middle[half], halves[half], second);
    }
}

/// The sum as an element; of up to 1024 products none overflows.
static inline vec v_weighed(v_sum sum) {
    vec low = _mm512_add_epi64(sum.low[0], sum.low[1]);
    vec high = _mm512_add_epi64(
        _mm512_add_epi64(sum.high[0], sum.high[1]),
        _mm512_add_epi64(sum.middle[0], sum.middle[1]));
    high = _mm512_add_epi64(high, _mm512_srli_epi64(low, 52));
    low = _mm512_and_si512(low, v_all(((uint64_t)1 << 52) - 1));
    low = _mm512_or_si512(low, _mm512_slli_epi64(high, 52));
    return v_reduce(low, _mm512_srli_epi64(high, 12));
}

#include "Kernels.h"

#pragma clang attribute pop
#endif
