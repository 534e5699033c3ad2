// SPDX-License-Identifier: MIT
// What the kernels take of the C library, which a program without one brings itself.
#pragma once

#include <stddef.h>

void *memcpy(void *target, const void *source, size_t count);
void *memset(void *target, int value, size_t count);
int strcmp(const char *left, const char *right);
