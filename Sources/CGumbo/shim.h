// Takes a page apart with libgumbo within bounds of memory and time.
//
// The library bounds neither: unclosed formatting tags are repeated in every paragraph, and
// nested ones are searched again for every tag. It asks for memory through a function that its
// caller may give, so the bounds are kept there. Freeing goes block by block, where the library
// would descend into the tree and could run out of stack.
#ifndef HUIZONG_CGUMBO_SHIM_H
#define HUIZONG_CGUMBO_SHIM_H

#include <gumbo.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

typedef struct BoundedBlock {
    struct BoundedBlock *previous, *next;
    size_t size;
    size_t padding;
} BoundedBlock;

typedef struct {
    BoundedBlock first;
    size_t bytesLeft;
    size_t requests;
    long lastSecond;
    jmp_buf exceeded;
} BoundedMemory;

static inline long bounded_cpu_seconds(void) {
    struct timespec now;
    return clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0 ? (long)now.tv_sec : 0;
}

static void *bounded_allocate(void *userdata, size_t size) {
    BoundedMemory *memory = (BoundedMemory *)userdata;
    size_t whole = size + sizeof(BoundedBlock);
    int late = (++memory->requests & 1023) == 0 && bounded_cpu_seconds() > memory->lastSecond;
    BoundedBlock *block = NULL;
    if (!late && whole > size && whole <= memory->bytesLeft) block = malloc(whole);
    if (block == NULL) longjmp(memory->exceeded, 1);
    memory->bytesLeft -= whole;
    block->size = whole;
    block->previous = &memory->first;
    block->next = memory->first.next;
    if (block->next != NULL) block->next->previous = block;
    memory->first.next = block;
    return block + 1;
}

static void bounded_free(void *userdata, void *pointer) {
    BoundedMemory *memory = (BoundedMemory *)userdata;
    if (pointer == NULL) return;
    BoundedBlock *block = (BoundedBlock *)pointer - 1;
    memory->bytesLeft += block->size;
    block->previous->next = block->next;
    if (block->next != NULL) block->next->previous = block->previous;
    free(block);
}

/// What a page was taken apart into; `output` is NULL if a bound was exceeded.
typedef struct {
    const GumboOutput *output;
    BoundedMemory *memory;
} BoundedPage;

static inline void bounded_page_free(BoundedPage page) {
    if (page.memory == NULL) return;
    BoundedBlock *block = page.memory->first.next;
    while (block != NULL) {
        BoundedBlock *next = block->next;
        free(block);
        block = next;
    }
    free(page.memory);
}

/// The text must outlive the page.
static inline BoundedPage bounded_page_parse(
    const char *text, size_t length, size_t mostBytes, long mostSeconds
) {
    BoundedPage page = {NULL, calloc(1, sizeof(BoundedMemory))};
    if (page.memory == NULL) return page;
    page.memory->bytesLeft = mostBytes;
    page.memory->lastSecond = bounded_cpu_seconds() + mostSeconds;
    if (setjmp(page.memory->exceeded) != 0) return page;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = bounded_allocate;
    options.deallocator = bounded_free;
    options.userdata = page.memory;
    options.max_errors = 0;
    page.output = gumbo_parse_with_options(&options, text, length);
    return page;
}

#endif
