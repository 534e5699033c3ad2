// SPDX-License-Identifier: MIT
// Poseidon2 over halves: an element is `low + 2^32 high`, and both may grow beyond 32 bits until
// they are folded. Sums are plain, and no step compares: a comparison costs as much as three sums.
//
// With f = 2^32, f^2 = f - 1 modulo p. A product of 52 bits splits where operands are scaled so
// that their scales have 20 bits together: the upper part counts multiples of f.

/// Halves of an element in each lane.
typedef struct {
    vec low, high;
} halves;

/// Halves that all lanes share.
typedef struct {
    uint64_t low, high;
} h_constants;

static inline halves h_all(const h_constants *c) { return (halves){v_all(c->low), v_all(c->high)}; }

/// Bits by which both operands of a product are scaled.
#define SCALE 10

static inline vec h_low(vec sum, vec a, vec b) { return _mm512_madd52lo_epu64(sum, a, b); }
static inline vec h_high(vec sum, vec a, vec b) { return _mm512_madd52hi_epu64(sum, a, b); }

static inline halves h_add(halves a, halves b) {
    return (halves){v_sum_of(a.low, b.low), v_sum_of(a.high, b.high)};
}

static inline halves h_scaled(halves a) {
    return (halves){v_shift_left(a.low, SCALE), v_shift_left(a.high, SCALE)};
}

/// A multiple of p that raises the lower half by `raise` times 2^32, and the upper one little.
static inline uint64_t raised_low(uint64_t raise) { return (raise << 32) + 1; }
static inline uint64_t raised_high(uint64_t raise) { return 0xFFFFFFFF - raise; }

/// The halves of a constant, raised.
static inline h_constants h_raise(uint64_t value, uint64_t raise) {
    return (h_constants){
        (value & 0xFFFFFFFF) + raised_low(raise), (value >> 32) + raised_high(raise)};
}

/// Carries what halves have beyond 32 bits; the lower one must be at least the upper one's carry.
///
/// The lower half is below 2^32 then, the upper one above it by no more than the carries.
static inline halves h_folded(halves a) {
    vec carry = v_shift_right(a.high, 32);
    vec low = _mm512_sub_epi64(a.low, carry);
    vec high = v_sum_of(v_common(a.high, v_epsilon()), carry);
    return (halves){
        v_common(low, v_epsilon()), v_sum_of(high, v_shift_right(low, 32))};
}

/// The parts of a product before they are put together: what stays below a half, and what goes up.
typedef struct {
    halves below, above;
} h_parts;

/// The product of scaled values below 2^52; its lower half is raised.
static inline h_parts h_product(halves a, halves b, uint64_t raise) {
    vec zero = v_all(0);
    vec corner = h_low(v_all(raised_high(raise) << 20), a.high, b.high);
    vec first = h_low(v_all((raised_low(raise) + raised_high(raise)) << 20), a.low, b.low);
    vec cross = h_high(h_high(zero, a.low, b.high), a.high, b.low);
    return (h_parts){
        {_mm512_sub_epi64(first, corner), h_low(h_low(corner, a.low, b.high), a.high, b.low)},
        {h_high(cross, a.high, b.high), h_high(cross, a.low, b.low)}};
}

/// The square, likewise.
static inline h_parts h_square(halves a, uint64_t raise) {
    vec zero = v_all(0), twice = v_sum_of(a.high, a.high);
    vec corner = h_low(v_all(raised_high(raise) << 20), a.high, a.high);
    vec first = h_low(v_all((raised_low(raise) + raised_high(raise)) << 20), a.low, a.low);
    vec cross = h_high(zero, a.low, twice);
    return (h_parts){
        {_mm512_sub_epi64(first, corner), h_low(corner, a.low, twice)},
        {h_high(cross, a.high, a.high), h_high(cross, a.low, a.low)}};
}

/// The value itself; the lower half below zero where it was not raised enough.
static inline halves h_plain(h_parts parts) {
    return (halves){
        _mm512_sub_epi64(v_shift_right(parts.below.low, 20), parts.above.low),
        v_sum_of(v_shift_right(parts.below.high, 20), parts.above.high)};
}

/// The value as an operand of a product.
static inline halves h_operand(h_parts parts) {
    return (halves){
        _mm512_sub_epi64(
            v_shift_right(parts.below.low, SCALE), v_shift_left(parts.above.low, SCALE)),
        v_sum_of(
            v_shift_right(parts.below.high, SCALE), v_shift_left(parts.above.high, SCALE))};
}

/// Values that are raised to the seventh power in step, so that no product waits for another.
#define IN_STEP SPONGES

/// Adds constants to values `stride` apart and raises the sums to the seventh power.
///
/// In units of 2^32 the halves are at most 1.01, then 6.1 as a square, 23 as a cube, 112 as a
/// fourth power and `POWER` in the end: thrice the product of the operands and some more.
static inline void h_raise_to_seventh(
    halves *values, size_t stride, const h_constants *constants, size_t step
) {
    halves once[IN_STEP], square[IN_STEP], cube[IN_STEP];
    for (int i = 0; i < IN_STEP; i += 1)
        once[i] = h_scaled(h_folded(h_add(values[i * stride], h_all(constants + i * step))));
    for (int i = 0; i < IN_STEP; i += 1) square[i] = h_operand(h_square(once[i], 5));
    for (int i = 0; i < IN_STEP; i += 1) cube[i] = h_operand(h_product(square[i], once[i], 20));
    for (int i = 0; i < IN_STEP; i += 1) square[i] = h_operand(h_square(square[i], 110));
    for (int i = 0; i < IN_STEP; i += 1)
        values[i * stride] = h_plain(h_product(square[i], cube[i], 2));
}

