// SPDX-License-Identifier: MIT
// Runs every kernel of NEON and of plain C on the same cells and compares what they leave.
// A program of its own, without a C library, so that an emulator can run it: see `Scripts/neon`.
#include <string.h>

#include "CFieldKernels.h"

#define MODULUS 0xFFFFFFFF00000001
#define CELLS 8192
#define ROWS 128
#define SLOTS 12
#define TERMS 200

// MARK: What a C library would bring

void *memcpy(void *target, const void *source, size_t count) {
    for (size_t i = 0; i < count; i += 1) ((char *)target)[i] = ((const char *)source)[i];
    return target;
}

void *memset(void *target, int value, size_t count) {
    for (size_t i = 0; i < count; i += 1) ((char *)target)[i] = (char)value;
    return target;
}

int strcmp(const char *left, const char *right) {
    while (*left != 0 && *left == *right) left += 1, right += 1;
    return *left - *right;
}

static long system_call(long number, long first, const void *second, long third) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = first;
    register const void *x1 __asm__("x1") = second;
    register long x2 __asm__("x2") = third;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
    return x0;
}

static void print(const char *text) {
    size_t length = 0;
    while (text[length] != 0) length += 1;
    system_call(64, 1, text, (long)length);
}

static void print_number(unsigned number) {
    char digits[12] = {0};
    size_t place = sizeof digits - 1;
    do digits[--place] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    print(digits + place);
}

// MARK: Cells

static uint64_t seed;

