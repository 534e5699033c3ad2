// SPDX-License-Identifier: MIT
#include "Forms.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#define LANES 4
#define FORM ck_avx2
#define FORM_NAME "avx2"

typedef __m256i vec;
typedef uint32_t words __attribute__((vector_size(32)));

static inline vec v_load(const uint64_t *cells) {
    return _mm256_loadu_si256((const __m256i *)cells);
}
static inline void v_store(uint64_t *cells, vec v) { _mm256_storeu_si256((__m256i *)cells, v); }
static inline vec v_all(uint64_t value) { return _mm256_set1_epi64x((long long)value); }

static inline vec v_modulus(void) { return v_all(0xFFFFFFFF00000001); }
static inline vec v_epsilon(void) { return v_all(0xFFFFFFFF); }

/// All ones where `a < b` as unsigned numbers; the machine only compares signed ones.
static inline vec v_less(vec a, vec b) {
    vec sign = v_all(0x8000000000000000);
    return _mm256_cmpgt_epi64(_mm256_xor_si256(b, sign), _mm256_xor_si256(a, sign));
}

static inline vec v_sub(vec a, vec b) {
    vec borrow = _mm256_and_si256(v_less(a, b), v_epsilon());
    return _mm256_sub_epi64(_mm256_sub_epi64(a, b), borrow);
}

static inline vec v_add(vec a, vec b) { return v_sub(a, _mm256_sub_epi64(v_modulus(), b)); }

/// The canonical one of the numbers that differ by a multiple of p.
static inline vec v_canonical(vec a) {
    // Less 2^63, numbers compare as signed ones.
    vec last = v_all(0x7FFFFFFF00000000);
    vec reduced = _mm256_xor_si256(a, v_all(0x8000000000000000));
    vec excess = _mm256_srli_epi64(_mm256_cmpgt_epi64(reduced, last), 32);
    return _mm256_add_epi64(a, excess);
}

/// `low + 2^64 high`, not yet canonical.
static inline vec v_reduce_loosely(vec low, vec high) {
    // 2^64 = 2^32 - 1 and 2^96 = -1 modulo p. Less 2^63, numbers compare as signed ones.
    vec half = v_all(0x8000000000000000);
    vec start = _mm256_xor_si256(low, half);
    vec rest = _mm256_sub_epi64(start, _mm256_srli_epi64(high, 32));
    vec borrow = _mm256_srli_epi64(_mm256_cmpgt_epi64(rest, start), 32);
    rest = _mm256_sub_epi64(rest, borrow);
    vec total = _mm256_add_epi64(rest, _mm256_mul_epu32(high, v_epsilon()));
    vec carry = _mm256_srli_epi64(_mm256_cmpgt_epi64(rest, total), 32);
    return _mm256_xor_si256(_mm256_add_epi64(total, carry), half);
}

/// The product of any numbers below 2^64, not yet canonical.
static inline vec v_mul_loosely(vec a, vec b) {
    vec a1 = _mm256_srli_epi64(a, 32), b1 = _mm256_srli_epi64(b, 32);
    vec low = _mm256_mul_epu32(a, b), high = _mm256_mul_epu32(a1, b1);
    vec cross = _mm256_add_epi64(_mm256_mul_epu32(a1, b), _mm256_srli_epi64(low, 32));
    vec other = _mm256_add_epi64(
        _mm256_mul_epu32(a, b1), _mm256_and_si256(cross, v_epsilon()));
    high = _mm256_add_epi64(high, _mm256_srli_epi64(cross, 32));
    high = _mm256_add_epi64(high, _mm256_srli_epi64(other, 32));
    low = _mm256_blend_epi32(low, _mm256_slli_epi64(other, 32), 0xAA);
    return v_reduce_loosely(low, high);
}

/// The product of the lower halves.
static inline vec v_product(vec a, vec b) { return _mm256_mul_epu32(a, b); }
/// The sum modulo 2^64.
static inline vec v_sum_of(vec a, vec b) { return _mm256_add_epi64(a, b); }
static inline vec v_common(vec a, vec b) { return _mm256_and_si256(a, b); }
static inline vec v_shift_left(vec a, int count) { return _mm256_slli_epi64(a, count); }
static inline vec v_shift_right(vec a, int count) { return _mm256_srli_epi64(a, count); }

static inline void v_transpose(vec v[LANES]) {
    vec low0 = _mm256_unpacklo_epi64(v[0], v[1]), high0 = _mm256_unpackhi_epi64(v[0], v[1]);
    vec low1 = _mm256_unpacklo_epi64(v[2], v[3]), high1 = _mm256_unpackhi_epi64(v[2], v[3]);
    v[0] = _mm256_permute2x128_si256(low0, low1, 0x20);
    v[1] = _mm256_permute2x128_si256(high0, high1, 0x20);
    v[2] = _mm256_permute2x128_si256(low0, low1, 0x31);
    v[3] = _mm256_permute2x128_si256(high0, high1, 0x31);
}

static inline void v_split(vec a, vec b, words *low, words *high) {
    words x = (words)a, y = (words)b;
    *low = __builtin_shufflevector(x, y, 0, 2, 4, 6, 8, 10, 12, 14);
    *high = __builtin_shufflevector(x, y, 1, 3, 5, 7, 9, 11, 13, 15);
}

static inline void v_join(words low, words high, vec *a, vec *b) {
    *a = (vec)__builtin_shufflevector(low, high, 0, 8, 1, 9, 2, 10, 3, 11);
    *b = (vec)__builtin_shufflevector(low, high, 4, 12, 5, 13, 6, 14, 7, 15);
}

#include "Products32.h"
#include "SpanOfCells.h"
#include "../Kernels.h"

#pragma clang attribute pop
#endif
