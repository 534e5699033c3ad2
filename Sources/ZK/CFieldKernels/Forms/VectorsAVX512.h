// SPDX-License-Identifier: MIT
// Vectors of 512 bits, for the forms that differ in how they sum up products.
#include <immintrin.h>

#define LANES 8

typedef __m512i vec;
typedef uint32_t words __attribute__((vector_size(64)));

static inline vec v_load(const uint64_t *cells) { return _mm512_loadu_si512(cells); }
static inline void v_store(uint64_t *cells, vec v) { _mm512_storeu_si512(cells, v); }
static inline vec v_all(uint64_t value) { return _mm512_set1_epi64((long long)value); }

static inline vec v_modulus(void) { return v_all(0xFFFFFFFF00000001); }
static inline vec v_epsilon(void) { return v_all(0xFFFFFFFF); }

/// The smaller of `a` and `a - p` as unsigned numbers: the canonical one.
static inline vec v_canonical(vec a) {
    return _mm512_min_epu64(a, _mm512_sub_epi64(a, v_modulus()));
}

static inline vec v_add(vec a, vec b) {
    vec sum = _mm512_add_epi64(a, b);
    __mmask8 fits = _mm512_cmpge_epu64_mask(sum, a);
    vec reduced = _mm512_sub_epi64(sum, v_modulus());
    return _mm512_mask_min_epu64(reduced, fits, sum, reduced);
}

static inline vec v_sub(vec a, vec b) {
    vec difference = _mm512_sub_epi64(a, b);
    __mmask8 borrows = _mm512_cmplt_epu64_mask(a, b);
    return _mm512_mask_add_epi64(difference, borrows, difference, v_modulus());
}

/// `low + 2^64 middle - top`, not yet canonical; of `middle` only the lower half counts.
static inline vec v_reduce_parts(vec low, vec middle, vec top) {
    // 2^64 = 2^32 - 1 modulo p.
    vec rest = _mm512_sub_epi64(low, top);
    __mmask8 borrows = _mm512_cmplt_epu64_mask(low, top);
    rest = _mm512_mask_sub_epi64(rest, borrows, rest, v_epsilon());
    vec total = _mm512_add_epi64(rest, _mm512_mul_epu32(middle, v_epsilon()));
    __mmask8 carries = _mm512_cmplt_epu64_mask(total, rest);
    return _mm512_mask_add_epi64(total, carries, total, v_epsilon());
}

/// `low + 2^64 high`, not yet canonical; 2^96 = -1 modulo p.
static inline vec v_reduce_loosely(vec low, vec high) {
    return v_reduce_parts(low, high, _mm512_srli_epi64(high, 32));
}

/// The product of any numbers below 2^64, not yet canonical.
static inline vec v_mul_loosely(vec a, vec b) {
    vec a1 = _mm512_srli_epi64(a, 32), b1 = _mm512_srli_epi64(b, 32);
    vec low = _mm512_mul_epu32(a, b), high = _mm512_mul_epu32(a1, b1);
    vec cross = _mm512_add_epi64(_mm512_mul_epu32(a1, b), _mm512_srli_epi64(low, 32));
    vec other = _mm512_add_epi64(
        _mm512_mul_epu32(a, b1), _mm512_and_si512(cross, v_epsilon()));
    high = _mm512_add_epi64(high, _mm512_srli_epi64(cross, 32));
    high = _mm512_add_epi64(high, _mm512_srli_epi64(other, 32));
    // Every other half: a copy costs less than a shift.
    low = (vec)_mm512_mask_moveldup_ps((__m512)low, 0xAAAA, (__m512)other);
    return v_reduce_loosely(low, high);
}

/// The product of the lower halves.
static inline vec v_product(vec a, vec b) { return _mm512_mul_epu32(a, b); }
/// The sum modulo 2^64.
static inline vec v_sum_of(vec a, vec b) { return _mm512_add_epi64(a, b); }
static inline vec v_common(vec a, vec b) { return _mm512_and_si512(a, b); }
static inline vec v_shift_left(vec a, uint32_t count) { return _mm512_slli_epi64(a, count); }
static inline vec v_shift_right(vec a, uint32_t count) { return _mm512_srli_epi64(a, count); }

static inline void v_transpose(vec v[LANES]) {
    vec t[8], m[8];
    for (int i = 0; i < 4; i += 1) {
        t[i] = _mm512_unpacklo_epi64(v[2 * i], v[2 * i + 1]);
        t[i + 4] = _mm512_unpackhi_epi64(v[2 * i], v[2 * i + 1]);
    }
    for (int i = 0; i < 4; i += 1) {
        m[i] = _mm512_shuffle_i64x2(t[2 * i], t[2 * i + 1], 0x88);
        m[i + 4] = _mm512_shuffle_i64x2(t[2 * i], t[2 * i + 1], 0xDD);
    }
    for (int odd = 0; odd < 2; odd += 1) {
        v[odd] = _mm512_shuffle_i64x2(m[2 * odd], m[2 * odd + 1], 0x88);
        v[odd + 4] = _mm512_shuffle_i64x2(m[2 * odd], m[2 * odd + 1], 0xDD);
        v[odd + 2] = _mm512_shuffle_i64x2(m[2 * odd + 4], m[2 * odd + 5], 0x88);
        v[odd + 6] = _mm512_shuffle_i64x2(m[2 * odd + 4], m[2 * odd + 5], 0xDD);
    }
}

static inline void v_split(vec a, vec b, words *low, words *high) {
    words x = (words)a, y = (words)b;
    *low = __builtin_shufflevector(
        x, y, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
    *high = __builtin_shufflevector(
        x, y, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
}

static inline void v_join(words low, words high, vec *a, vec *b) {
    *a = (vec)__builtin_shufflevector(
        low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    *b = (vec)__builtin_shufflevector(
        low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
