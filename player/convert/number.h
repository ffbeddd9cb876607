/*
 * number.h - numbers as question banks write them: a point or a comma.
 */
#ifndef SABAQ_CONVERT_NUMBER_H
#define SABAQ_CONVERT_NUMBER_H

#include <stdbool.h>

enum { NUMBER_ROOM = 40 };

/* The whole of text is one finite number; "1,5" and "1e3" are. */
bool number_read(const char *text, double *value);
/*
 * As our modules and Moodle both take it: no exponent, no zeros at the end;
 * out holds NUMBER_ROOM bytes.
 */
void number_write(char *out, double value);

#endif
