// SPDX-License-Identifier: MIT

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
    return v_total(total);
}
