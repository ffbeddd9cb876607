/* golden.c - see golden.h. */
#include "golden.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *golden_path(const char *name)
{
	static char path[PATH_MAX];
	const char *tests = getenv("SABAQ_TESTS");

	snprintf(path, sizeof path, "%s/%s", tests ? tests : "tests", name);
	return path;
}

char *golden_read(const char *name)
{
	FILE *f = fopen(golden_path(name), "rb");
	char *text = NULL;
	size_t size = 0, used = 0;

	if (!f)
		return NULL;
	do {
		if (size - used < 2) {
			size = size ? size * 2 : 4096;
			text = realloc(text, size);
			if (!text)
				abort();
		}
		used += fread(text + used, 1, size - used - 1, f);
	} while (!feof(f) && !ferror(f));
	text[used] = '\0';
	fclose(f);
	return text;
}

static bool golden_write(const char *file, const char *text)
{
	FILE *f = fopen(golden_path(file), "wb");
	bool ok = f && fputs(text, f) != EOF;

	if (f && fclose(f) != 0)
		ok = false;
	if (!ok)
		perror(golden_path(file));
	return ok;
}

bool golden_matches(const char *name, const char *text)
{
	char file[NAME_MAX];
	char *wanted;
	bool same;

	snprintf(file, sizeof file, "golden/%s", name);
	if (getenv("GOLDEN"))
		return golden_write(file, text);
	wanted = golden_read(file);
	same = wanted && strcmp(wanted, text) == 0;
	if (!same)
		fprintf(stderr, "%s is\n%s---- and this came:\n%s----\n", file,
			wanted ? wanted : "(missing)\n", text);
	free(wanted);
	return same;
}
