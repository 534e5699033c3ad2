// SPDX-License-Identifier: MIT
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The text of a module, compiled into the executable; it lives as long as the process.
struct core_module {
    /// The file's path below the library, such as `math/u64.masm`.
    const char *path;
    const uint8_t *bytes;
    size_t byte_count;
};

/// How many modules there are.
size_t core_module_count(void);

/// A module by its place; an empty one beyond the last.
struct core_module core_module_at(size_t index);
