#include "convert/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool number_read(const char *text, double *value)
{
	char plain[NUMBER_ROOM];
	size_t n = strlen(text);
	char *comma, *end;

	if (n == 0 || n >= sizeof(plain) ||
		strspn(text, "+-0123456789.,eE") != n)
		return false;
	memcpy(plain, text, n + 1);
	comma = strchr(plain, ',');
	if (comma)
		*comma = '.';
	*value = strtod(plain, &end);
	return *end == '\0' && isfinite(*value) && fabs(*value) < 1e15;
}

/* The fewest digits that give the same number back. */
void number_write(char *out, double value)
{
	for (int digits = 0; digits <= 14; digits++) {
		snprintf(out, NUMBER_ROOM, "%.*f", digits, value);
		if (strtod(out, NULL) == value)
			break;
	}
	if (strchr(out, '.')) {
		size_t n = strlen(out);

		while (out[n - 1] == '0')
			n--;
		out[n - (out[n - 1] == '.')] = '\0';
	}
	if (strcmp(out, "-0") == 0)
		strcpy(out, "0");
}
