// SPDX-License-Identifier: MIT

/// Cells that fit in the nearest cache, so that all short layers run over them in one go.
#define BLOCK 4096

static inline void forward(vec *a, vec *b, vec factor) {
    vec twisted = v_mul(*b, factor);
    *b = v_sub(*a, twisted);
    *a = v_add(*a, twisted);
}

static inline void backward(vec *a, vec *b, vec factor) {
    vec difference = v_sub(*a, *b);
    *a = v_add(*a, *b);
    *b = v_mul(difference, factor);
}

/// One layer, cell by cell: halves shorter than a vector.
static void layer_of_cells(
    uint64_t *x, size_t count, const uint64_t *f, size_t half, void (*butterfly)(vec *, vec *, vec)
) {
    for (size_t start = 0; start < count; start += 2 * half)
        for (size_t k = 0; k < half; k += 1) {
            uint64_t *low = x + start + k, *high = low + half;
            vec a = v_all(*low), b = v_all(*high);
            butterfly(&a, &b, v_all(f[half + k]));
            uint64_t cells[LANES];
            v_store(cells, a);
            *low = cells[0];
            v_store(cells, b);
            *high = cells[0];
        }
}

static void forward_layer(uint64_t *x, size_t count, const uint64_t *f, size_t half) {
    for (size_t start = 0; start < count; start += 2 * half)
        for (size_t k = 0; k < half; k += LANES) {
            uint64_t *low = x + start + k, *high = low + half;
            vec a = v_load(low), b = v_load(high);
            forward(&a, &b, v_load(f + half + k));
            v_store(low, a);
            v_store(high, b);
        }
}

static void backward_layer(uint64_t *x, size_t count, const uint64_t *f, size_t half) {
    for (size_t start = 0; start < count; start += 2 * half)
        for (size_t k = 0; k < half; k += LANES) {
            uint64_t *low = x + start + k, *high = low + half;
            vec a = v_load(low), b = v_load(high);
            backward(&a, &b, v_load(f + half + k));
            v_store(low, a);
            v_store(high, b);
        }
}

/// The layers of halves `half` and `2 half` at once.
static void forward_layers(uint64_t *x, size_t count, const uint64_t *f, size_t half) {
    for (size_t start = 0; start < count; start += 4 * half)
        for (size_t k = 0; k < half; k += LANES) {
            uint64_t *cells = x + start + k;
            vec a = v_load(cells), b = v_load(cells + half);
            vec c = v_load(cells + 2 * half), d = v_load(cells + 3 * half);
            vec inner = v_load(f + half + k);
            forward(&a, &b, inner);
            forward(&c, &d, inner);
            forward(&a, &c, v_load(f + 2 * half + k));
            forward(&b, &d, v_load(f + 3 * half + k));
            v_store(cells, a);
            v_store(cells + half, b);
            v_store(cells + 2 * half, c);
            v_store(cells + 3 * half, d);
        }
}

/// The layers of halves `2 half` and `half` at once.
static void backward_layers(uint64_t *x, size_t count, const uint64_t *f, size_t half) {
    for (size_t start = 0; start < count; start += 4 * half)
        for (size_t k = 0; k < half; k += LANES) {
            uint64_t *cells = x + start + k;
            vec a = v_load(cells), b = v_load(cells + half);
            vec c = v_load(cells + 2 * half), d = v_load(cells + 3 * half);
            backward(&a, &c, v_load(f + 2 * half + k));
            backward(&b, &d, v_load(f + 3 * half + k));
            vec inner = v_load(f + half + k);
            backward(&a, &b, inner);
            backward(&c, &d, inner);
            v_store(cells, a);
            v_store(cells + half, b);
            v_store(cells + 2 * half, c);
            v_store(cells + 3 * half, d);
        }
}

/// All layers of halves shorter than a vector, over squares of cells turned on their side.
static void forward_squares(uint64_t *x, size_t count, const uint64_t *f) {
    for (size_t start = 0; start < count; start += LANES * LANES) {
        vec v[LANES];
        for (int i = 0; i < LANES; i += 1) v[i] = v_load(x + start + i * LANES);
        v_transpose(v);
#pragma clang loop unroll(full)
        for (int half = 1; half < LANES; half *= 2)
            for (int i = 0; i < LANES; i += 1)
                if ((i & half) == 0)
                    forward(&v[i], &v[i + half], v_all(f[half + (i & (half - 1))]));
        v_transpose(v);
        for (int i = 0; i < LANES; i += 1) v_store(x + start + i * LANES, v[i]);
    }
}

static void backward_squares(uint64_t *x, size_t count, const uint64_t *f, uint64_t scale) {
    vec scales = v_all(scale);
    for (size_t start = 0; start < count; start += LANES * LANES) {
        vec v[LANES];
        for (int i = 0; i < LANES; i += 1) v[i] = v_load(x + start + i * LANES);
        v_transpose(v);
#pragma clang loop unroll(full)
        for (int half = LANES / 2; half > 0; half /= 2)
            for (int i = 0; i < LANES; i += 1)
                if ((i & half) == 0)
                    backward(&v[i], &v[i + half], v_all(f[half + (i & (half - 1))]));
        v_transpose(v);
        for (int i = 0; i < LANES; i += 1)
            v_store(x + start + i * LANES, v_mul(v[i], scales));
    }
}

/// All layers with `half` in `first ..< end`, both powers of two.
static void forward_range(
    uint64_t *x, size_t count, const uint64_t *f, size_t first, size_t end
) {
    size_t half = first;
    if (half == 1 && end >= LANES && count >= LANES * LANES) {
        forward_squares(x, count, f);
        half = LANES;
    }
    for (; half < end && half < LANES; half *= 2) layer_of_cells(x, count, f, half, forward);
    for (; 2 * half < end; half *= 4) forward_layers(x, count, f, half);
    if (half < end) forward_layer(x, count, f, half);
}

/// The same layers in the opposite order; scales in the end if they reach down to half 1.
static void backward_range(
    uint64_t *x, size_t count, const uint64_t *f, size_t first, size_t end, uint64_t scale
) {
    size_t half = end;
    size_t shortest = first > LANES ? first : LANES;
    for (; half >= 4 * shortest; half /= 4) backward_layers(x, count, f, half / 4);
    if (half >= 2 * shortest) {
        backward_layer(x, count, f, half / 2);
        half /= 2;
    }
    if (first > 1) return;
    if (half == LANES && count >= LANES * LANES) {
        backward_squares(x, count, f, scale);
        return;
    }
    for (; half > 1; half /= 2) layer_of_cells(x, count, f, half / 2, backward);
    for (size_t i = 0; i < count; i += 1) {
        uint64_t cells[LANES];
        v_store(cells, v_mul(v_all(x[i]), v_all(scale)));
        x[i] = cells[0];
    }
}

static void evaluate(uint64_t *x, size_t count, const uint64_t *f, size_t first) {
    size_t block = count < BLOCK ? count : BLOCK;
    for (size_t start = 0; start < count; start += block)
        forward_range(x + start, block, f, first, block);
    forward_range(x, count, f, first > block ? first : block, count);
}

static void interpolate(uint64_t *x, size_t count, const uint64_t *f, uint64_t scale) {
    size_t block = count < BLOCK ? count : BLOCK;
    backward_range(x, count, f, block, count, scale);
    for (size_t start = 0; start < count; start += block)
        backward_range(x + start, block, f, 1, block, scale);
}
