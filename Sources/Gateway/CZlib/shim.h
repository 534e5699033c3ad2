// SPDX-License-Identifier: MIT
// The library starts streams by macros, which Swift does not import.
#pragma once
#include <string.h>
#include <zlib.h>

/// Window of 32 kB with the gzip wrapper.
#define CZ_GZIP_WINDOW (15 + 16)

/// The most bytes that `count` bytes become; the wrapper is larger than the one of `compressBound`.
static inline size_t cz_gzip_bound(size_t count) { return compressBound(count) + 32; }

/// Compresses all of `input`. Returns how many bytes of `output` were filled, or 0 on failure.
static inline size_t cz_gzip(const void *input, size_t input_count, void *output,
                             size_t output_capacity, int level) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, level, Z_DEFLATED, CZ_GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return 0;
    stream.next_in = (Bytef *)input;
    stream.avail_in = (uInt)input_count;
    stream.next_out = output;
    stream.avail_out = (uInt)output_capacity;
    int result = deflate(&stream, Z_FINISH);
    size_t count = stream.total_out;
    deflateEnd(&stream);
    return result == Z_STREAM_END ? count : 0;
}

/// Decompresses all of `input`. Returns how many bytes of `output` were filled, or 0 when the
/// input is broken or does not fit.
static inline size_t cz_gunzip(const void *input, size_t input_count, void *output,
                               size_t output_capacity) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (inflateInit2(&stream, CZ_GZIP_WINDOW) != Z_OK) return 0;
    stream.next_in = (Bytef *)input;
    stream.avail_in = (uInt)input_count;
    stream.next_out = output;
    stream.avail_out = (uInt)output_capacity;
    int result = inflate(&stream, Z_FINISH);
    size_t count = stream.total_out;
    inflateEnd(&stream);
    return result == Z_STREAM_END ? count : 0;
}
