/* The function is written in Swift; naming it here links it. */
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

__attribute__((used)) static int (*const target)(const uint8_t *, size_t) = LLVMFuzzerTestOneInput;
