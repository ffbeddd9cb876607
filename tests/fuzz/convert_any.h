/*
 * convert_any.h - any bytes as a file of questions: for fuzz_gift, fuzz_aiken
 * and fuzz_moodle.
 *
 * They give notes or a unit, never both none; the unit is one that check
 * passes, and is written in every format. What is exported as Moodle XML comes
 * back as it was.
 */
#ifndef CONVERT_ANY_H
#define CONVERT_ANY_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/text.h"
#include "convert/file.h"
#include "convert/from_unit.h"
#include "convert/notes.h"
#include "convert/to_unit.h"
#include "core/node.h"
#include "core/rules.h"
#include "core/unit_load.h"
#include "core/unit_write.h"

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/* Every note can be said, in one line that a terminal may see. */
static void check_notes(const struct faults *notes)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < notes->count; i++) {
		buf_clear(&b);
		note_say(&b, NULL, &notes->items[i]);
		demand(b.len > 0 && !strchr(buf_str(&b), '\n'));
		demand(text_find_danger(buf_str(&b), b.len) == b.len);
		demand(u8_check((const uint8_t *)buf_str(&b), b.len) == NULL);
	}
	buf_release(&b);
}

/* What is written is read without a fault. */
static void check_written(const struct buf *b)
{
	static const struct module any = { .format = 1,
		.id = "m",
		.language = "ru",
		.shown = "ru",
		.unread = true };
	struct arena arena = { 0 };
	struct faults faults = { 0 };
	const struct node *root =
		node_parse(&arena, "u.yaml", buf_str(b), b->len, &faults);

	demand(root && faults.count == 0);
	demand(!unit_load(&arena, root, "u", &any, &faults)->faulty);
	demand(!faults_any_error(&faults, 0));
	faults_release(&faults);
	arena_release(&arena);
}

/* Reads text and appends the unit as YAML; false where there is none. */
static bool read_as(const struct convert_format *format, const char *text,
	size_t n, struct buf *yaml, struct buf out[3])
{
	static const char *const names[] = { "gift", "aiken", "moodle-xml" };
	struct arena arena = { 0 };
	struct faults notes = { 0 }, faults = { 0 };
	struct moodle_file f = {
		.arena = &arena, .name = "f", .notes = &notes
	};
	struct unit_made made;

	format->read(&f, text, n);
	unit_from(&made, &f, "u", UNIT_QUIZ, NULL, &faults);
	if (made.most > 0)
		unit_from(&made, &f, "u", UNIT_BANK, NULL, &faults);
	demand(made.unit || notes.count > 0 || made.asked == 0);
	demand(made.kept <= made.asked);
	if (made.unit)
		unit_write(yaml, made.unit);
	for (int i = 0; made.unit && i < 3; i++) {
		struct moodle_file to = {
			.arena = &arena, .name = "f", .notes = &notes
		};

		unit_to(&to, made.unit);
		format_named(names[i])->write(&out[i], &to);
	}
	check_notes(&notes);
	faults_release(&notes);
	faults_release(&faults);
	arena_release(&arena);
	return yaml->len > 0;
}

static void convert_any(const char *name, const uint8_t *data, size_t size)
{
	struct buf yaml = { 0 }, again = { 0 }, out[3] = { 0 }, more[3] = { 0 };
	char *text = xstrndup((const char *)data, size);

	if (!u8_check(data, size) && !memchr(data, '\0', size) &&
		read_as(format_named(name), text, size, &yaml, out)) {
		check_written(&yaml);
		for (int i = 0; i < 3; i++)
			demand(u8_check((const uint8_t *)buf_str(&out[i]),
				       out[i].len) == NULL);
		if (out[2].len > 0 &&
			read_as(format_named("moodle-xml"), buf_str(&out[2]),
				out[2].len, &again, more))
			check_written(&again);
	}
	for (int i = 0; i < 3; i++) {
		buf_release(&out[i]);
		buf_release(&more[i]);
	}
	buf_release(&yaml);
	buf_release(&again);
	free(text);
}

#endif
