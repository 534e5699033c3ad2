// SPDX-License-Identifier: MIT
// One layer at a time over cells that lie in the nearest cache: butterflies of one layer do not
// wait for each other, which is worth more than the loads and stores that two at once would save.

/// Cells that fit in the nearest cache, and in the one behind it.
#define BLOCK 4096
#define REGION (16 * BLOCK)

enum { FORWARD, BACKWARD };

#define ALWAYS_INLINE static inline __attribute__((always_inline))

/// Two runs of cells, a half apart.
typedef struct {
    uint64_t *low, *high;
} runs;

/// Makes of two spans the sum and the difference that a layer leaves.
ALWAYS_INLINE void butterfly_of(int direction, span *a, span *b, span factor) {
    span low = *a, high = *b;
    if (direction == FORWARD) {
        high = s_mul(high, factor);
        *a = s_add(low, high);
        *b = s_sub(low, high);
    } else {
        *a = s_add(low, high);
        *b = s_mul(s_sub(low, high), factor);
    }
}

ALWAYS_INLINE void butterfly_between(int direction, runs source, runs target, span factor) {
    span a = s_load(source.low), b = s_load(source.high);
    butterfly_of(direction, &a, &b, factor);
    s_store(target.low, a);
    s_store(target.high, b);
}

/// Over pieces that lie so far apart.
ALWAYS_INLINE void butterfly_apart(
    int direction, uint64_t *low, uint64_t *high, size_t apart, span factor
) {
    span a = s_collect(low, apart), b = s_collect(high, apart);
    butterfly_of(direction, &a, &b, factor);
    s_scatter(low, apart, a);
    s_scatter(high, apart, b);
}

/// One layer, cell by cell: too few cells for a span.
ALWAYS_INLINE void layer_of_cells(
    int direction, uint64_t *x, size_t count, const uint64_t *f, size_t half
) {
    for (size_t start = 0; start < count; start += 2 * half)
        for (size_t k = 0; k < half; k += 1) {
            uint64_t *low = x + start + k, *high = low + half, cells[2][SPAN];
            span a = s_all(*low), b = s_all(*high);
            butterfly_of(direction, &a, &b, s_all(f[half + k]));
            s_store(cells[0], a);
            s_store(cells[1], b);
            *low = cells[0][0];
            *high = cells[1][0];
        }
}

/// One layer of halves that are at least as long as a vector.
ALWAYS_INLINE void layer(
    int direction, uint64_t *x, size_t count, const uint64_t *f, size_t half
) {
    if (half >= SPAN) {
        for (size_t start = 0; start < count; start += 2 * half)
            for (size_t k = 0; k < half; k += SPAN) {
                runs both = {x + start + k, x + start + k + half};
                butterfly_between(direction, both, both, s_load(f + half + k));
            }
        return;
    }
    // A span takes one vector of each of several halves.
    size_t apart = 2 * half;
    if (count < PIECES * apart) return layer_of_cells(direction, x, count, f, half);
    for (size_t k = 0; k < half; k += LANES) {
        span factor = s_collect(f + half + k, 0);
        for (uint64_t *low = x + k; low < x + count; low += PIECES * apart)
            butterfly_apart(direction, low, low + half, apart, factor);
    }
}

/// Cells of the squares that a span has pieces of.
#define SQUARES (PIECES * LANES * LANES)

/// Turns squares of cells on their side, so that halves shorter than a vector become longer.
static void turn_squares(uint64_t *x, const uint64_t *source, size_t count) {
    for (size_t start = 0; start < count; start += LANES * LANES) {
        vec v[LANES];
        for (int i = 0; i < LANES; i += 1) v[i] = v_load(source + start + i * LANES);
        v_transpose(v);
        for (int i = 0; i < LANES; i += 1) v_store(x + start + i * LANES, v[i]);
    }
}

/// One layer of halves shorter than a vector over turned squares.
ALWAYS_INLINE void layer_of_squares(
    int direction, uint64_t *x, size_t count, const uint64_t *f, size_t half
) {
    for (size_t row = 0; row < LANES; row += 1) {
        if (row & half) continue;
        span factor = s_all(f[half + (row & (half - 1))]);
        for (size_t start = row * LANES; start < count; start += SQUARES)
            butterfly_apart(
                direction, x + start, x + start + half * LANES, LANES * LANES, factor);
    }
}

