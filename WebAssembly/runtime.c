// SPDX-License-Identifier: MIT
// The few functions of a C library that Embedded Swift expects. Memory is only ever handed out: an
// instance checks one proof and is dropped.
#include <stddef.h>
#include <stdint.h>

extern unsigned char __heap_base;
static uintptr_t next_free;

static void grow_to(uintptr_t end) {
    uintptr_t have = (uintptr_t)__builtin_wasm_memory_size(0) << 16;
    if (end > have && __builtin_wasm_memory_grow(0, (end - have + 0xFFFF) >> 16) == (size_t)-1)
        __builtin_trap();
}

static size_t *block_header(void *block) { return (size_t *)block - 2; }

// Freed blocks of one size class are kept for the next request of that class.
static void *free_lists[32];

static unsigned class_of(size_t size) {
    unsigned class = 4;
    while (((size_t)1 << class) < size) class++;
    return class;
}

void *malloc(size_t size) {
    unsigned class = class_of(size);
    if (free_lists[class]) {
        void *block = free_lists[class];
        free_lists[class] = *(void **)block;
        return block;
    }
    if (!next_free) next_free = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
    uintptr_t start = next_free + 16;
    next_free = start + ((size_t)1 << class);
    grow_to(next_free);
    block_header((void *)start)[0] = class;
    return (void *)start;
}

void free(void *block) {
    if (!block) return;
    size_t class = block_header(block)[0];
    *(void **)block = free_lists[class];
    free_lists[class] = block;
}

// Every block is aligned to 16 bytes, which is all that is asked for here.
int posix_memalign(void **result, size_t alignment, size_t size) {
    if (alignment > 16) return 22;
    *result = malloc(size);
    return 0;
}

void *memset(void *target, int value, size_t count) {
    unsigned char *bytes = target;
    while (count--) *bytes++ = (unsigned char)value;
    return target;
}

void *memcpy(void *restrict target, const void *restrict source, size_t count) {
    unsigned char *to = target;
    const unsigned char *from = source;
    while (count--) *to++ = *from++;
    return target;
}

void *memmove(void *target, const void *source, size_t count) {
    unsigned char *to = target;
    const unsigned char *from = source;
    if (to < from) return memcpy(target, source, count);
    while (count--) to[count] = from[count];
    return target;
}

int memcmp(const void *first, const void *second, size_t count) {
    const unsigned char *a = first, *b = second;
    for (; count--; a++, b++)
        if (*a != *b) return *a - *b;
    return 0;
}

// Hash tables are seeded, but nothing here depends on the seed and no adversary picks the keys.
void arc4random_buf(void *target, size_t count) { memset(target, 0x5A, count); }

uintptr_t __stack_chk_guard = 0x9E3779B9;
void __stack_chk_fail(void) { __builtin_trap(); }
