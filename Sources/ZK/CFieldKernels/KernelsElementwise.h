// SPDX-License-Identifier: MIT

/// An extension element in each lane.
typedef struct {
    vec c0, c1;
} pair;

/// Seven times, as eight times less once.
static inline vec v_times_seven(vec a) {
    vec twice = v_add(a, a);
    vec fourfold = v_add(twice, twice);
    return v_sub(v_add(fourfold, fourfold), a);
}

static inline pair p_mul(pair a, pair b) {
    vec low = v_mul(a.c0, b.c0), high = v_mul(a.c1, b.c1);
    vec cross = v_mul(v_add(a.c0, a.c1), v_add(b.c0, b.c1));
    return (pair){v_add(low, v_times_seven(high)), v_sub(v_sub(cross, low), high)};
}

static void add(uint64_t *target, const uint64_t *left, const uint64_t *right, size_t count) {
    for (size_t i = 0; i < count; i += LANES)
        v_store(target + i, v_add(v_load(left + i), v_load(right + i)));
}

static void subtract(uint64_t *target, const uint64_t *left, const uint64_t *right, size_t count) {
    for (size_t i = 0; i < count; i += LANES)
        v_store(target + i, v_sub(v_load(left + i), v_load(right + i)));
}

static void multiply(uint64_t *target, const uint64_t *left, const uint64_t *right, size_t count) {
    for (size_t i = 0; i < count; i += LANES)
        v_store(target + i, v_mul(v_load(left + i), v_load(right + i)));
}

static void multiply_extension(
    uint64_t *const target[2], uint64_t *const left[2], uint64_t *const right[2], size_t count
) {
    for (size_t i = 0; i < count; i += LANES) {
        pair a = {v_load(left[0] + i), v_load(left[1] + i)};
        pair b = {v_load(right[0] + i), v_load(right[1] + i)};
        pair product = p_mul(a, b);
        v_store(target[0] + i, product.c0);
        v_store(target[1] + i, product.c1);
    }
}

static void multiply_add(
    uint64_t *target, const uint64_t *source, uint64_t factor, size_t count
) {
    vec factors = v_all(factor);
    for (size_t i = 0; i < count; i += LANES)
        v_store(target + i, v_add(v_load(target + i), v_mul(v_load(source + i), factors)));
}

/// Sums over all lanes, one by one.
static inline uint64_t v_total(vec v) {
    uint64_t cells[LANES];
    v_store(cells, v);
    unsigned __int128 total = 0;
    for (size_t lane = 0; lane < LANES; lane += 1) total += cells[lane];
    return (uint64_t)(total % 0xFFFFFFFF00000001);
}

static uint64_t dot(const uint64_t *left, const uint64_t *right, size_t count) {
    vec even = v_all(0), odd = v_all(0);
    size_t i = 0;
    for (; i + 2 * LANES <= count; i += 2 * LANES) {
        even = v_add(even, v_mul(v_load(left + i), v_load(right + i)));
        odd = v_add(odd, v_mul(v_load(left + i + LANES), v_load(right + i + LANES)));
    }
    if (i < count) even = v_add(even, v_mul(v_load(left + i), v_load(right + i)));
    return v_total(v_add(even, odd));
}
