// SPDX-License-Identifier: MIT
#include "allocation_count.h"

uint64_t cycle_count(void) { return __builtin_readcyclecounter(); }
