// SPDX-License-Identifier: MIT
// Sums of products without a reduction in between, for forms that multiply 32 bits.

/// The product, canonical.
static inline vec v_mul(vec a, vec b) { return v_canonical(v_mul_loosely(a, b)); }

static inline vec v_square_loosely(vec a) { return v_mul_loosely(a, a); }

/// Limbs so short that a thousand products with 32 bits add up in 64.
#define LIMB_BITS 22

typedef struct {
    vec parts[3];
} v_sum;

/// Adds `value` times a weight; both halves of the value have limbs of their own.
static inline void v_weigh(v_sum *sum, vec value, const uint64_t *limbs) {
    vec high = v_shift_right(value, 32);
    for (int limb = 0; limb < 3; limb += 1) {
        vec products = v_sum_of(
            v_product(value, v_all(limbs[limb])), v_product(high, v_all(limbs[3 + limb])));
        sum->parts[limb] = v_sum_of(sum->parts[limb], products);
    }
}

/// The sum as an element; of up to 256 products none overflows.
static inline vec v_weighed(v_sum sum) {
    vec mask = v_all(((uint64_t)1 << LIMB_BITS) - 1);
    vec middle = v_sum_of(sum.parts[1], v_shift_right(sum.parts[0], LIMB_BITS));
    vec high = v_sum_of(sum.parts[2], v_shift_right(middle, LIMB_BITS));
    vec low = v_sum_of(
        v_common(sum.parts[0], mask), v_shift_left(v_common(middle, mask), LIMB_BITS));
    low = v_sum_of(low, v_shift_left(high, 2 * LIMB_BITS));
    return v_canonical(v_reduce_loosely(low, v_shift_right(high, 64 - 2 * LIMB_BITS)));
}

/// A sum of products, reduced as it grows.
typedef struct {
    vec total;
} v_products;

/// Products after which a sum is closed; here any number would do.
#define PRODUCTS_MAX 512

static inline void v_add_product(v_products *sum, vec a, vec b) {
    sum->total = v_add(sum->total, v_mul(a, b));
}

static inline vec v_of_products(v_products sum) { return sum.total; }

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
