// SPDX-License-Identifier: MIT
// AVX-512 with products of 52 bits that add themselves up.
#include "Forms.h"

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx512ifma"))), \
    apply_to = function)

#define FORM ck_ifma
#define FORM_NAME "ifma"

#include "VectorsAVX512.h"

#include "Products52.h"
#include "SpanOfVector.h"
#include "../Kernels.h"

#pragma clang attribute pop
#endif
