// SPDX-License-Identifier: MIT
#pragma once

#include "CFieldKernels.h"

extern const ck_kernels ck_scalar;
#if defined(__x86_64__)
extern const ck_kernels ck_avx2;
extern const ck_kernels ck_avx512;
extern const ck_kernels ck_ifma;
#elif defined(__aarch64__)
extern const ck_kernels ck_neon;
#endif
