// SPDX-License-Identifier: MIT
// As many sponges at a time as a vector has lanes, side by side.

// Each step is done for all of them before the next one: products that do not wait for each other.

/// Sponges in step with each other.
#define SPONGES 4

/// Replaces each value by its seventh power.
static inline void raise_to_seventh(vec *values, size_t stride, size_t count) {
    vec squares[12], cubes[12];
    for (size_t i = 0; i < count; i += 1)
        squares[i] = v_square_loosely(values[i * stride]);
    for (size_t i = 0; i < count; i += 1)
        cubes[i] = v_mul_loosely(squares[i], values[i * stride]);
    for (size_t i = 0; i < count; i += 1) squares[i] = v_square_loosely(squares[i]);
    for (size_t i = 0; i < count; i += 1) values[i * stride] = v_mul(squares[i], cubes[i]);
}

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

static void internal_round(vec s[SPONGES][12], uint64_t constant, const uint64_t *diagonal) {
    for (int sponge = 0; sponge < SPONGES; sponge += 1)
        s[sponge][0] = v_add(s[sponge][0], v_all(constant));
    raise_to_seventh(s[0], 12, SPONGES);
    for (int sponge = 0; sponge < SPONGES; sponge += 1) {
        vec *lanes = s[sponge];
        vec sum = v_add(
            v_add(v_add(v_add(lanes[1], lanes[2]), v_add(lanes[3], lanes[4])),
                  v_add(v_add(lanes[5], lanes[6]), v_add(lanes[7], lanes[8]))),
            v_add(v_add(lanes[9], lanes[10]), v_add(lanes[11], lanes[0])));
        for (int lane = 0; lane < 12; lane += 1)
            lanes[lane] = v_add(v_mul(lanes[lane], v_all(diagonal[lane])), sum);
    }
}

static void poseidon2_permute(vec s[SPONGES][12], const ck_poseidon2 *constants) {
    for (int sponge = 0; sponge < SPONGES; sponge += 1) {
        mix_externally(s[sponge]);
        external_rounds(s[sponge], constants->initial);
    }
    for (int round = 0; round < 22; round += 1)
        internal_round(s, constants->internal[round], constants->diagonal);
    for (int sponge = 0; sponge < SPONGES; sponge += 1)
        external_rounds(s[sponge], constants->terminal);
}

static void poseidon2_finish(const vec s[12], uint64_t *target, size_t stride) {
    uint64_t cells[4][LANES];
    for (int lane = 0; lane < 4; lane += 1) v_store(cells[lane], s[lane]);
    for (size_t row = 0; row < LANES; row += 1)
        for (int lane = 0; lane < 4; lane += 1)
            target[4 * row * stride + lane] = cells[lane][row];
}

static size_t poseidon2_rows(
    const uint64_t *const *columns, size_t width, size_t row, size_t rows,
    uint64_t *target, size_t stride, const ck_poseidon2 *constants
) {
    size_t done = 0;
    for (; done + SPONGES * LANES <= rows; done += SPONGES * LANES) {
        vec s[SPONGES][12];
        for (int i = 0; i < SPONGES * 12; i += 1) s[i / 12][i % 12] = v_all(0);
        for (size_t start = 0; start < width; start += 8) {
            for (size_t sponge = 0; sponge < SPONGES; sponge += 1)
                for (size_t lane = 0; lane < 8; lane += 1) {
                    size_t column = start + lane, first = row + done + sponge * LANES;
                    s[sponge][lane] =
                        column < width ? v_load(columns[column] + first) : v_all(0);
                }
            poseidon2_permute(s, constants);
        }
        for (size_t sponge = 0; sponge < SPONGES; sponge += 1)
            poseidon2_finish(
                s[sponge], target + 4 * (done + sponge * LANES) * stride, stride);
    }
    return done;
}

static size_t poseidon2_pairs(
    const uint64_t *nodes, uint64_t *target, size_t count, const ck_poseidon2 *constants
) {
    size_t done = 0;
    for (; done + SPONGES * LANES <= count; done += SPONGES * LANES) {
        vec s[SPONGES][12];
        for (size_t sponge = 0; sponge < SPONGES; sponge += 1) {
            const uint64_t *first = nodes + 8 * (done + sponge * LANES);
            for (int lane = 8; lane < 12; lane += 1) s[sponge][lane] = v_all(0);
            for (int part = 0; part < 8; part += LANES) {
                for (int i = 0; i < LANES; i += 1)
                    s[sponge][part + i] = v_load(first + 8 * i + part);
                v_transpose(s[sponge] + part);
            }
        }
        poseidon2_permute(s, constants);
        for (size_t sponge = 0; sponge < SPONGES; sponge += 1)
            poseidon2_finish(s[sponge], target + 4 * (done + sponge * LANES), 1);
    }
    return done;
}
