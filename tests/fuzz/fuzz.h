/*
 * fuzz.h - the entry of a fuzz target, tests/fuzz/fuzz_NAME.c.
 *
 * Under clang (make fuzz) libFuzzer calls it; under gcc driver.c does, which
 * replays tests/fuzz/corpus/NAME/ and then changes what is there for some
 * seconds. Returns 0; a fault is found by the sanitizers or by abort().
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
