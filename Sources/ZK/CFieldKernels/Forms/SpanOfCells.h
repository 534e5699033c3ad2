// SPDX-License-Identifier: MIT
// What loops over cells take at once: three vectors of four, and four cells in ordinary registers.
//
// A processor starts more instructions than its vector units take, and its multiplier of 64 bits
// would lie idle. The compiler must not make vectors of the cells again: hence the instructions.

/// `a - b`, plus p where that is below zero.
static inline uint64_t c_sub(uint64_t a, uint64_t b) {
    uint64_t mask;
    // A borrow makes a mask of 32 bits, which is 2^64 - p.
    __asm__("subq %2, %0\n\tsbbl %k1, %k1\n\tsubq %1, %0" : "+r"(a), "=&r"(mask) : "r"(b) : "cc");
    return a;
}

static inline uint64_t c_add(uint64_t a, uint64_t b) { return c_sub(a, 0xFFFFFFFF00000001 - b); }

/// The canonical element.
static inline uint64_t c_reduce(unsigned __int128 value) {
    uint64_t high = (uint64_t)(value >> 64), mask;
    // 2^64 = 2^32 - 1 and 2^96 = -1 modulo p.
    uint64_t total = c_sub((uint64_t)value, high >> 32), middle = (high << 32) - (uint32_t)high;
    __asm__("addq %2, %0\n\tsbbl %k1, %k1\n\taddq %1, %0"
            : "+r"(total), "=&r"(mask) : "r"(middle) : "cc");
    uint64_t less = total + 0xFFFFFFFF;
    return less < total ? less : total;
}

static inline uint64_t c_mul(uint64_t a, uint64_t b) { return c_reduce((unsigned __int128)a * b); }

/// `value + 2^128 carry`, canonical: 2^128 = -2^32 modulo p.
static inline uint64_t c_reduce_carry(unsigned __int128 value, uint64_t carry) {
    return c_sub(c_reduce(value), carry << 32);
}

#define VECTORS 3
#define CELLS LANES

typedef struct {
    vec vectors[VECTORS];
    uint64_t cells[CELLS];
} span;

/// Cells of a span, and the runs of a vector's length that they may lie in.
#define SPAN (VECTORS * LANES + CELLS)
#define PIECES (SPAN / LANES)

#define EACH_VECTOR _Pragma("clang loop unroll(full)") for (int i = 0; i < VECTORS; i += 1)
#define EACH_CELL _Pragma("clang loop unroll(full)") for (int i = 0; i < CELLS; i += 1)

/// The cells of pieces that start so far apart.
static inline span s_collect(const uint64_t *cells, size_t apart) {
    span s;
    EACH_VECTOR s.vectors[i] = v_load(cells + i * apart);
    EACH_CELL s.cells[i] = cells[VECTORS * apart + i];
    return s;
}

static inline void s_scatter(uint64_t *cells, size_t apart, span s) {
    EACH_VECTOR v_store(cells + i * apart, s.vectors[i]);
    EACH_CELL cells[VECTORS * apart + i] = s.cells[i];
}

static inline span s_load(const uint64_t *cells) { return s_collect(cells, LANES); }
static inline void s_store(uint64_t *cells, span s) { s_scatter(cells, LANES, s); }

static inline span s_all(uint64_t value) {
    span s;
    EACH_VECTOR s.vectors[i] = v_all(value);
    EACH_CELL s.cells[i] = value;
    return s;
}

static inline span s_add(span a, span b) {
    EACH_VECTOR a.vectors[i] = v_add(a.vectors[i], b.vectors[i]);
    EACH_CELL a.cells[i] = c_add(a.cells[i], b.cells[i]);
    return a;
}

static inline span s_sub(span a, span b) {
    EACH_VECTOR a.vectors[i] = v_sub(a.vectors[i], b.vectors[i]);
    EACH_CELL a.cells[i] = c_sub(a.cells[i], b.cells[i]);
    return a;
}

static inline span s_mul(span a, span b) {
    EACH_VECTOR a.vectors[i] = v_mul(a.vectors[i], b.vectors[i]);
    EACH_CELL a.cells[i] = c_mul(a.cells[i], b.cells[i]);
    return a;
}

/// A span of extension elements: where its coefficients begin.
typedef struct {
    uint64_t *c0, *c1;
} pairs;

static inline void c_multiply_pair(pairs target, pairs left, pairs right, size_t i) {
    uint64_t a0 = left.c0[i], a1 = left.c1[i], b0 = right.c0[i], b1 = right.c1[i];
    // Seven times any cell leaves room beside the product of two elements.
    unsigned __int128 corner = (unsigned __int128)c_mul(a1, b1) * 7;
    unsigned __int128 first = (unsigned __int128)a0 * b1;
    unsigned __int128 sum = first + (unsigned __int128)a1 * b0;
    target.c0[i] = c_reduce((unsigned __int128)a0 * b0 + corner);
    target.c1[i] = c_reduce_carry(sum, sum < first);
}

/// A cell after each vector, near enough to it that the processor works on both.
static inline void s_multiply_pairs(pairs target, pairs left, pairs right) {
    for (size_t piece = 0; piece < PIECES; piece += 1) {
        size_t i = piece * LANES;
        if (piece < VECTORS) {
            pair a = {v_load(left.c0 + i), v_load(left.c1 + i)};
            pair product = p_mul(a, (pair){v_load(right.c0 + i), v_load(right.c1 + i)});
            v_store(target.c0 + i, product.c0);
            v_store(target.c1 + i, product.c1);
        }
        c_multiply_pair(target, left, right, VECTORS * LANES + piece);
    }
}

/// Sums of 192 bits, two in turn, in ordinary registers alone: there a product needs no reduction.
static uint64_t dot(const uint64_t *left, const uint64_t *right, size_t count) {
    unsigned __int128 sums[2] = {0};
    uint64_t carries[2] = {0};
    for (size_t i = 0; i < count; i += 2)
        for (int turn = 0; turn < 2; turn += 1) {
            unsigned __int128 product = (unsigned __int128)left[i + turn] * right[i + turn];
            carries[turn] += __builtin_add_overflow(sums[turn], product, &sums[turn]);
        }
    return c_add(c_reduce_carry(sums[0], carries[0]), c_reduce_carry(sums[1], carries[1]));
}
