// SPDX-License-Identifier: MIT

/// The operations in the order of Swift's enumeration.
enum {
    ADD_BASE, SUBTRACT_BASE, MULTIPLY_BASE, NEGATE_BASE,
    ADD_EXTENSION, SUBTRACT_EXTENSION, MULTIPLY_EXTENSION, NEGATE_EXTENSION,
    ADD_MIXED, SUBTRACT_MIXED, SUBTRACT_FROM_BASE, MULTIPLY_MIXED,
    OUTPUT_BASE, OUTPUT_EXTENSION,
};

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define EACH_ROW for (size_t i = 0; i < rows; i += LANES)

static inline void step_of_base(ck_step step, ck_slots s, size_t rows) {
    uint64_t *target = s.base[step.target];
    const uint64_t *left = s.base[step.left], *right = s.base[step.right];
    vec zero = v_all(0);
    switch (step.operation) {
    case ADD_BASE:
        EACH_ROW v_store(target + i, v_add(v_load(left + i), v_load(right + i)));
        break;
    case SUBTRACT_BASE:
        EACH_ROW v_store(target + i, v_sub(v_load(left + i), v_load(right + i)));
        break;
    case MULTIPLY_BASE:
        EACH_ROW v_store(target + i, v_mul(v_load(left + i), v_load(right + i)));
        break;
    default:
        EACH_ROW v_store(target + i, v_sub(zero, v_load(left + i)));
    }
}

/// Both operands in the extension.
ALWAYS_INLINE void step_of_extension(int operation, ck_step step, ck_slots s, size_t rows) {
    uint64_t *target0 = s.extended0[step.target], *target1 = s.extended1[step.target];
    const uint64_t *left0 = s.extended0[step.left], *left1 = s.extended1[step.left];
    const uint64_t *right0 = s.extended0[step.right], *right1 = s.extended1[step.right];
    vec zero = v_all(0);
    EACH_ROW {
        pair a = {v_load(left0 + i), v_load(left1 + i)};
        pair b = {v_load(right0 + i), v_load(right1 + i)};
        pair result;
        switch (operation) {
        case ADD_EXTENSION: result = (pair){v_add(a.c0, b.c0), v_add(a.c1, b.c1)}; break;
        case SUBTRACT_EXTENSION: result = (pair){v_sub(a.c0, b.c0), v_sub(a.c1, b.c1)}; break;
        case MULTIPLY_EXTENSION: result = p_mul(a, b); break;
        default: result = (pair){v_sub(zero, a.c0), v_sub(zero, a.c1)};
        }
        v_store(target0 + i, result.c0);
        v_store(target1 + i, result.c1);
    }
}

/// One operand in the extension, one in the base field.
ALWAYS_INLINE void step_of_both(int operation, ck_step step, ck_slots s, size_t rows) {
    uint64_t *target0 = s.extended0[step.target], *target1 = s.extended1[step.target];
    int isBaseFirst = operation == SUBTRACT_FROM_BASE;
    uint16_t extended = isBaseFirst ? step.right : step.left;
    const uint64_t *cells0 = s.extended0[extended], *cells1 = s.extended1[extended];
    const uint64_t *base = s.base[isBaseFirst ? step.left : step.right];
    vec zero = v_all(0);
    EACH_ROW {
        vec c0 = v_load(cells0 + i), c1 = v_load(cells1 + i), b = v_load(base + i);
        switch (operation) {
        case ADD_MIXED: c0 = v_add(c0, b); break;
        case SUBTRACT_MIXED: c0 = v_sub(c0, b); break;
        case SUBTRACT_FROM_BASE: c0 = v_sub(b, c0); c1 = v_sub(zero, c1); break;
        default: c0 = v_mul(c0, b); c1 = v_mul(c1, b);
        }
        v_store(target0 + i, c0);
        v_store(target1 + i, c1);
    }
}

/// The operation is a constant in each call, so that no loop over rows decides on it.
static void step_of_any(ck_step step, ck_slots slots, size_t rows) {
    switch (step.operation) {
    case ADD_EXTENSION: step_of_extension(ADD_EXTENSION, step, slots, rows); break;
    case SUBTRACT_EXTENSION: step_of_extension(SUBTRACT_EXTENSION, step, slots, rows); break;
    case MULTIPLY_EXTENSION: step_of_extension(MULTIPLY_EXTENSION, step, slots, rows); break;
    case NEGATE_EXTENSION: step_of_extension(NEGATE_EXTENSION, step, slots, rows); break;
    case ADD_MIXED: step_of_both(ADD_MIXED, step, slots, rows); break;
    case SUBTRACT_MIXED: step_of_both(SUBTRACT_MIXED, step, slots, rows); break;
    case SUBTRACT_FROM_BASE: step_of_both(SUBTRACT_FROM_BASE, step, slots, rows); break;
    case MULTIPLY_MIXED: step_of_both(MULTIPLY_MIXED, step, slots, rows); break;
    default: step_of_base(step, slots, rows);
    }
}

