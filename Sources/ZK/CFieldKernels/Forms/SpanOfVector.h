// SPDX-License-Identifier: MIT
// What loops over cells take at once: one vector.

typedef vec span;

/// Cells of a span, and the runs that they may lie in.
#define SPAN LANES
#define PIECES 1

static inline span s_load(const uint64_t *cells) { return v_load(cells); }
static inline void s_store(uint64_t *cells, span s) { v_store(cells, s); }

/// The pieces of a longer span would lie so far apart.
static inline span s_collect(const uint64_t *cells, size_t apart) { return v_load(cells); }
static inline void s_scatter(uint64_t *cells, size_t apart, span s) { v_store(cells, s); }

static inline span s_all(uint64_t value) { return v_all(value); }
static inline span s_add(span a, span b) { return v_add(a, b); }
static inline span s_sub(span a, span b) { return v_sub(a, b); }
static inline span s_mul(span a, span b) { return v_mul(a, b); }

/// A span of extension elements: where its coefficients begin.
typedef struct {
    uint64_t *c0, *c1;
} pairs;

static inline void s_multiply_pairs(pairs target, pairs left, pairs right) {
    pair product = p_mul(
        (pair){v_load(left.c0), v_load(left.c1)}, (pair){v_load(right.c0), v_load(right.c1)});
    v_store(target.c0, product.c0);
    v_store(target.c1, product.c1);
}

/// Sums that are added to in turn, so that none waits for itself.
#define TURNS 4

static uint64_t dot(const uint64_t *left, const uint64_t *right, size_t count) {
    vec total = v_all(0);
    size_t i = 0;
    while (i < count) {
        size_t rest = count - i, most = PRODUCTS_MAX * LANES;
        size_t end = i + (rest < most ? rest : most);
        v_products sums[TURNS] = {0};
        for (; i + TURNS * LANES <= end; i += TURNS * LANES)
            for (size_t turn = 0; turn < TURNS; turn += 1) {
                size_t place = i + turn * LANES;
                v_add_product(&sums[turn], v_load(left + place), v_load(right + place));
            }
        for (; i < end; i += LANES) v_add_product(&sums[0], v_load(left + i), v_load(right + i));
        for (size_t turn = 0; turn < TURNS; turn += 1)
            total = v_add(total, v_of_products(sums[turn]));
    }
    uint64_t cells[LANES];
    v_store(cells, total);
    uint64_t sum = 0;
    for (size_t lane = 0; lane < LANES; lane += 1) {
        uint64_t missing = 0xFFFFFFFF00000001 - cells[lane];
        sum = sum < missing ? sum + cells[lane] : sum - missing;
    }
    return sum;
}
