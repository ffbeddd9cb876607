/*
 * bench_data.h - modules and score logs made up for measuring.
 */
#ifndef BENCH_DATA_H
#define BENCH_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "core/record.h"

/*
 * Writes module.yaml and unit-1.yaml ... unit-<units>.yaml into a new folder
 * PATH/ID: lessons of prose and questions in Russian, about 1.2 kB a step.
 */
bool data_module(const char *path, const char *id, int units, int steps);

/*
 * Appends count records that go on after last in its chain: attempts of 40
 * records, each with an opening, views, answers and an end.
 */
void data_records(struct buf *out, const struct record *last, size_t count);

bool data_write(const char *path, const char *bytes, size_t n);

#endif
