// SPDX-License-Identifier: MIT
#include "Forms.h"

#define LANES 1
#define FORM ck_scalar
#define FORM_NAME "scalar"

typedef uint64_t vec;
typedef uint32_t words __attribute__((vector_size(8)));

static const uint64_t modulus = 0xFFFFFFFF00000001;

static inline vec v_load(const uint64_t *cells) { return *cells; }
static inline void v_store(uint64_t *cells, vec v) { *cells = v; }
static inline vec v_all(uint64_t value) { return value; }

static inline vec v_add(vec a, vec b) {
    vec sum = a + b;
    return sum < a || sum >= modulus ? sum - modulus : sum;
}

static inline vec v_sub(vec a, vec b) { return a - b + (a < b ? modulus : 0); }

static inline vec v_canonical(vec a) { return a >= modulus ? a - modulus : a; }

/// `low + 2^64 high`, not yet canonical.
static inline vec v_reduce_loosely(vec low, vec high) {
    uint64_t top = high >> 32, middle = high & 0xFFFFFFFF;
    uint64_t rest = low - top;
    if (low < top) rest -= 0xFFFFFFFF;
    uint64_t total = rest + middle * 0xFFFFFFFF;
    if (total < rest) total += 0xFFFFFFFF;
    return total;
}

/// The product of any numbers below 2^64, not yet canonical.
static inline vec v_mul_loosely(vec a, vec b) {
    unsigned __int128 product = (unsigned __int128)a * b;
    return v_reduce_loosely((uint64_t)product, (uint64_t)(product >> 64));
}

/// The product of the lower halves.
static inline vec v_product(vec a, vec b) { return (a & 0xFFFFFFFF) * (b & 0xFFFFFFFF); }
/// The sum modulo 2^64.
static inline vec v_sum_of(vec a, vec b) { return a + b; }
static inline vec v_common(vec a, vec b) { return a & b; }
static inline vec v_shift_left(vec a, int count) { return a << count; }
static inline vec v_shift_right(vec a, int count) { return a >> count; }

static inline void v_transpose(vec v[LANES]) { (void)v; }

static inline void v_split(vec a, vec b, words *low, words *high) {
    *low = (words){(uint32_t)a, (uint32_t)b};
    *high = (words){(uint32_t)(a >> 32), (uint32_t)(b >> 32)};
}

static inline void v_join(words low, words high, vec *a, vec *b) {
    *a = low[0] | (uint64_t)high[0] << 32;
    *b = low[1] | (uint64_t)high[1] << 32;
}

#include "Products32.h"
#include "SpanOfVector.h"
#include "../Kernels.h"
