// SPDX-License-Identifier: MIT
#include "Forms.h"

#if defined(__aarch64__)
#include <arm_neon.h>

#define LANES 2
#define FORM ck_neon
#define FORM_NAME "neon"

typedef uint64x2_t vec;
typedef uint32_t words __attribute__((vector_size(16)));

static inline vec v_load(const uint64_t *cells) { return vld1q_u64(cells); }
static inline void v_store(uint64_t *cells, vec v) { vst1q_u64(cells, v); }
static inline vec v_all(uint64_t value) { return vdupq_n_u64(value); }

static inline vec v_modulus(void) { return v_all(0xFFFFFFFF00000001); }
static inline vec v_epsilon(void) { return v_all(0xFFFFFFFF); }

static inline vec v_canonical(vec a) {
    return vsubq_u64(a, vandq_u64(vcgeq_u64(a, v_modulus()), v_modulus()));
}

static inline vec v_sub(vec a, vec b) {
    return vsubq_u64(vsubq_u64(a, b), vandq_u64(vcltq_u64(a, b), v_epsilon()));
}

static inline vec v_add(vec a, vec b) { return v_sub(a, vsubq_u64(v_modulus(), b)); }

/// `low + 2^64 high`, not yet canonical.
static inline vec v_reduce_loosely(vec low, vec high) {
    // 2^64 = 2^32 - 1 and 2^96 = -1 modulo p.
    vec top = vshrq_n_u64(high, 32);
    vec rest = vsubq_u64(vsubq_u64(low, top), vandq_u64(vcltq_u64(low, top), v_epsilon()));
    vec total = vmlal_u32(rest, vmovn_u64(high), vdup_n_u32(0xFFFFFFFF));
    return vaddq_u64(total, vandq_u64(vcltq_u64(total, rest), v_epsilon()));
}

/// The product of any numbers below 2^64, not yet canonical.
static inline vec v_mul_loosely(vec a, vec b) {
    uint32x2_t a0 = vmovn_u64(a), a1 = vshrn_n_u64(a, 32);
    uint32x2_t b0 = vmovn_u64(b), b1 = vshrn_n_u64(b, 32);
    vec low = vmull_u32(a0, b0), high = vmull_u32(a1, b1);
    vec cross = vsraq_n_u64(vmull_u32(a1, b0), low, 32);
    vec other = vmlal_u32(vandq_u64(cross, v_epsilon()), a0, b1);
    high = vsraq_n_u64(vsraq_n_u64(high, cross, 32), other, 32);
    low = vsliq_n_u64(low, other, 32);
    return v_reduce_loosely(low, high);
}

/// The product of the lower halves.
static inline vec v_product(vec a, vec b) { return vmull_u32(vmovn_u64(a), vmovn_u64(b)); }
/// The sum modulo 2^64.
static inline vec v_sum_of(vec a, vec b) { return vaddq_u64(a, b); }
static inline vec v_common(vec a, vec b) { return vandq_u64(a, b); }
static inline vec v_shift_left(vec a, int count) { return a << v_all(count); }
static inline vec v_shift_right(vec a, int count) { return a >> v_all(count); }

static inline void v_transpose(vec v[LANES]) {
    vec first = vzip1q_u64(v[0], v[1]);
    v[1] = vzip2q_u64(v[0], v[1]);
    v[0] = first;
}

static inline void v_split(vec a, vec b, words *low, words *high) {
    *low = __builtin_shufflevector((words)a, (words)b, 0, 2, 4, 6);
    *high = __builtin_shufflevector((words)a, (words)b, 1, 3, 5, 7);
}

static inline void v_join(words low, words high, vec *a, vec *b) {
    *a = (vec)__builtin_shufflevector(low, high, 0, 4, 1, 5);
    *b = (vec)__builtin_shufflevector(low, high, 2, 6, 3, 7);
}

#include "Products32.h"
#include "SpanOfVector.h"
#include "../Kernels.h"
#endif