/// Outputs that wait to be multiplied by their weights, so that the sums stay in registers.
#define WAITING 32
/// A weight is three limbs of 22 bits, so that a thousand products with 32 bits add up in 64.
#define LIMBS 6

typedef struct {
    size_t count;
    const uint64_t *weights[WAITING];
    uint64_t cells[WAITING][CK_BLOCK_ROWS];
    uint64_t sums[2 * LIMBS][CK_BLOCK_ROWS];
} waiting_outputs;

/// Adds the products of all waiting outputs and the limbs of their weights.
static void add_waiting(waiting_outputs *waiting, size_t rows) {
    EACH_ROW {
        vec low[LIMBS], high[LIMBS];
        for (int limb = 0; limb < LIMBS; limb += 1) {
            low[limb] = v_load(waiting->sums[2 * limb] + i);
            high[limb] = v_load(waiting->sums[2 * limb + 1] + i);
        }
        for (size_t output = 0; output < waiting->count; output += 1) {
            vec value = v_load(waiting->cells[output] + i);
            const uint64_t *weight = waiting->weights[output] + 2;
#pragma clang loop unroll(full)
            for (int limb = 0; limb < LIMBS; limb += 1)
                v_multiply_halves(value, v_all(weight[limb]), &low[limb], &high[limb]);
        }
        for (int limb = 0; limb < LIMBS; limb += 1) {
            v_store(waiting->sums[2 * limb] + i, low[limb]);
            v_store(waiting->sums[2 * limb + 1] + i, high[limb]);
        }
    }
    waiting->count = 0;
}

/// Puts the limbs of a sum together and adds it.
static void finish_sum(uint64_t (*sums)[CK_BLOCK_ROWS], uint64_t *target, size_t rows) {
    EACH_ROW {
        vec total = v_load(target + i);
        for (int limb = 0; limb < LIMBS / 2; limb += 1) {
            uint64_t scale = (uint64_t)1 << (22 * limb);
            vec shift = v_mul(v_all(scale), v_all((uint64_t)1 << 32));
            total = v_add(total, v_mul(v_load(sums[2 * limb] + i), v_all(scale)));
            total = v_add(total, v_mul(v_load(sums[2 * limb + 1] + i), shift));
        }
        v_store(target + i, total);
    }
}

static void fold(
    const ck_step *steps, size_t step_count, ck_slots slots, size_t rows,
    const uint64_t *weights, uint64_t *sum0, uint64_t *sum1
) {
    waiting_outputs waiting = {0};
    EACH_ROW v_store(sum0 + i, v_all(0));
    EACH_ROW v_store(sum1 + i, v_all(0));
    for (const ck_step *step = steps; step < steps + step_count; step += 1) {
        const uint64_t *weight = weights + CK_WEIGHT_WORDS * step->target;
        if (step->operation == OUTPUT_BASE) {
            const uint64_t *cells = slots.base[step->left];
            EACH_ROW v_store(waiting.cells[waiting.count] + i, v_load(cells + i));
            waiting.weights[waiting.count] = weight;
            waiting.count += 1;
            if (waiting.count == WAITING) add_waiting(&waiting, rows);
        } else if (step->operation == OUTPUT_EXTENSION) {
            const uint64_t *cells0 = slots.extended0[step->left];
            const uint64_t *cells1 = slots.extended1[step->left];
            pair factor = {v_all(weight[0]), v_all(weight[1])};
            EACH_ROW {
                pair term = p_mul((pair){v_load(cells0 + i), v_load(cells1 + i)}, factor);
                v_store(sum0 + i, v_add(v_load(sum0 + i), term.c0));
                v_store(sum1 + i, v_add(v_load(sum1 + i), term.c1));
            }
        } else {
            step_of_any(*step, slots, rows);
        }
    }
    add_waiting(&waiting, rows);
    finish_sum(waiting.sums, sum0, rows);
    finish_sum(waiting.sums + LIMBS, sum1, rows);
}

static void store(
    const ck_step *steps, size_t step_count, ck_slots slots, size_t rows,
    uint64_t *const *outputs
) {
    for (const ck_step *step = steps; step < steps + step_count; step += 1) {
        int isBase = step->operation == OUTPUT_BASE;
        if (!isBase && step->operation != OUTPUT_EXTENSION) {
            step_of_any(*step, slots, rows);
            continue;
        }
        const uint64_t *cells = isBase ? slots.base[step->left] : slots.extended0[step->left];
        EACH_ROW v_store(outputs[2 * step->target] + i, v_load(cells + i));
        EACH_ROW {
            vec high = isBase ? v_all(0) : v_load(slots.extended1[step->left] + i);
            v_store(outputs[2 * step->target + 1] + i, high);
        }
    }
}
