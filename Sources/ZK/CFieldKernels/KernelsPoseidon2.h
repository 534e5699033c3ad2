// SPDX-License-Identifier: MIT
// Each step is done for all sponges before the next one: products that do not wait for each other.

/// Where the constants lie behind each other: those of the opening external rounds, the internal
/// ones, the closing external ones, and the diagonal.
enum { INTERNAL = 48, TERMINAL = INTERNAL + 22, DIAGONAL = TERMINAL + 48 };

#ifdef HAS_HALVES
#include "KernelsPoseidon2Halves.h"
#else

/// Multiplies each block of four by the small matrix, then adds to every lane its column's sum.
static inline void mix_externally(vec s[12]) {
    for (int block = 0; block < 12; block += 4) {
        vec a = s[block], b = s[block + 1], c = s[block + 2], d = s[block + 3];
        vec ab = v_add(a, b), cd = v_add(c, d);
        vec total = v_add(ab, cd);
        s[block] = v_add(v_add(total, ab), b);
        s[block + 1] = v_add(v_add(total, b), v_add(c, c));
        s[block + 2] = v_add(v_add(total, cd), d);
        s[block + 3] = v_add(v_add(total, d), v_add(a, a));
    }
    for (int column = 0; column < 4; column += 1) {
        vec sum = v_add(v_add(s[column], s[column + 4]), s[column + 8]);
        for (int lane = column; lane < 12; lane += 4) s[lane] = v_add(s[lane], sum);
    }
}

static void external_rounds(vec s[12], const uint64_t *constants) {
    for (int round = 0; round < 4; round += 1) {
        for (int lane = 0; lane < 12; lane += 1)
            s[lane] = v_add(s[lane], v_all(constants[12 * round + lane]));
        raise_to_seventh(s, 1, 12);
        mix_externally(s);
    }
}

static void internal_round(vec *s, uint64_t constant, const uint64_t *diagonal) {
    for (int sponge = 0; sponge < SPONGES; sponge += 1)
        s[12 * sponge] = v_add(s[12 * sponge], v_all(constant));
    raise_to_seventh(s, 12, SPONGES);
    for (int sponge = 0; sponge < SPONGES; sponge += 1) {
        vec *lanes = s + 12 * sponge;
        vec sum = v_add(
            v_add(v_add(v_add(lanes[1], lanes[2]), v_add(lanes[3], lanes[4])),
                  v_add(v_add(lanes[5], lanes[6]), v_add(lanes[7], lanes[8]))),
            v_add(v_add(lanes[9], lanes[10]), v_add(lanes[11], lanes[0])));
        for (int lane = 0; lane < 12; lane += 1)
            lanes[lane] = v_add(v_mul(lanes[lane], v_all(diagonal[lane])), sum);
    }
}

static void poseidon2_permute(vec *s, const uint64_t *constants) {
    for (int sponge = 0; sponge < SPONGES; sponge += 1) {
        mix_externally(s + 12 * sponge);
        external_rounds(s + 12 * sponge, constants);
    }
    for (int round = 0; round < 22; round += 1)
        internal_round(s, constants[INTERNAL + round], constants + DIAGONAL);
    for (int sponge = 0; sponge < SPONGES; sponge += 1)
        external_rounds(s + 12 * sponge, constants + TERMINAL);
}

#endif

#define poseidon2_shape algebraic_shape
SPONGE_ROWS_AND_PAIRS(poseidon2)
SPONGE_WORK(poseidon2)
