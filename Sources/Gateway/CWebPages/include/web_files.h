// SPDX-License-Identifier: MIT
#pragma once

#include <stddef.h>
#include <stdint.h>

/// A file compiled into the executable. Its bytes live as long as the process.
struct web_file {
    const char *name;
    const uint8_t *bytes;
    size_t byte_count;
};

/// How many files there are.
size_t web_file_count(void);

/// A file by its place; an empty one beyond the last.
struct web_file web_file_at(size_t index);
