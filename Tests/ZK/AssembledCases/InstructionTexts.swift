// SPDX-License-Identifier: MIT

/// Instructions by the immediates they take, as the language's reference lists them.
enum InstructionTexts {
    /// Without an immediate.
    static let plain: [String] = """
        nop add sub mul div neg inv pow2 exp ilog2 not and or xor is_odd eq neq eqw lt lte gt gte \
        ext2add ext2sub ext2mul ext2div ext2neg ext2inv u32test u32testw u32cast u32split \
        u32wrapping_add u32overflowing_add u32widening_add u32overflowing_add3 \
        u32widening_add3 u32wrapping_add3 u32wrapping_sub u32overflowing_sub u32wrapping_mul \
        u32widening_mul u32widening_madd u32wrapping_madd u32div u32mod u32divmod u32and u32or \
        u32xor u32not u32shl u32shr u32rotl u32rotr u32popcnt u32clz u32ctz u32clo u32cto u32lt \
        u32lte u32gt u32gte u32min u32max drop dropw padw dup dupw swap swapw swapdw reversew \
        reversedw cswap cswapw cdrop cdropw sdepth clk caller mem_load mem_loadw_le mem_loadw_be \
        mem_store mem_storew_le mem_storew_be mem_stream adv_push adv_pushw adv_loadw adv_pipe \
        hash hmerge hperm mtree_get mtree_set mtree_merge crypto_stream fri_ext2fold4 \
        horner_eval_base horner_eval_ext eval_circuit log_precompile
        """.split(separator: " ").map(String.init)

    /// With a field element.
    static let felt: [String] = ["add", "sub", "mul", "eq", "neq", "lt", "lte", "gt", "gte"]

    /// With a number below 2^32.
    static let u32: [String] = """
        u32wrapping_add u32overflowing_add u32widening_add u32wrapping_sub u32overflowing_sub \
        u32wrapping_mul u32widening_mul u32and u32or u32xor u32not u32lt u32lte u32gt u32gte \
        u32min u32max
        """.split(separator: " ").map(String.init)

    /// With a count below 32.
    static let shifts = ["u32shl", "u32shr", "u32rotl", "u32rotr"]

    /// With an address.
    static let memory = [
        "mem_load", "mem_loadw_le", "mem_loadw_be", "mem_store", "mem_storew_le", "mem_storew_be",
    ]

    /// With the index of a local word.
    static let localWords = ["loc_loadw_le", "loc_loadw_be", "loc_storew_le", "loc_storew_be"]

    /// With the text of an error.
    static let checks = [
        "assert", "assertz", "assert_eq", "assert_eqw", "u32assert", "u32assert2", "u32assertw",
        "mtree_verify",
    ]

    /// Instructions to the host.
    static let advice: [String] = """
        adv.insert_hdword adv.insert_hdword_d adv.insert_hqword adv.insert_hperm adv.insert_mem \
        adv.push_mapval adv.push_mapval_count adv.push_mapvaln adv.push_mapvaln.0 \
        adv.push_mapvaln.4 adv.push_mapvaln.8 adv.has_mapkey adv.push_mtnode
        """.split(separator: " ").map(String.init)
}
