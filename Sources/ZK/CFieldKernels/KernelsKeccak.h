// SPDX-License-Identifier: MIT
// Keccak-f[1600], a state in each lane of 25 vectors.

static inline bits b_rotated(bits a, int count) { return a << count | a >> (64 - count); }

/// Mixes the columns, then walks the lanes: rho and pi.
static inline void keccak_spread(bits a[25]) {
    static const uint8_t lanes[24] = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
    };
    bits parity[5], moving;
    for (int x = 0; x < 5; x += 1) parity[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (int x = 0; x < 5; x += 1) {
        bits change = parity[(x + 4) % 5] ^ b_rotated(parity[(x + 1) % 5], 1);
        for (int y = 0; y < 25; y += 5) a[x + y] ^= change;
    }
    moving = a[1];
#pragma clang loop unroll(full)
    for (int step = 0; step < 24; step += 1) {
        bits rotated = b_rotated(moving, (step + 1) * (step + 2) / 2 % 64);
        moving = a[lanes[step]];
        a[lanes[step]] = rotated;
    }
}

static void keccak_permute(vec *state, const uint64_t *constants) {
    bits a[25];
    for (int lane = 0; lane < 25; lane += 1) a[lane] = (bits)state[lane];
    for (int round = 0; round < 24; round += 1) {
        keccak_spread(a);
        for (int y = 0; y < 25; y += 5) {
            bits row[5];
            for (int x = 0; x < 5; x += 1) row[x] = a[y + x];
            for (int x = 0; x < 5; x += 1)
                a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
        }
        a[0] ^= constants[round];
    }
    for (int lane = 0; lane < 25; lane += 1) state[lane] = (vec)a[lane];
}

/// With a block after it that is all padding.
static void keccak_permute_padded(vec *state, const uint64_t *constants) {
    keccak_permute(state, constants);
    state[0] = (vec)((bits)state[0] ^ 1);
    state[16] = (vec)((bits)state[16] ^ (uint64_t)1 << 63);
    keccak_permute(state, constants);
}

static const sponge_shape keccak_shape = {1, 25, 17, 3};
SPONGE_ROWS_AND_PAIRS(keccak)

/// A witness in the last lane of a block leaves the padding to the next one.
static size_t keccak_work(
    const uint64_t *state, size_t place, uint64_t first, size_t count, uint64_t mask,
    const uint64_t *constants
) {
    permutation *permute = place == 16 ? keccak_permute_padded : keccak_permute;
    return sponge_work(keccak_shape, permute, state, place, first, count, mask, constants);
}
