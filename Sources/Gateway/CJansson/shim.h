// SPDX-License-Identifier: MIT
// Swift does not import function-like macros; these give it the two that reading needs.
#pragma once
#include <jansson.h>

static inline int cj_kind(const json_t *value) { return (int)json_typeof(value); }
static inline int cj_error_code(const json_error_t *error) { return (int)json_error_code(error); }
static inline void cj_release(json_t *value) { json_decref(value); }
static inline size_t cj_strict_flags(void) {
    return JSON_REJECT_DUPLICATES | JSON_DECODE_ANY;
}
