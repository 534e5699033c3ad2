// SPDX-License-Identifier: MIT

/// The operations in the order of Swift's enumeration.
enum {
    ADD_BASE, SUBTRACT_BASE, MULTIPLY_BASE, NEGATE_BASE,
    ADD_EXTENSION, SUBTRACT_EXTENSION, MULTIPLY_EXTENSION, NEGATE_EXTENSION,
    ADD_MIXED, SUBTRACT_MIXED, SUBTRACT_FROM_BASE, MULTIPLY_MIXED,
    WEIGHTED_SUM, TERM, OUTPUT_BASE, OUTPUT_EXTENSION,
};

#define EACH_VECTOR_OF_ROWS for (size_t i = 0; i < rows; i += LANES)
#define EACH_SPAN_OF_ROWS for (size_t i = 0; i < rows; i += SPAN)

static inline void step_of_base(ck_step step, ck_slots s, size_t rows) {
    uint64_t *target = s.base[step.target];
    const uint64_t *left = s.base[step.left], *right = s.base[step.right];
    vec zero = v_all(0);
    switch (step.operation) {
    case ADD_BASE:
        EACH_VECTOR_OF_ROWS v_store(target + i, v_add(v_load(left + i), v_load(right + i)));
        break;
    case SUBTRACT_BASE:
        EACH_VECTOR_OF_ROWS v_store(target + i, v_sub(v_load(left + i), v_load(right + i)));
        break;
    case MULTIPLY_BASE:
        EACH_SPAN_OF_ROWS s_store(target + i, s_mul(s_load(left + i), s_load(right + i)));
        break;
    default:
        EACH_VECTOR_OF_ROWS v_store(target + i, v_sub(zero, v_load(left + i)));
    }
}

static inline void multiply_pairs(ck_step step, ck_slots s, size_t rows) {
    uint64_t *target0 = s.extended0[step.target], *target1 = s.extended1[step.target];
    uint64_t *left0 = s.extended0[step.left], *left1 = s.extended1[step.left];
    uint64_t *right0 = s.extended0[step.right], *right1 = s.extended1[step.right];
    EACH_SPAN_OF_ROWS s_multiply_pairs(
        (pairs){target0 + i, target1 + i}, (pairs){left0 + i, left1 + i},
        (pairs){right0 + i, right1 + i});
}

/// Both operands in the extension.
ALWAYS_INLINE void step_of_extension(int operation, ck_step step, ck_slots s, size_t rows) {
    uint64_t *target0 = s.extended0[step.target], *target1 = s.extended1[step.target];
    const uint64_t *left0 = s.extended0[step.left], *left1 = s.extended1[step.left];
    const uint64_t *right0 = s.extended0[step.right], *right1 = s.extended1[step.right];
    vec zero = v_all(0);
    EACH_VECTOR_OF_ROWS {
        pair a = {v_load(left0 + i), v_load(left1 + i)};
        pair b = {v_load(right0 + i), v_load(right1 + i)};
        pair result;
        switch (operation) {
        case ADD_EXTENSION: result = (pair){v_add(a.c0, b.c0), v_add(a.c1, b.c1)}; break;
        case SUBTRACT_EXTENSION: result = (pair){v_sub(a.c0, b.c0), v_sub(a.c1, b.c1)}; break;
        default: result = (pair){v_sub(zero, a.c0), v_sub(zero, a.c1)};
        }
        v_store(target0 + i, result.c0);
        v_store(target1 + i, result.c1);
    }
}

