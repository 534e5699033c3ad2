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
    for (size_t i = 0; i < count; i += SPAN)
        s_store(target + i, s_mul(s_load(left + i), s_load(right + i)));
}

static void multiply_extension(
    uint64_t *const target[2], uint64_t *const left[2], uint64_t *const right[2], size_t count
) {
    for (size_t i = 0; i < count; i += SPAN)
        s_multiply_pairs(
            (pairs){target[0] + i, target[1] + i}, (pairs){left[0] + i, left[1] + i},
            (pairs){right[0] + i, right[1] + i});
}

static void multiply_add(
    uint64_t *target, const uint64_t *source, uint64_t factor, size_t count
) {
    span factors = s_all(factor);
    for (size_t i = 0; i < count; i += SPAN)
        s_store(
            target + i, s_add(s_load(target + i), s_mul(s_load(source + i), factors)));
}