static uint64_t next(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

/// An element; every other one has a value on which carries and borrows happen.
static uint64_t element(void) {
    static const uint64_t edges[] = {
        0, 1, 2, 0xFFFFFFFF, 0x100000000, 0xFFFFFFFEFFFFFFFF, MODULUS - 1, MODULUS - 2,
        0x8000000000000000, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFE00000001,
    };
    uint64_t choice = next() % 24, value = next();
    if (choice < sizeof edges / sizeof *edges) return edges[choice];
    return value < MODULUS ? value : value - MODULUS;
}

static void fill(uint64_t *cells, size_t count) {
    for (size_t i = 0; i < count; i += 1) cells[i] = element();
}

// MARK: Comparison

/// What a form works on: the same cells for both.
typedef struct {
    uint64_t cells[4][CELLS];
    uint64_t slots[3 * SLOTS][2 * ROWS];
    uint64_t outputs[2][ROWS];
    uint64_t result;
} workspace;

static workspace spaces[2];
static const ck_kernels *forms[2];
static unsigned passed, failed;

/// The same random cells in both workspaces.
static void start(uint64_t number) {
    seed = 0x9E3779B97F4A7C15 ^ (number << 20);
    for (size_t i = 0; i < 4; i += 1) fill(spaces[0].cells[i], CELLS);
    for (size_t i = 0; i < 3 * SLOTS; i += 1) fill(spaces[0].slots[i], 2 * ROWS);
    memcpy(&spaces[1], &spaces[0], sizeof spaces[0]);
}

/// Counts whether both forms left the same.
static void compare(const char *name, size_t size) {
    const char *left = (const char *)&spaces[0], *right = (const char *)&spaces[1];
    size_t equal = 0;
    while (equal < sizeof spaces[0] && left[equal] == right[equal]) equal += 1;
    if (equal == sizeof spaces[0]) {
        passed += 1;
        return;
    }
    failed += 1;
    print("differs: ");
    print(name);
    print(" ");
    print_number((unsigned)size);
    print("\n");
}

/// What a comparison has a form do.
typedef void work(workspace *s, const ck_kernels *k, size_t size);

/// Has both forms do the same on the same cells.
static void compare_on(const char *name, size_t size, work *work) {
    for (int form = 0; form < 2; form += 1) work(&spaces[form], forms[form], size);
    compare(name, size);
}

static void do_runs(workspace *s, const ck_kernels *k, size_t count) {
    uint64_t *pairs[] = {s->cells[0] + 4096, s->cells[1] + 4096};
    uint64_t *left[] = {s->cells[2], s->cells[3]};
    k->add(s->cells[0], s->cells[2], s->cells[3], count);
    k->subtract(s->cells[0] + 1024, s->cells[2], s->cells[3], count);
    k->multiply(s->cells[0] + 2048, s->cells[2], s->cells[3], count);
    k->multiply_add(s->cells[1], s->cells[2], s->cells[3][0], count);
    k->multiply_extension(pairs, left, pairs, count);
    s->result = k->dot(s->cells[2], s->cells[3], count);
}

static void compare_runs(void) {
    for (size_t count = 8; count <= 512; count *= 2) {
        start(count);
        compare_on("runs", count, do_runs);
    }
}

static void do_transforms(workspace *s, const ck_kernels *k, size_t count) {
    for (size_t first = 1; first <= count && first <= 16; first *= 4)
        k->evaluate(s->cells[0], s->cells[1], count, s->cells[3], first);
    k->interpolate(s->cells[2], count, s->cells[3], s->cells[1][0]);
}

static void compare_transforms(void) {
    for (size_t count = 1; count <= CELLS; count *= 2) {
        start(count);
        compare_on("transforms", count, do_transforms);
    }
}

/// Cuts coefficients and 2^32 times them into a form's limbs.
static void cut_weights(const ck_kernels *k, const uint64_t *coefficients, uint64_t *weights) {
    static const uint64_t half = (uint64_t)1 << 32;
    size_t limbs = (64 + k->limb_bits - 1) / k->limb_bits;
    for (size_t i = 0; i < 2 * TERMS; i += 1) {
        uint64_t values[] = {coefficients[i], 0};
        forms[0]->multiply(values + 1, values, &half, 1);
        for (size_t value = 0; value < 2; value += 1)
            for (size_t limb = 0; limb < limbs; limb += 1)
                *weights++ = values[value] >> (limb * k->limb_bits)
                    & (((uint64_t)1 << k->limb_bits) - 1);
    }
}

static ck_step steps[12 * SLOTS + TERMS + 2];
static size_t step_count;

/// Every operation on every slot, a weighted sum of many terms, and an output.
static void write_program(void) {
    size_t count = 0;
    for (uint16_t operation = 0; operation < 12; operation += 1)
        for (uint16_t slot = 0; slot < SLOTS; slot += 1) {
            uint16_t left = next() % SLOTS, right = next() % SLOTS;
            steps[count++] = (ck_step){operation, slot, left, right};
        }
    steps[count++] = (ck_step){12, 3, TERMS, 0};
    for (uint16_t term = 0; term < TERMS; term += 1)
        steps[count++] = (ck_step){13, term, term % SLOTS, 0};
    steps[count++] = (ck_step){15, 0, 3, 0};
    step_count = count;
}

static void do_program(workspace *s, const ck_kernels *k, size_t round) {
    static uint64_t weights[TERMS * 2 * 6];
    uint64_t *slots[3 * SLOTS];
    for (size_t i = 0; i < 3 * SLOTS; i += 1) slots[i] = s->slots[i];
    ck_slots banks = {slots, slots + SLOTS, slots + 2 * SLOTS, SLOTS, SLOTS};
    uint64_t *outputs[] = {s->outputs[0], s->outputs[1]};
    cut_weights(k, s->cells[0], weights);
    k->run(steps, step_count, banks, ROWS, weights, outputs);
}

static void compare_programs(void) {
    for (size_t round = 0; round < 8; round += 1) {
        start(round);
        write_program();
        compare_on("programs", round, do_program);
    }
}

static const ck_hash *hash_of(const ck_kernels *k, size_t index) {
    const ck_hash *hashes[] = {&k->blake3, &k->keccak, &k->poseidon2, &k->rpo, &k->rpx};
    return hashes[index];
}

/// Whatever hash it is: any constants will do, and any state of a transcript.
static void do_hash(workspace *s, const ck_kernels *k, size_t index) {
    static uint64_t state[64] = {[13] = 64, [14] = 11};
    const uint64_t *columns[40], *constants = s->cells[3];
    const ck_hash *hash = hash_of(k, index);
    for (size_t i = 0; i < 12; i += 1) state[i] = constants[i];
    for (size_t width = 1; width <= 40; width += 13) {
        for (size_t i = 0; i < width; i += 1) columns[i] = s->cells[2] + 128 * i;
        hash->rows(columns, width, 3, 64, s->cells[0] + 512 * (width / 13), 2, constants);
    }
    hash->pairs(s->cells[2], s->cells[1], 64, constants);
    s->result = hash->work(state, 5, 7, 256, 31, constants);
}

static void compare_hashes(void) {
    static const char *const names[] = {"blake3", "keccak", "poseidon2", "rpo", "rpx"};
    for (size_t index = 0; index < 5; index += 1) {
        start(index);
        compare_on(names[index], index, do_hash);
    }
}

void _start(void) {
    forms[0] = ck_named("scalar");
    forms[1] = ck_named("neon");
    compare_runs();
    compare_transforms();
    compare_programs();
    compare_hashes();
    print_number(passed);
    print(" passed, ");
    print_number(failed);
    print(" failed\n");
    system_call(93, failed > 0, 0, 0);
}
