// SPDX-License-Identifier: MIT
// Written by Scripts/core-library-list.
#include "core_library.h"

static const uint8_t collections_mmr[] = {
#embed "collections/mmr.masm"
};
static const uint8_t collections_smt[] = {
#embed "collections/smt.masm"
};
static const uint8_t collections_sorted_array[] = {
#embed "collections/sorted_array.masm"
};
static const uint8_t crypto_aead[] = {
#embed "crypto/aead.masm"
};
static const uint8_t crypto_dsa_ecdsa_k256_keccak[] = {
#embed "crypto/dsa/ecdsa_k256_keccak.masm"
};
static const uint8_t crypto_dsa_eddsa_ed25519[] = {
#embed "crypto/dsa/eddsa_ed25519.masm"
};
static const uint8_t crypto_hashes_keccak256[] = {
#embed "crypto/hashes/keccak256.masm"
};
static const uint8_t crypto_hashes_poseidon2[] = {
#embed "crypto/hashes/poseidon2.masm"
};
static const uint8_t crypto_hashes_sha512[] = {
#embed "crypto/hashes/sha512.masm"
};
static const uint8_t math_bit_count[] = {
#embed "math/bit_count.masm"
};
static const uint8_t math_u128[] = {
#embed "math/u128.masm"
};
static const uint8_t math_u64[] = {
#embed "math/u64.masm"
};
static const uint8_t mem[] = {
#embed "mem.masm"
};
static const uint8_t mem_disjoint_ranges[] = {
#embed "mem/disjoint_ranges.masm"
};
static const uint8_t pcs_fri_frie2f4[] = {
#embed "pcs/fri/frie2f4.masm"
};
static const uint8_t pcs_fri_helper[] = {
#embed "pcs/fri/helper.masm"
};
static const uint8_t stark[] = {
#embed "stark.masm"
};
static const uint8_t stark_constants[] = {
#embed "stark/constants.masm"
};
static const uint8_t stark_deep_queries[] = {
#embed "stark/deep_queries.masm"
};
static const uint8_t stark_ood_frames[] = {
#embed "stark/ood_frames.masm"
};
static const uint8_t stark_public_inputs[] = {
#embed "stark/public_inputs.masm"
};
static const uint8_t stark_random_coin[] = {
#embed "stark/random_coin.masm"
};
static const uint8_t stark_utils[] = {
#embed "stark/utils.masm"
};
static const uint8_t stark_verifier[] = {
#embed "stark/verifier.masm"
};
static const uint8_t sys[] = {
#embed "sys.masm"
};
static const uint8_t sys_vm[] = {
#embed "sys/vm.masm"
};
static const uint8_t sys_vm_aux_trace[] = {
#embed "sys/vm/aux_trace.masm"
};
static const uint8_t sys_vm_constraints_eval[] = {
#embed "sys/vm/constraints_eval.masm"
};
static const uint8_t sys_vm_deep_queries[] = {
#embed "sys/vm/deep_queries.masm"
};
static const uint8_t sys_vm_ood_frames[] = {
#embed "sys/vm/ood_frames.masm"
};
static const uint8_t sys_vm_public_inputs[] = {
#embed "sys/vm/public_inputs.masm"
};
static const uint8_t word[] = {
#embed "word.masm"
};

static const struct core_module modules[] = {
    {"collections/mmr.masm", collections_mmr, sizeof collections_mmr},
    {"collections/smt.masm", collections_smt, sizeof collections_smt},
    {"collections/sorted_array.masm", collections_sorted_array, sizeof collections_sorted_array},
    {"crypto/aead.masm", crypto_aead, sizeof crypto_aead},
    {"crypto/dsa/ecdsa_k256_keccak.masm", crypto_dsa_ecdsa_k256_keccak, sizeof crypto_dsa_ecdsa_k256_keccak},
    {"crypto/dsa/eddsa_ed25519.masm", crypto_dsa_eddsa_ed25519, sizeof crypto_dsa_eddsa_ed25519},
    {"crypto/hashes/keccak256.masm", crypto_hashes_keccak256, sizeof crypto_hashes_keccak256},
    {"crypto/hashes/poseidon2.masm", crypto_hashes_poseidon2, sizeof crypto_hashes_poseidon2},
    {"crypto/hashes/sha512.masm", crypto_hashes_sha512, sizeof crypto_hashes_sha512},
    {"math/bit_count.masm", math_bit_count, sizeof math_bit_count},
    {"math/u128.masm", math_u128, sizeof math_u128},
    {"math/u64.masm", math_u64, sizeof math_u64},
    {"mem.masm", mem, sizeof mem},
    {"mem/disjoint_ranges.masm", mem_disjoint_ranges, sizeof mem_disjoint_ranges},
    {"pcs/fri/frie2f4.masm", pcs_fri_frie2f4, sizeof pcs_fri_frie2f4},
    {"pcs/fri/helper.masm", pcs_fri_helper, sizeof pcs_fri_helper},
    {"stark.masm", stark, sizeof stark},
    {"stark/constants.masm", stark_constants, sizeof stark_constants},
    {"stark/deep_queries.masm", stark_deep_queries, sizeof stark_deep_queries},
    {"stark/ood_frames.masm", stark_ood_frames, sizeof stark_ood_frames},
    {"stark/public_inputs.masm", stark_public_inputs, sizeof stark_public_inputs},
    {"stark/random_coin.masm", stark_random_coin, sizeof stark_random_coin},
    {"stark/utils.masm", stark_utils, sizeof stark_utils},
    {"stark/verifier.masm", stark_verifier, sizeof stark_verifier},
    {"sys.masm", sys, sizeof sys},
    {"sys/vm.masm", sys_vm, sizeof sys_vm},
    {"sys/vm/aux_trace.masm", sys_vm_aux_trace, sizeof sys_vm_aux_trace},
    {"sys/vm/constraints_eval.masm", sys_vm_constraints_eval, sizeof sys_vm_constraints_eval},
    {"sys/vm/deep_queries.masm", sys_vm_deep_queries, sizeof sys_vm_deep_queries},
    {"sys/vm/ood_frames.masm", sys_vm_ood_frames, sizeof sys_vm_ood_frames},
    {"sys/vm/public_inputs.masm", sys_vm_public_inputs, sizeof sys_vm_public_inputs},
    {"word.masm", word, sizeof word},
};

size_t core_module_count(void) { return sizeof modules / sizeof modules[0]; }

struct core_module core_module_at(size_t index) {
    if (index >= core_module_count()) return (struct core_module){"", NULL, 0};
    return modules[index];
}
