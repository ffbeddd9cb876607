/* A class list as any spreadsheet, or anyone, may have written it. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/unit.h"
#include "group/roster.h"
#include "group/session.h"

static void demand(int holds)
{
	if (!holds)
		abort();
}

static void check_text(const char *s)
{
	demand(strlen(s) < SESSION_NAME);
	demand(!strpbrk(s, "\n\r"));
	demand(text_find_danger(s, strlen(s)) == strlen(s));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct roster r = { 0 };
	size_t line = 0, lines = 1;
	enum roster_fault fault =
		roster_read(&r, (const char *)data, size, &line);

	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n';
	demand(line >= 1 && line <= lines);
	demand(r.count <= ROSTER_PEOPLE);
	demand(fault != ROSTER_GOOD || r.count > 0);
	for (size_t i = 0; i < r.count; i++) {
		const struct roster_row *row = &r.rows[i];

		check_text(row->login);
		check_text(row->name);
		check_text(row->group);
		demand(row->login[0] != '\0');
		demand(!row->language[0] || language_valid(row->language));
	}
	roster_release(&r);
	return 0;
}
