/* Who is expected: the roster that a facilitator names. */
#include "cmd/host_parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/say.h"
#include "ui/words.h"

static const char *fault_text(enum roster_fault fault)
{
	switch (fault) {
	case ROSTER_GOOD:
		break;
	case ROSTER_LONG:
		return N_("the file is longer than 1 MiB");
	case ROSTER_LETTERS:
		return N_("this is not UTF-8 text; save the file as \"CSV "
			  "UTF-8\"");
	case ROSTER_QUOTE:
		return N_("a quotation mark has no other one; write \"\" "
			  "where one is meant");
	case ROSTER_NOBODY:
		return N_("neither a login nor a name stands here");
	case ROSTER_WIDE:
		return N_("a field is longer than 119 bytes");
	case ROSTER_TWICE:
		return N_("this login was there before");
	case ROSTER_LANGUAGE:
		return N_("no such language; write ru, kk, ky, tg, en, or "
			  "leave it empty");
	case ROSTER_MANY:
		return N_("these are more than 2000 people");
	case ROSTER_EMPTY:
		return N_("nobody stands in the file; a line is: login,name,"
			  "group,language");
	}
	return "";
}

static bool read_file(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "r");
	char bytes[4096];
	size_t n;
	bool ok;

	if (!f)
		return false;
	while (out->len <= ROSTER_BYTES &&
		(n = fread(bytes, 1, sizeof(bytes), f)) > 0)
		buf_add(out, bytes, n);
	ok = !ferror(f);
	fclose(f);
	return ok;
}

bool host_read_roster(
	const struct context *c, const char *path, struct roster *out)
{
	struct buf text = { 0 }, where = { 0 };
	enum roster_fault fault;
	size_t line;

	if (!read_file(path, &text)) {
		say_complaint(c->words, N_("%1 cannot be read: %2"), path,
			strerror(errno));
		buf_release(&text);
		return false;
	}
	fault = roster_read(out, buf_str(&text), text.len, &line);
	if (fault != ROSTER_GOOD) {
		words_fill(&where, "%1:%2", path, NUMBER(line), NULL);
		say_complaint(c->words, "%1: %2", buf_str(&where),
			tr(c->words, fault_text(fault)));
	}
	buf_release(&text);
	buf_release(&where);
	return fault == ROSTER_GOOD;
}
