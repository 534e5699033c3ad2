// SPDX-License-Identifier: MIT
#include "Forms.h"

#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"))), \
    apply_to = function)

#define FORM ck_avx512
#define FORM_NAME "avx512"

#include "VectorsAVX512.h"
#include "Products32.h"
#include "SpanOfVector.h"
#include "../Kernels.h"

#pragma clang attribute pop
#endif
