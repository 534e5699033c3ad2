// SPDX-License-Identifier: MIT
// Written by Scripts/core-library-list.
#include "core_library.h"

static const uint8_t module_0[] = {
#embed "collections/mmr.masm"
};
static const uint8_t module_1[] = {
#embed "collections/smt.masm"
};
static const uint8_t module_2[] = {
#embed "collections/sorted_array.masm"
};
static const uint8_t module_3[] = {
#embed "crypto/aead.masm"
};
static const uint8_t module_4[] = {
#embed "crypto/dsa/ecdsa_k256_keccak.masm"
};
static const uint8_t module_5[] = {
#embed "crypto/dsa/eddsa_ed25519.masm"
};
static const uint8_t module_6[] = {
#embed "crypto/dsa/falcon512_poseidon2.masm"
};
static const uint8_t module_7[] = {
#embed "crypto/hashes/blake3.masm"
};
static const uint8_t module_8[] = {
#embed "crypto/hashes/keccak256.masm"
};
static const uint8_t module_9[] = {
#embed "crypto/hashes/poseidon2.masm"
};
static const uint8_t module_10[] = {
#embed "crypto/hashes/sha256.masm"
};
static const uint8_t module_11[] = {
#embed "crypto/hashes/sha512.masm"
};
static const uint8_t module_12[] = {
#embed "math/bit_count.masm"
};
static const uint8_t module_13[] = {
#embed "math/u128.masm"
};
static const uint8_t module_14[] = {
#embed "math/u256.masm"
};
static const uint8_t module_15[] = {
#embed "math/u64.masm"
};
static const uint8_t module_16[] = {
#embed "mem.masm"
};
static const uint8_t module_17[] = {
#embed "mem/disjoint_ranges.masm"
};
static const uint8_t module_18[] = {
#embed "pcs/fri/frie2f4.masm"
};
static const uint8_t module_19[] = {
#embed "pcs/fri/helper.masm"
};
static const uint8_t module_20[] = {
#embed "stark.masm"
};
static const uint8_t module_21[] = {
#embed "stark/constants.masm"
};
static const uint8_t module_22[] = {
#embed "stark/deep_queries.masm"
};
static const uint8_t module_23[] = {
#embed "stark/ood_frames.masm"
};
static const uint8_t module_24[] = {
#embed "stark/public_inputs.masm"
};
static const uint8_t module_25[] = {
#embed "stark/random_coin.masm"
};
static const uint8_t module_26[] = {
#embed "stark/utils.masm"
};
static const uint8_t module_27[] = {
#embed "stark/verifier.masm"
};
static const uint8_t module_28[] = {
#embed "sys.masm"
};
static const uint8_t module_29[] = {
#embed "sys/vm.masm"
};
static const uint8_t module_30[] = {
#embed "sys/vm/aux_trace.masm"
};
static const uint8_t module_31[] = {
#embed "sys/vm/constraints_eval.masm"
};
static const uint8_t module_32[] = {
#embed "sys/vm/deep_queries.masm"
};
static const uint8_t module_33[] = {
#embed "sys/vm/ood_frames.masm"
};
static const uint8_t module_34[] = {
#embed "sys/vm/public_inputs.masm"
};
static const uint8_t module_35[] = {
#embed "word.masm"
};

static const struct core_module modules[] = {
    {"collections/mmr.masm", module_0, sizeof module_0},
    {"collections/smt.masm", module_1, sizeof module_1},
    {"collections/sorted_array.masm", module_2, sizeof module_2},
    {"crypto/aead.masm", module_3, sizeof module_3},
    {"crypto/dsa/ecdsa_k256_keccak.masm", module_4, sizeof module_4},
    {"crypto/dsa/eddsa_ed25519.masm", module_5, sizeof module_5},
    {"crypto/dsa/falcon512_poseidon2.masm", module_6, sizeof module_6},
    {"crypto/hashes/blake3.masm", module_7, sizeof module_7},
    {"crypto/hashes/keccak256.masm", module_8, sizeof module_8},
    {"crypto/hashes/poseidon2.masm", module_9, sizeof module_9},
    {"crypto/hashes/sha256.masm", module_10, sizeof module_10},
    {"crypto/hashes/sha512.masm", module_11, sizeof module_11},
    {"math/bit_count.masm", module_12, sizeof module_12},
    {"math/u128.masm", module_13, sizeof module_13},
    {"math/u256.masm", module_14, sizeof module_14},
    {"math/u64.masm", module_15, sizeof module_15},
    {"mem.masm", module_16, sizeof module_16},
    {"mem/disjoint_ranges.masm", module_17, sizeof module_17},
    {"pcs/fri/frie2f4.masm", module_18, sizeof module_18},
    {"pcs/fri/helper.masm", module_19, sizeof module_19},
    {"stark.masm", module_20, sizeof module_20},
    {"stark/constants.masm", module_21, sizeof module_21},
    {"stark/deep_queries.masm", module_22, sizeof module_22},
    {"stark/ood_frames.masm", module_23, sizeof module_23},
    {"stark/public_inputs.masm", module_24, sizeof module_24},
    {"stark/random_coin.masm", module_25, sizeof module_25},
    {"stark/utils.masm", module_26, sizeof module_26},
    {"stark/verifier.masm", module_27, sizeof module_27},
    {"sys.masm", module_28, sizeof module_28},
    {"sys/vm.masm", module_29, sizeof module_29},
    {"sys/vm/aux_trace.masm", module_30, sizeof module_30},
    {"sys/vm/constraints_eval.masm", module_31, sizeof module_31},
    {"sys/vm/deep_queries.masm", module_32, sizeof module_32},
    {"sys/vm/ood_frames.masm", module_33, sizeof module_33},
    {"sys/vm/public_inputs.masm", module_34, sizeof module_34},
    {"word.masm", module_35, sizeof module_35},
};

size_t core_module_count(void) { return sizeof modules / sizeof modules[0]; }

struct core_module core_module_at(size_t index) {
    if (index >= core_module_count()) return (struct core_module){"", NULL, 0};
    return modules[index];
}
