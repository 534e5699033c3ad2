// SPDX-License-Identifier: MIT
// Twice as many messages at a time as a vector has lanes: one in each 32-bit lane.

enum { CHUNK_START = 1, CHUNK_END = 2, PARENT = 4, ROOT = 8 };

static const uint32_t blake3_start[8] = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
    0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
};

/// Which word of the block each step of each round takes.
static const uint8_t blake3_schedule[7][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8},
    {3, 4, 10, 12, 13, 2, 7, 14, 6, 5, 9, 0, 11, 15, 8, 1},
    {10, 7, 12, 9, 14, 3, 13, 15, 4, 0, 11, 2, 5, 8, 1, 6},
    {12, 13, 9, 11, 15, 10, 14, 8, 7, 2, 5, 3, 0, 1, 6, 4},
    {9, 14, 11, 5, 8, 12, 15, 1, 13, 3, 0, 10, 2, 6, 4, 7},
    {11, 15, 5, 0, 1, 9, 8, 6, 14, 10, 2, 12, 3, 4, 7, 13},
};

static inline words w_all(uint32_t value) { return (words){0} + value; }
static inline words w_rotated(words a, int count) { return a >> count | a << (32 - count); }

static inline void blake3_mix(words *s, int a, int b, int c, int d, words x, words y) {
    s[a] = s[a] + s[b] + x;
    s[d] = w_rotated(s[d] ^ s[a], 16);
    s[c] = s[c] + s[d];
    s[b] = w_rotated(s[b] ^ s[c], 12);
    s[a] = s[a] + s[b] + y;
    s[d] = w_rotated(s[d] ^ s[a], 8);
    s[c] = s[c] + s[d];
    s[b] = w_rotated(s[b] ^ s[c], 7);
}

static void blake3_compress(
    words chaining[8], const words block[16], uint64_t counter, uint32_t byte_count,
    uint32_t flags
) {
    words s[16];
    for (int i = 0; i < 8; i += 1) s[i] = chaining[i];
    for (int i = 0; i < 4; i += 1) s[8 + i] = w_all(blake3_start[i]);
    s[12] = w_all((uint32_t)counter);
    s[13] = w_all((uint32_t)(counter >> 32));
    s[14] = w_all(byte_count);
    s[15] = w_all(flags);
#pragma clang loop unroll(full)
    for (int round = 0; round < 7; round += 1) {
        const uint8_t *m = blake3_schedule[round];
        blake3_mix(s, 0, 4, 8, 12, block[m[0]], block[m[1]]);
        blake3_mix(s, 1, 5, 9, 13, block[m[2]], block[m[3]]);
        blake3_mix(s, 2, 6, 10, 14, block[m[4]], block[m[5]]);
        blake3_mix(s, 3, 7, 11, 15, block[m[6]], block[m[7]]);
        blake3_mix(s, 0, 5, 10, 15, block[m[8]], block[m[9]]);
        blake3_mix(s, 1, 6, 11, 12, block[m[10]], block[m[11]]);
        blake3_mix(s, 2, 7, 8, 13, block[m[12]], block[m[13]]);
        blake3_mix(s, 3, 4, 9, 14, block[m[14]], block[m[15]]);
    }
    for (int i = 0; i < 8; i += 1) chaining[i] = s[i] ^ s[8 + i];
}

/// Writes the digests one after the other, `stride` digests apart.
static void blake3_finish(const words chaining[8], uint64_t *target, size_t stride) {
    uint64_t cells[4][2 * LANES];
    for (int lane = 0; lane < 4; lane += 1) {
        vec first, second;
        v_join(chaining[2 * lane], chaining[2 * lane + 1], &first, &second);
        v_store(cells[lane], first);
        v_store(cells[lane] + LANES, second);
    }
    for (size_t row = 0; row < 2 * LANES; row += 1)
        for (int lane = 0; lane < 4; lane += 1)
            target[4 * row * stride + lane] = cells[lane][row];
}

