// SPDX-License-Identifier: MIT
// RPO and RPX. Between their steps values lie anywhere below 2^64; constants are canonical: those
// of the first half rounds, then those of the second.

/// Where the constants of the second half rounds start.
#define SECOND_HALVES (7 * 12)

/// Multiplies by the circulant matrix and adds constants.
///
/// The weights are here, and not handed over, so that the compiler unrolls with them; a test
/// compares with the scalar form, whose row of the matrix is `RescueConstants.matrixRow`.
static void rescue_mix(vec s[12], const uint64_t *constants) {
    static const uint8_t weights[12] = {7, 23, 8, 26, 13, 10, 9, 7, 6, 22, 21, 8};
    vec high[12], mixed[12];
    for (int lane = 0; lane < 12; lane += 1) high[lane] = v_shift_right(s[lane], 32);
#pragma clang loop unroll(full)
    for (int target = 0; target < 12; target += 1) {
        // The weights sum up to less than 2^8, so the products of halves stay below 2^40.
        vec below = v_all(constants[target] & 0xFFFFFFFF), above = v_all(constants[target] >> 32);
#pragma clang loop unroll(full)
        for (int source = 0; source < 12; source += 1) {
            vec weight = v_all(weights[(source + 12 - target) % 12]);
            below = v_sum_of(below, v_product(s[source], weight));
            above = v_sum_of(above, v_product(high[source], weight));
        }
        above = v_sum_of(above, v_shift_right(below, 32));
        below = v_sum_of(v_common(below, v_all(0xFFFFFFFF)), v_shift_left(above, 32));
        mixed[target] = v_reduce_loosely(below, v_shift_right(above, 32));
    }
    for (int lane = 0; lane < 12; lane += 1) s[lane] = mixed[lane];
}

/// The factor, times the base squared so many times; lanes in step, so that no product waits.
static void square_and_multiply(
    vec target[12], const vec base[12], int squarings, const vec factor[12]
) {
    vec power[12];
    for (int i = 0; i < 12; i += 1) power[i] = base[i];
    for (int round = 0; round < squarings; round += 1)
        for (int i = 0; i < 12; i += 1) power[i] = v_square_loosely(power[i]);
    for (int i = 0; i < 12; i += 1) target[i] = v_mul_loosely(power[i], factor[i]);
}

/// Replaces each value by its seventh root: by its power (4 (p - 1) + 1) / 7.
///
/// With h the binary 100 ten times over, that is 4 (2^32 h + 3 h) + 7.
static void take_seventh_roots(vec values[12]) {
    vec once[12], seventh[12], twofold[12], tenfold[12], power[12];
    for (int i = 0; i < 12; i += 1) {
        vec square = v_square_loosely(values[i]);
        once[i] = v_square_loosely(square);
        seventh[i] = v_mul_loosely(v_mul_loosely(once[i], square), values[i]);
    }
    square_and_multiply(twofold, once, 3, once);
    square_and_multiply(power, twofold, 6, twofold);
    square_and_multiply(power, power, 12, power);
    square_and_multiply(tenfold, power, 6, twofold);
    square_and_multiply(power, tenfold, 31, tenfold);
    square_and_multiply(power, power, 1, tenfold);
    square_and_multiply(values, power, 2, seventh);
}

static void rescue_round(vec s[12], int round, const uint64_t *constants) {
    rescue_mix(s, constants + 12 * round);
    raise_to_seventh(s, 1, 12);
    rescue_mix(s, constants + SECOND_HALVES + 12 * round);
    take_seventh_roots(s);
}

static void rpo_permute(vec *s, const uint64_t *constants) {
    for (int sponge = 0; sponge < SPONGES; sponge += 1, s += 12) {
        for (int round = 0; round < 7; round += 1) rescue_round(s, round, constants);
        for (int lane = 0; lane < 12; lane += 1) s[lane] = v_canonical(s[lane]);
    }
}

/// The product in `F[x] / (x^3 - x - 1)`, where x^4 = x^2 + x.
static inline void multiply_cubic(vec target[3], const vec a[3], const vec b[3]) {
    v_products sums[3] = {0};
    v_add_product(&sums[0], a[1], b[2]);
    v_add_product(&sums[0], a[2], b[1]);
    sums[1] = sums[0];
    v_add_product(&sums[0], a[0], b[0]);
    v_add_product(&sums[1], a[0], b[1]);
    v_add_product(&sums[1], a[1], b[0]);
    v_add_product(&sums[1], a[2], b[2]);
    v_add_product(&sums[2], a[0], b[2]);
    v_add_product(&sums[2], a[1], b[1]);
    v_add_product(&sums[2], a[2], b[0]);
    v_add_product(&sums[2], a[2], b[2]);
    for (int i = 0; i < 3; i += 1) target[i] = v_of_products(sums[i]);
}

/// Adds constants and raises each triple of lanes to its seventh power.
static void extension_round(vec s[12], const uint64_t *constants) {
    for (int start = 0; start < 12; start += 3) {
        vec base[3], square[3], power[3];
        for (int i = 0; i < 3; i += 1)
            base[i] = v_add(s[start + i], v_all(constants[start + i]));
        multiply_cubic(square, base, base);
        multiply_cubic(power, square, square);
        multiply_cubic(power, power, square);
        multiply_cubic(s + start, power, base);
    }
}

static void rpx_permute(vec *s, const uint64_t *constants) {
    for (int sponge = 0; sponge < SPONGES; sponge += 1, s += 12) {
        for (int round = 0; round < 6; round += 2) {
            rescue_round(s, round, constants);
            extension_round(s, constants + 12 * (round + 1));
        }
        rescue_mix(s, constants + 12 * 6);
        for (int lane = 0; lane < 12; lane += 1) s[lane] = v_canonical(s[lane]);
    }
}

#define rpo_shape algebraic_shape
#define rpx_shape algebraic_shape
SPONGE_ROWS_AND_PAIRS(rpo)
SPONGE_WORK(rpo)
SPONGE_ROWS_AND_PAIRS(rpx)
SPONGE_WORK(rpx)
