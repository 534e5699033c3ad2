// SPDX-License-Identifier: MIT
#include <string.h>

#include "Forms/Forms.h"

#if defined(__x86_64__)
static int has_avx2(void) {
    return __builtin_cpu_supports("avx2");
}

static int has_avx512(void) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
}

static int has_ifma(void) {
    return has_avx512() && __builtin_cpu_supports("avx512ifma");
}
#endif

const ck_kernels *ck_named(const char *name) {
    if (strcmp(name, "scalar") == 0) return &ck_scalar;
#if defined(__x86_64__)
    if (strcmp(name, "avx2") == 0 && has_avx2()) return &ck_avx2;
    if (strcmp(name, "avx512") == 0 && has_avx512()) return &ck_avx512;
    if (strcmp(name, "ifma") == 0 && has_ifma()) return &ck_ifma;
#elif defined(__aarch64__)
    if (strcmp(name, "neon") == 0) return &ck_neon;
#endif
    return NULL;
}

const ck_kernels *ck_widest(void) {
    static const char *const names[] = {"ifma", "avx512", "avx2", "neon"};
    for (size_t index = 0; index < sizeof names / sizeof *names; index += 1) {
        const ck_kernels *kernels = ck_named(names[index]);
        if (kernels != NULL) return kernels;
    }
    return &ck_scalar;
}