static inline void multiply_mixed(ck_step step, ck_slots s, size_t rows) {
    uint64_t *target0 = s.extended0[step.target], *target1 = s.extended1[step.target];
    const uint64_t *left0 = s.extended0[step.left], *left1 = s.extended1[step.left];
    const uint64_t *base = s.base[step.right];
    EACH_SPAN_OF_ROWS {
        span factor = s_load(base + i);
        s_store(target0 + i, s_mul(s_load(left0 + i), factor));
        s_store(target1 + i, s_mul(s_load(left1 + i), factor));
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
    EACH_VECTOR_OF_ROWS {
        vec c0 = v_load(cells0 + i), c1 = v_load(cells1 + i), b = v_load(base + i);
        switch (operation) {
        case ADD_MIXED: c0 = v_add(c0, b); break;
        case SUBTRACT_MIXED: c0 = v_sub(c0, b); break;
        default: c0 = v_sub(b, c0); c1 = v_sub(zero, c1);
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
    case MULTIPLY_EXTENSION: multiply_pairs(step, slots, rows); break;
    case NEGATE_EXTENSION: step_of_extension(NEGATE_EXTENSION, step, slots, rows); break;
    case ADD_MIXED: step_of_both(ADD_MIXED, step, slots, rows); break;
    case SUBTRACT_MIXED: step_of_both(SUBTRACT_MIXED, step, slots, rows); break;
    case SUBTRACT_FROM_BASE: step_of_both(SUBTRACT_FROM_BASE, step, slots, rows); break;
    case MULTIPLY_MIXED: multiply_mixed(step, slots, rows); break;
    default: step_of_base(step, slots, rows);
    }
}

/// Words of a coefficient of a weight: its limbs, then those of 2^32 times it.
#define COEFFICIENT_WORDS (2 * ((64 + LIMB_BITS - 1) / LIMB_BITS))

/// Sums up base slots by weights, one in each of the terms that follow.
static void weighted_sum(
    const ck_step *step, ck_slots slots, size_t rows, const uint64_t *weights
) {
    uint64_t *target0 = slots.extended0[step->target], *target1 = slots.extended1[step->target];
    const ck_step *end = step + 1 + step->left;
    EACH_VECTOR_OF_ROWS {
        v_sum sum0 = {0}, sum1 = {0};
        for (const ck_step *term = step + 1; term < end; term += 1) {
            const uint64_t *limbs = weights + 2 * COEFFICIENT_WORDS * term->target;
            vec value = v_load(slots.base[term->left] + i);
            v_weigh(&sum0, value, limbs);
            v_weigh(&sum1, value, limbs + COEFFICIENT_WORDS);
        }
        v_store(target0 + i, v_weighed(sum0));
        v_store(target1 + i, v_weighed(sum1));
    }
}

static void output(ck_step step, ck_slots slots, size_t rows, uint64_t *const *outputs) {
    int isBase = step.operation == OUTPUT_BASE;
    const uint64_t *cells = isBase ? slots.base[step.left] : slots.extended0[step.left];
    EACH_VECTOR_OF_ROWS v_store(outputs[2 * step.target] + i, v_load(cells + i));
    EACH_VECTOR_OF_ROWS {
        vec high = isBase ? v_all(0) : v_load(slots.extended1[step.left] + i);
        v_store(outputs[2 * step.target + 1] + i, high);
    }
}

/// Asks for a column's next block, long before it is needed: there are more columns than streams
/// that the machine follows by itself.
static inline void fetch_ahead(ck_slots slots, size_t column, size_t rows) {
    for (size_t i = rows; i < 2 * rows; i += 8) {
        if (column < slots.base_columns) {
            __builtin_prefetch(slots.base[column] + i, 0, 2);
        } else {
            size_t place = column - slots.base_columns;
            __builtin_prefetch(slots.extended0[place] + i, 0, 2);
            __builtin_prefetch(slots.extended1[place] + i, 0, 2);
        }
    }
}

static void run(
    const ck_step *steps, size_t step_count, ck_slots slots, size_t rows,
    const uint64_t *weights, uint64_t *const *outputs
) {
    size_t columns = slots.base_columns + slots.extended_columns, ahead = 0;
    for (const ck_step *step = steps; step < steps + step_count; step += 1) {
        if (ahead < columns) fetch_ahead(slots, ahead++, rows);
        switch (step->operation) {
        case WEIGHTED_SUM:
            weighted_sum(step, slots, rows, weights);
            step += step->left;
            break;
        case OUTPUT_BASE:
        case OUTPUT_EXTENSION: output(*step, slots, rows, outputs); break;
        default: step_of_any(*step, slots, rows);
        }
    }
}