/// The layers with `half` in `first ..< end` over cells that lie `first` apart, a tile of
/// neighbouring ones at a time: the first layer reads them, the last one writes them.
ALWAYS_INLINE void tiles(
    int direction, uint64_t *x, size_t count, const uint64_t *f, size_t first, size_t end
) {
    size_t rows = end / first, width = BLOCK / rows;
    _Alignas(64) uint64_t tile[BLOCK];
    for (size_t start = 0; start < count; start += end)
        for (size_t k = 0; k < first; k += width)
            for (size_t step = 1; step < rows; step *= 2) {
                size_t half = direction == FORWARD ? step : rows / (2 * step);
                int isFirst = step == 1, isLast = 2 * step == rows;
                uint64_t *cells = x + start + k;
                uint64_t *source = isFirst ? cells : tile, *target = isLast ? cells : tile;
                size_t apart = isFirst ? first : width, away = isLast ? first : width;
                for (size_t row = 0; row < rows; row += 1) {
                    if (row & half) continue;
                    const uint64_t *factors = f + (half + (row & (half - 1))) * first + k;
                    runs from = {source + row * apart, source + (row + half) * apart};
                    runs to = {target + row * away, target + (row + half) * away};
                    for (size_t i = 0; i < width; i += SPAN)
                        butterfly_between(
                            direction, (runs){from.low + i, from.high + i},
                            (runs){to.low + i, to.high + i}, s_load(factors + i));
                }
            }
}

/// The most rows of a tile: cells a power of two apart share a set of the caches, which holds few.
#define TILE_ROWS 16

/// All layers of a block with `half` at least `first`.
static void forward_block(
    uint64_t *x, const uint64_t *source, size_t count, const uint64_t *f, size_t first
) {
    size_t half = first;
    if (half == 1 && count >= SQUARES) {
        turn_squares(x, source, count);
        for (; half < LANES; half *= 2) layer_of_squares(FORWARD, x, count, f, half);
        turn_squares(x, x, count);
    } else if (source != x) {
        memcpy(x, source, count * sizeof *x);
    }
    for (; half < count && half < LANES; half *= 2) layer_of_cells(FORWARD, x, count, f, half);
    for (; half < count; half *= 2) layer(FORWARD, x, count, f, half);
}

/// All layers of a block in the opposite order; scales in the end.
static void backward_block(uint64_t *x, size_t count, const uint64_t *f, uint64_t scale) {
    size_t half = count / 2;
    for (; half >= LANES; half /= 2) layer(BACKWARD, x, count, f, half);
    if (half > 0 && count >= SQUARES) {
        turn_squares(x, x, count);
        for (; half > 0; half /= 2) layer_of_squares(BACKWARD, x, count, f, half);
        turn_squares(x, x, count);
    }
    for (; half > 0; half /= 2) layer_of_cells(BACKWARD, x, count, f, half);
    for (size_t i = 0; i < count; i += 1) {
        if (i % SPAN == 0 && i + SPAN <= count) {
            s_store(x + i, s_mul(s_load(x + i), s_all(scale)));
            i += SPAN - 1;
            continue;
        }
        uint64_t cells[SPAN];
        s_store(cells, s_mul(s_all(x[i]), s_all(scale)));
        x[i] = cells[0];
    }
}

/// The layers with `half` in `first ..< count`, as many at once as a tile has room for.
ALWAYS_INLINE void far_layers(
    int direction, uint64_t *x, size_t count, const uint64_t *f, size_t first
) {
    for (size_t done = first; done < count;) {
        // Forward from the near layers to the far ones, backward the other way.
        size_t step = count / done > TILE_ROWS ? TILE_ROWS : count / done;
        size_t near = direction == FORWARD ? done : count / done * first / step;
        tiles(direction, x, count, f, near, near * step);
        done *= step;
    }
}

static void evaluate(
    uint64_t *x, const uint64_t *source, size_t count, const uint64_t *f, size_t first
) {
    size_t block = count < BLOCK ? count : BLOCK, region = count < REGION ? count : REGION;
    for (size_t start = 0; start < count; start += block) {
        forward_block(x + start, source + start, block, f, first);
        size_t end = start + block;
        if (end % region == 0) far_layers(FORWARD, x + end - region, region, f, block);
    }
    far_layers(FORWARD, x, count, f, region);
}

static void interpolate(uint64_t *x, size_t count, const uint64_t *f, uint64_t scale) {
    size_t block = count < BLOCK ? count : BLOCK, region = count < REGION ? count : REGION;
    far_layers(BACKWARD, x, count, f, region);
    for (size_t start = 0; start < count; start += block) {
        if (start % region == 0) far_layers(BACKWARD, x + start, region, f, block);
        backward_block(x + start, block, f, scale);
    }
}