static size_t blake3_rows(
    const uint64_t *const *columns, size_t width, size_t row, size_t rows,
    uint64_t *target, size_t stride, const uint64_t *constants
) {
    // The rows follow four zero lanes; together they must stay within one chunk.
    size_t lanes = width + 4, blocks = (lanes + 7) / 8, done = 0;
    if (blocks > 16) return 0;
    for (; done + 2 * LANES <= rows; done += 2 * LANES) {
        words chaining[8];
        for (int i = 0; i < 8; i += 1) chaining[i] = w_all(blake3_start[i]);
        for (size_t block = 0; block < blocks; block += 1) {
            words message[16];
            for (size_t i = 0; i < 8; i += 1) {
                size_t lane = 8 * block + i;
                message[2 * i] = message[2 * i + 1] = w_all(0);
                if (lane < 4 || lane >= lanes) continue;
                const uint64_t *cells = columns[lane - 4] + row + done;
                for (int ahead = 0; ahead < 2 * LANES; ahead += 8)
                    __builtin_prefetch(cells + 64 + ahead);
                v_split(
                    v_load(cells), v_load(cells + LANES), &message[2 * i], &message[2 * i + 1]);
            }
            int isLast = block == blocks - 1;
            uint32_t flags = (block == 0 ? CHUNK_START : 0) | (isLast ? CHUNK_END | ROOT : 0);
            uint32_t bytes = isLast ? (uint32_t)(8 * (lanes - 8 * block)) : 64;
            blake3_compress(chaining, message, 0, bytes, flags);
        }
        blake3_finish(chaining, target + 4 * done * stride, stride);
    }
    return done;
}

/// Turns blocks of eight lanes that follow each other into lanes side by side.
static void blake3_gather(const uint64_t *nodes, words message[16]) {
    vec sides[2][8];
    gather(nodes, sides[0]);
    gather(nodes + 8 * LANES, sides[1]);
    for (int i = 0; i < 8; i += 1)
        v_split(sides[0][i], sides[1][i], &message[2 * i], &message[2 * i + 1]);
}

static size_t blake3_pairs(
    const uint64_t *nodes, uint64_t *target, size_t count, const uint64_t *constants
) {
    size_t done = 0;
    for (; done + 2 * LANES <= count; done += 2 * LANES) {
        words chaining[8], message[16];
        for (int i = 0; i < 8; i += 1) chaining[i] = w_all(blake3_start[i]);
        blake3_gather(nodes + 8 * done, message);
        blake3_compress(chaining, message, 0, 64, CHUNK_START | CHUNK_END | ROOT);
        blake3_finish(chaining, target + 4 * done, 1);
    }
    return done;
}

/// The same lanes for all messages.
static void blake3_spread(const uint64_t *lanes, size_t count, words *spread) {
    for (size_t i = 0; i < count; i += 1) {
        spread[2 * i] = w_all((uint32_t)lanes[i]);
        spread[2 * i + 1] = w_all((uint32_t)(lanes[i] >> 32));
    }
}

/// The state is a chaining value, a block with room for the witness, the chunk's number, the
/// block's bytes and flags, and the subtrees to the left after their number.
static size_t blake3_work(
    const uint64_t *state, size_t place, uint64_t first, size_t count, uint64_t mask,
    const uint64_t *constants
) {
    const uint64_t *end = state + 12, *subtrees = end + 4;
    for (size_t done = 0; done < count; done += 2 * LANES) {
        words chaining[8], message[16];
        vec low = counted_from(first + done), high = counted_from(first + done + LANES);
        blake3_spread(state, 4, chaining);
        blake3_spread(state + 4, 8, message);
        v_split(low, high, &message[2 * (place - 4)], &message[2 * (place - 4) + 1]);
        blake3_compress(chaining, message, end[0], (uint32_t)end[1], (uint32_t)end[2]);
        for (size_t tree = 0; tree < end[3]; tree += 1) {
            blake3_spread(subtrees + 4 * tree, 4, message);
            for (int i = 0; i < 8; i += 1) message[8 + i] = chaining[i];
            for (int i = 0; i < 8; i += 1) chaining[i] = w_all(blake3_start[i]);
            blake3_compress(chaining, message, 0, 64, PARENT | (tree + 1 == end[3] ? ROOT : 0));
        }
        v_join(chaining[6], chaining[7], &low, &high);
        size_t found = first_zero(low, mask);
        if (found == LANES) found += first_zero(high, mask);
        if (found < 2 * LANES) return done + found;
    }
    return count;
}
