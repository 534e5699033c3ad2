// SPDX-License-Identifier: MIT
// Products of 52 bits that add themselves up, so that sums of products are reduced once.

/// The product, canonical.
static inline vec v_mul(vec a, vec b) { return v_canonical(v_mul_loosely(a, b)); }

#define LIMB_BITS 52
/// Such products split where a half ends.
#define HAS_HALVES

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
    return v_canonical(v_reduce_loosely(low, _mm512_srli_epi64(high, 12)));
}

/// A sum of products at positions 0, 52 and 104.
typedef struct {
    vec low, middle, high;
} v_products;

/// Products that a sum has room for, at least.
#define PRODUCTS_MAX 512

static inline void v_add_product(v_products *sum, vec a, vec b) {
    vec a1 = _mm512_srli_epi64(a, 52), b1 = _mm512_srli_epi64(b, 52);
    sum->low = _mm512_madd52lo_epu64(sum->low, a, b);
    sum->middle = _mm512_madd52hi_epu64(sum->middle, a, b);
    sum->high = _mm512_madd52hi_epu64(sum->high, a, b1);
    sum->middle = _mm512_madd52lo_epu64(sum->middle, a, b1);
    sum->high = _mm512_madd52hi_epu64(sum->high, a1, b);
    sum->middle = _mm512_madd52lo_epu64(sum->middle, a1, b);
    sum->high = _mm512_madd52lo_epu64(sum->high, a1, b1);
}

static inline vec v_of_products(v_products sum) {
    vec middle = _mm512_add_epi64(sum.middle, _mm512_srli_epi64(sum.low, 52));
    vec low = _mm512_and_si512(sum.low, v_all(((uint64_t)1 << 52) - 1));
    low = _mm512_or_si512(low, _mm512_slli_epi64(middle, 52));
    // 2^104 = -2^8 modulo p.
    vec top = _mm512_add_epi64(_mm512_srli_epi64(middle, 44), _mm512_slli_epi64(sum.high, 8));
    return v_canonical(v_reduce_parts(low, _mm512_srli_epi64(middle, 12), top));
}

/// The square of any number below 2^64, not yet canonical.
static inline vec v_square_loosely(vec a) {
    vec zero = v_all(0), a1 = _mm512_srli_epi64(a, 52), twice = _mm512_add_epi64(a1, a1);
    vec low = _mm512_madd52lo_epu64(zero, a, a);
    vec middle = _mm512_madd52lo_epu64(_mm512_madd52hi_epu64(zero, a, a), a, twice);
    vec high = _mm512_madd52lo_epu64(_mm512_madd52hi_epu64(zero, a, twice), a1, a1);
    low = _mm512_add_epi64(low, _mm512_slli_epi64(middle, 52));
    // 2^104 = -2^8 modulo p.
    vec top = _mm512_add_epi64(_mm512_srli_epi64(middle, 44), _mm512_slli_epi64(high, 8));
    return v_reduce_parts(low, _mm512_srli_epi64(middle, 12), top);
}

/// An extension element in each lane.
typedef struct {
    vec c0, c1;
} pair;

static inline vec times_seven(vec a) {
    return _mm512_sub_epi64(_mm512_slli_epi64(a, 3), a);
}

static inline pair p_mul(pair a, pair b) {
    v_products high = {0}, cross = {0};
    v_add_product(&high, a.c1, b.c1);
    v_products low = {times_seven(high.low), times_seven(high.middle), times_seven(high.high)};
    v_add_product(&low, a.c0, b.c0);
    v_add_product(&cross, a.c0, b.c1);
    v_add_product(&cross, a.c1, b.c0);
    return (pair){v_of_products(low), v_of_products(cross)};
}
