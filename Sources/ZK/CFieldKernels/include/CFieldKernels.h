// SPDX-License-Identifier: MIT
// The prover's inner loops, each in several forms: plain C, AVX2, AVX-512, NEON.
//
// Every form gives the same results, bit for bit. Elements are canonical on the way in and out:
// below p = 2^64 - 2^32 + 1. Nothing here decides anything: which loop runs over what is Swift's.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// One instruction of a constraint program; the operations are numbered as in Swift.
typedef struct {
    uint16_t operation;
    uint16_t target;
    uint16_t left;
    uint16_t right;
} ck_step;

/// The slots of a constraint program, each a run of one cell a row.
///
/// The first so many of each bank lie in columns that go on.
typedef struct {
    uint64_t *const *base;
    uint64_t *const *extended0;
    uint64_t *const *extended1;
    size_t base_columns;
    size_t extended_columns;
} ck_slots;

/// The kernels of one hash; `constants` are its published ones.
typedef struct {
    /// Hashes rows that lie across columns; returns how many of the first were done.
    size_t (*rows)(
        const uint64_t *const *columns, size_t width, size_t row, size_t rows,
        uint64_t *target, size_t stride, const uint64_t *constants);
    /// Hashes neighbouring digests; returns how many of the first pairs were done.
    size_t (*pairs)(
        const uint64_t *nodes, uint64_t *target, size_t count, const uint64_t *constants);
    /// Tries witnesses from the first on: integers that are mixed into a lane of a state.
    ///
    /// Returns which of them is the first that leaves zeros under the mask; at least `count` if
    /// none of so many does.
    size_t (*work)(
        const uint64_t *state, size_t place, uint64_t first, size_t count, uint64_t mask,
        const uint64_t *constants);
} ck_hash;

/// All kernels of one form.
///
/// `count` and `rows` are multiples of `lanes` but for the transforms, which take any power of two,
/// and for hashes, which leave a remainder undone.
///
/// A weight of `run` is two coefficients; of each come the limbs of `limb_bits` bits, the lowest
/// first, and then those of 2^32 times it.
typedef struct {
    const char *name;
    size_t lanes;
    /// How weights are cut: see `run`.
    size_t limb_bits;
    void (*evaluate)(
        uint64_t *cells, const uint64_t *source, size_t count, const uint64_t *factors,
        size_t first_half);
    void (*interpolate)(
        uint64_t *cells, size_t count, const uint64_t *factors, uint64_t scale);
    void (*add)(uint64_t *target, const uint64_t *left, const uint64_t *right, size_t count);
    void (*subtract)(uint64_t *target, const uint64_t *left, const uint64_t *right, size_t count);
    void (*multiply)(uint64_t *target, const uint64_t *left, const uint64_t *right, size_t count);
    void (*multiply_extension)(
        uint64_t *const target[2], uint64_t *const left[2], uint64_t *const right[2], size_t count);
    void (*multiply_add)(
        uint64_t *target, const uint64_t *source, uint64_t factor, size_t count);
    uint64_t (*dot)(const uint64_t *left, const uint64_t *right, size_t count);
    void (*run)(
        const ck_step *steps, size_t step_count, ck_slots slots, size_t rows,
        const uint64_t *weights, uint64_t *const *outputs);
    ck_hash blake3;
    ck_hash keccak;
    ck_hash poseidon2;
    ck_hash rpo;
    ck_hash rpx;
} ck_kernels;

/// The kernels of a form (`scalar`, `avx2`, `avx512`, `ifma`, `neon`), if the machine has them.
const ck_kernels *ck_named(const char *name);

/// The widest kernels that this machine has.
const ck_kernels *ck_widest(void);
