// SPDX-License-Identifier: MIT
// As many sponges at a time as a vector has lanes, side by side; and some such vectors in step.
//
// Rows, pairs and witnesses are written once for all permutations: who names one gets a copy.

/// Vectors of sponges of twelve lanes that are in step with each other.
#define SPONGES 4
/// Vectors that every state has room in.
#define STATE_MAX (12 * SPONGES)

/// Permutes all states in step, the lanes of each behind each other.
typedef void permutation(vec *state, const uint64_t *constants);

/// What sponges differ in but for the permutation.
typedef struct {
    /// Vectors in step, lanes of a state, lanes that a block fills.
    size_t in_step, lanes, rate;
    /// The lane in which a witness leaves its zeros.
    size_t judged;
} sponge_shape;

/// Cells for operations on bits, which the compiler knows of.
typedef uint64_t bits __attribute__((vector_size(8 * LANES)));

/// Copied into each kernel, so that the permutation and the shape are constants there.
#define COPIED static inline __attribute__((always_inline))

/// Writes the digests one after the other, `stride` digests apart.
static void store_digests(const vec *state, uint64_t *target, size_t stride) {
    uint64_t cells[4][LANES];
    for (int lane = 0; lane < 4; lane += 1) v_store(cells[lane], state[lane]);
    for (size_t row = 0; row < LANES; row += 1)
        for (int lane = 0; lane < 4; lane += 1)
            target[4 * row * stride + lane] = cells[lane][row];
}

/// Eight lanes each that follow each other become lanes side by side.
static void gather(const uint64_t *cells, vec lanes[8]) {
    for (int part = 0; part < 8; part += LANES) {
        for (int i = 0; i < LANES; i += 1) lanes[part + i] = v_load(cells + 8 * i + part);
        v_transpose(lanes + part);
    }
}

/// The first cell that is zero where the mask is not; `LANES` if there is none.
static size_t first_zero(vec v, uint64_t mask) {
    uint64_t cells[LANES];
    v_store(cells, v);
    size_t place = 0;
    while (place < LANES && (cells[place] & mask) != 0) place += 1;
    return place;
}

/// Integers that follow each other.
static vec counted_from(uint64_t first) {
    uint64_t cells[LANES];
    for (size_t i = 0; i < LANES; i += 1) cells[i] = first + i;
    return v_load(cells);
}

COPIED size_t sponge_rows(
    sponge_shape shape, permutation *permute, const uint64_t *const *columns, size_t width,
    size_t row, size_t rows, uint64_t *target, size_t stride, const uint64_t *constants
) {
    size_t done = 0;
    for (; done + shape.in_step * LANES <= rows; done += shape.in_step * LANES) {
        vec s[STATE_MAX];
        for (size_t i = 0; i < shape.in_step * shape.lanes; i += 1) s[i] = v_all(0);
        for (size_t start = 0; start < width; start += shape.rate) {
            for (size_t sponge = 0; sponge < shape.in_step; sponge += 1)
                for (size_t lane = 0; lane < shape.rate; lane += 1) {
                    size_t column = start + lane, first = row + done + sponge * LANES;
                    s[sponge * shape.lanes + lane] =
                        column < width ? v_load(columns[column] + first) : v_all(0);
                }
            permute(s, constants);
        }
        for (size_t sponge = 0; sponge < shape.in_step; sponge += 1)
            store_digests(
                s + sponge * shape.lanes, target + 4 * (done + sponge * LANES) * stride, stride);
    }
    return done;
}

COPIED size_t sponge_pairs(
    sponge_shape shape, permutation *permute, const uint64_t *nodes, uint64_t *target,
    size_t count, const uint64_t *constants
) {
    size_t done = 0;
    for (; done + shape.in_step * LANES <= count; done += shape.in_step * LANES) {
        vec s[STATE_MAX];
        for (size_t i = 0; i < shape.in_step * shape.lanes; i += 1) s[i] = v_all(0);
        for (size_t sponge = 0; sponge < shape.in_step; sponge += 1)
            gather(nodes + 8 * (done + sponge * LANES), s + sponge * shape.lanes);
        permute(s, constants);
        for (size_t sponge = 0; sponge < shape.in_step; sponge += 1)
            store_digests(s + sponge * shape.lanes, target + 4 * (done + sponge * LANES), 1);
    }
    return done;
}

COPIED size_t sponge_work(
    sponge_shape shape, permutation *permute, const uint64_t *state, size_t place,
    uint64_t first, size_t count, uint64_t mask, const uint64_t *constants
) {
    for (size_t done = 0; done < count; done += shape.in_step * LANES) {
        vec s[STATE_MAX];
        for (size_t i = 0; i < shape.in_step * shape.lanes; i += 1)
            s[i] = v_all(state[i % shape.lanes]);
        for (size_t sponge = 0; sponge < shape.in_step; sponge += 1) {
            vec *cell = s + sponge * shape.lanes + place;
            *cell = (vec)((bits)*cell ^ (bits)counted_from(first + done + sponge * LANES));
        }
        permute(s, constants);
        for (size_t sponge = 0; sponge < shape.in_step; sponge += 1) {
            size_t found = first_zero(s[sponge * shape.lanes + shape.judged], mask);
            if (found < LANES) return done + sponge * LANES + found;
        }
    }
    return count;
}

/// The rows and pairs of a hash whose `_shape` and `_permute` are there.
#define SPONGE_ROWS_AND_PAIRS(hash) \
    static size_t hash##_rows( \
        const uint64_t *const *columns, size_t width, size_t row, size_t rows, \
        uint64_t *target, size_t stride, const uint64_t *constants \
    ) { \
        return sponge_rows( \
            hash##_shape, hash##_permute, columns, width, row, rows, target, stride, constants); \
    } \
    static size_t hash##_pairs( \
        const uint64_t *nodes, uint64_t *target, size_t count, const uint64_t *constants \
    ) { \
        return sponge_pairs(hash##_shape, hash##_permute, nodes, target, count, constants); \
    }

/// The witnesses of such a hash.
#define SPONGE_WORK(hash) \
    static size_t hash##_work( \
        const uint64_t *state, size_t place, uint64_t first, size_t count, uint64_t mask, \
        const uint64_t *constants \
    ) { \
        return sponge_work( \
            hash##_shape, hash##_permute, state, place, first, count, mask, constants); \
    }

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

/// The shape over twelve lanes, of which eight are the rate.
static const sponge_shape algebraic_shape = {SPONGES, 12, 8, 7};