/// What a seventh power's halves are at most, and its lower one less than below zero, times 2^32.
#define POWER 8000

/// Multiplies each block of four by the small matrix, then adds to every lane its column's sum:
/// the weights of a row sum up to 28.
static inline void h_mix(halves s[12]) {
    for (int block = 0; block < 12; block += 4) {
        halves a = s[block], b = s[block + 1], c = s[block + 2], d = s[block + 3];
        halves ab = h_add(a, b), cd = h_add(c, d);
        halves total = h_add(ab, cd);
        halves left = h_add(total, b), right = h_add(total, d);
        s[block] = h_add(left, ab);
        s[block + 1] = h_add(left, h_add(c, c));
        s[block + 2] = h_add(right, cd);
        s[block + 3] = h_add(right, h_add(a, a));
    }
    for (int column = 0; column < 4; column += 1) {
        halves sum = h_add(h_add(s[column], s[column + 4]), s[column + 8]);
        for (int lane = column; lane < 12; lane += 4) s[lane] = h_add(s[lane], sum);
    }
}

static void h_external_rounds(halves s[12], const h_constants *constants) {
    for (int round = 0; round < 4; round += 1, constants += 12) {
        for (int lane = 0; lane < 12; lane += IN_STEP)
            h_raise_to_seventh(s + lane, 1, constants + lane, 1);
        h_mix(s);
    }
}

/// Half of the internal rounds: so many that no operand outgrows 52 bits.
///
/// Halves of at most `bound` times 2^32 become three times as long and seven more. The first lane
/// stays out of that, and may have a lower half below zero: only its power is added to others.
static void h_internal_rounds(
    halves *s, const h_constants *constants, const h_constants *diagonal
) {
    uint64_t bound = 2;
    h_constants powers = h_raise(0, POWER);
    for (int round = 0; round < 11; round += 1, bound = 3 * bound + 7) {
        h_constants raise = h_raise(0, 3 * bound + 2);
        h_raise_to_seventh(s, 12, constants + round, 0);
        for (int sponge = 0; sponge < SPONGES; sponge += 1) {
            halves *lanes = s + 12 * sponge;
            lanes[0] = h_add(lanes[0], h_all(&powers));
            halves sum = h_add(
                h_add(h_add(h_add(lanes[1], lanes[2]), h_add(lanes[3], lanes[4])),
                      h_add(h_add(lanes[5], lanes[6]), h_add(lanes[7], lanes[8]))),
                h_add(h_add(lanes[9], lanes[10]), h_add(lanes[11], lanes[0])));
            sum = h_add(h_folded(sum), h_all(&raise));
#pragma clang loop unroll(full)
            for (int lane = 0; lane < 12; lane += 1)
                lanes[lane] = h_add(
                    h_plain(h_product(lanes[lane], h_all(diagonal + lane), 2)), sum);
        }
    }
}

/// Folds all lanes but the first of each sponge.
static void h_fold(halves *s, const h_constants *zero) {
    for (int sponge = 0; sponge < SPONGES; sponge += 1)
        for (int lane = 1; lane < 12; lane += 1) {
            halves *place = s + 12 * sponge + lane;
            *place = h_folded(h_add(*place, h_all(zero)));
        }
}

static void poseidon2_permute(vec *s, const uint64_t *constants) {
    halves state[STATE_MAX];
    h_constants raised[DIAGONAL], diagonal[12], zero = h_raise(0, 28 * POWER);
    for (int i = 0; i < DIAGONAL; i += 1) raised[i] = h_raise(constants[i], 28 * POWER);
    // The diagonal is scaled all the way, so that the state need not be.
    for (int i = 0; i < 12; i += 1) {
        uint64_t factor = constants[DIAGONAL + i];
        diagonal[i] = (h_constants){(factor & 0xFFFFFFFF) << 20, factor >> 32 << 20};
    }
    for (int lane = 0; lane < STATE_MAX; lane += 1)
        state[lane] = (halves){v_common(s[lane], v_epsilon()), v_shift_right(s[lane], 32)};
    for (int sponge = 0; sponge < SPONGES; sponge += 1) {
        h_mix(state + 12 * sponge);
        h_external_rounds(state + 12 * sponge, raised);
    }
    for (int round = 0; round < 22; round += 11) {
        h_fold(state, &zero);
        h_internal_rounds(state, raised + INTERNAL + round, diagonal);
    }
    for (int sponge = 0; sponge < SPONGES; sponge += 1)
        h_external_rounds(state + 12 * sponge, raised + TERMINAL);
    for (int lane = 0; lane < STATE_MAX; lane += 1) {
        halves value = h_folded(h_add(state[lane], h_all(&zero)));
        vec low = v_sum_of(value.low, v_shift_left(value.high, 32));
        s[lane] = v_canonical(v_reduce_loosely(low, v_shift_right(value.high, 32)));
    }
}
