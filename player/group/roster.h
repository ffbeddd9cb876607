/*
 * roster.h - who is expected: a CSV file of logins, names, groups, languages.
 *
 * As spreadsheets write it: UTF-8 (a mark at its start is fine), commas,
 * semicolons or tabs, fields in quotation marks where need be. A first line
 * that names columns (login, name, group, language, in any language of the
 * interface's five) says in which order they stand; else they stand in that
 * order. Only the login, or in its place a name, has to be there. Pure.
 */
#ifndef SABAQ_GROUP_ROSTER_H
#define SABAQ_GROUP_ROSTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

enum { ROSTER_PEOPLE = 2000, ROSTER_BYTES = 1024 * 1024 };

struct roster_row {
	const char *login, *name, *group, *language; /* "" where not there */
};

struct roster {
	struct roster_row *rows;
	size_t count, room;
	struct arena text;
};

enum roster_fault {
	ROSTER_GOOD,
	ROSTER_LONG, /* the file is longer than ROSTER_BYTES */
	ROSTER_LETTERS, /* not UTF-8, or what no screen may show */
	ROSTER_QUOTE, /* a quotation mark that is not closed, or amid a word */
	ROSTER_NOBODY, /* a line without login and name */
	ROSTER_WIDE, /* a field that is too long */
	ROSTER_TWICE, /* a login that was there before */
	ROSTER_LANGUAGE, /* no such language */
	ROSTER_MANY, /* more than ROSTER_PEOPLE */
	ROSTER_EMPTY, /* nobody at all */
};

/*
 * Reads n bytes; out is zeroed before and released by the caller in any case.
 * Not good: *line is where, from 1.
 */
enum roster_fault roster_read(
	struct roster *out, const char *text, size_t n, size_t *line);
void roster_release(struct roster *r);

#endif
