// SPDX-License-Identifier: MIT

/// The operations in the order of Swift's enumeration.
enum {
    ADD_BASE, SUBTRACT_BASE, MULTIPLY_BASE, NEGATE_BASE,
    ADD_EXTENSION, SUBTRACT_EXTENSION, MULTIPLY_EXTENSION, NEGATE_EXTENSION,
    ADD_MIXED, SUBTRACT_MIXED, SUBTRACT_FROM_BASE, MULTIPLY_MIXED,
    OUTPUT_BASE, OUTPUT_EXTENSION,
};

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
static inline void step_of_extension(ck_step step, ck_slots s, size_t rows) {
    uint64_t *target0 = s.extended0[step.target], *target1 = s.extended1[step.target];
    const uint64_t *left0 = s.extended0[step.left], *left1 = s.extended1[step.left];
    const uint64_t *right0 = s.extended0[step.right], *right1 = s.extended1[step.right];
    vec zero = v_all(0);
    EACH_ROW {
        pair a = {v_load(left0 + i), v_load(left1 + i)};
        pair b = {v_load(right0 + i), v_load(right1 + i)};
        pair result;
        switch (step.operation) {
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
static inline void step_of_both(ck_step step, ck_slots s, size_t rows) {
    uint64_t *target0 = s.extended0[step.target], *target1 = s.extended1[step.target];
    int isBaseFirst = step.operation == SUBTRACT_FROM_BASE;
    uint16_t extended = isBaseFirst ? step.right : step.left;
    const uint64_t *cells0 = s.extended0[extended], *cells1 = s.extended1[extended];
    const uint64_t *base = s.base[isBaseFirst ? step.left : step.right];
    vec zero = v_all(0);
    EACH_ROW {
        vec c0 = v_load(cells0 + i), c1 = v_load(cells1 + i), b = v_load(base + i);
        switch (step.operation) {
        case ADD_MIXED: c0 = v_add(c0, b); break;
        case SUBTRACT_MIXED: c0 = v_sub(c0, b); break;
        case SUBTRACT_FROM_BASE: c0 = v_sub(b, c0); c1 = v_sub(zero, c1); break;
        default: c0 = v_mul(c0, b); c1 = v_mul(c1, b);
        }
        v_store(target0 + i, c0);
        v_store(target1 + i, c1);
    }
}

static inline void step_of_any(ck_step step, ck_slots slots, size_t rows) {
    switch (step.operation) {
    case ADD_BASE: case SUBTRACT_BASE: case MULTIPLY_BASE: case NEGATE_BASE:
        step_of_base(step, slots, rows);
        break;
    case ADD_EXTENSION: step_of_extension(step, slots, rows); break;
    case SUBTRACT_EXTENSION: step_of_extension(step, slots, rows); break;
    case MULTIPLY_EXTENSION: step_of_extension(step, slots, rows); break;
    case NEGATE_EXTENSION: step_of_extension(step, slots, rows); break;
    default: step_of_both(step, slots, rows);
    }
}

static void fold(
    const ck_step *steps, size_t step_count, ck_slots slots, size_t rows,
    const uint64_t *weights, uint64_t *sum0, uint64_t *sum1
) {
    EACH_ROW v_store(sum0 + i, v_all(0));
    EACH_ROW v_store(sum1 + i, v_all(0));
    for (const ck_step *step = steps; step < steps + step_count; step += 1) {
        pair weight = {0};
        if (step->operation >= OUTPUT_BASE)
            weight = (pair){
                v_all(weights[2 * step->target]), v_all(weights[2 * step->target + 1])};
        if (step->operation == OUTPUT_BASE) {
            const uint64_t *cells = slots.base[step->left];
            EACH_ROW {
                vec value = v_load(cells + i);
                v_store(sum0 + i, v_add(v_load(sum0 + i), v_mul(value, weight.c0)));
                v_store(sum1 + i, v_add(v_load(sum1 + i), v_mul(value, weight.c1)));
            }
        } else if (step->operation == OUTPUT_EXTENSION) {
            const uint64_t *cells0 = slots.extended0[step->left];
            const uint64_t *cells1 = slots.extended1[step->left];
            EACH_ROW {
                pair term = p_mul((pair){v_load(cells0 + i), v_load(cells1 + i)}, weight);
                v_store(sum0 + i, v_add(v_load(sum0 + i), term.c0));
                v_store(sum1 + i, v_add(v_load(sum1 + i), term.c1));
            }
        } else {
            step_of_any(*step, slots, rows);
        }
    }
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
