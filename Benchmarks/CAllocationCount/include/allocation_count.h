// SPDX-License-Identifier: MIT
#pragma once
#include <stdint.h>

// Calls of malloc, calloc, realloc and posix_memalign since the start of the process.
uint64_t allocation_count(void);

// The processor's time-stamp counter, which ticks at its nominal frequency.
uint64_t cycle_count(void);

// Gives memory that was freed back to the kernel, so that what is allocated next is fresh.
void give_back_memory(void);
