#include "convert/cloze.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "convert/number.h"
#include "core/markdown.h"

/* The first of a kind's names is the one that is written. */
static const struct {
	const char *name;
	enum moodle_kind kind;
	bool single, capitals;
} names[] = {
	{ "SHORTANSWER", MOODLE_SHORT, false, false },
	{ "SA", MOODLE_SHORT, false, false },
	{ "MW", MOODLE_SHORT, false, false },
	{ "SHORTANSWER_C", MOODLE_SHORT, false, true },
	{ "SAC", MOODLE_SHORT, false, true },
	{ "MWC", MOODLE_SHORT, false, true },
	{ "NUMERICAL", MOODLE_NUMBER, false, false },
	{ "NM", MOODLE_NUMBER, false, false },
	{ "MULTICHOICE", MOODLE_CHOICE, true, false },
	{ "MC", MOODLE_CHOICE, true, false },
	{ "MULTIRESPONSE", MOODLE_CHOICE, false, false },
	{ "MR", MOODLE_CHOICE, false, false },
};

/* A mark: "{", points, ":", a name, ":", answers, "}". */
struct mark {
	const char *begin, *answers, *end; /* end: behind the "}" */
	size_t which; /* in names */
};

/* "MULTICHOICE_VS" is one shown as a list: the same to us. */
static bool find_name(const char *s, size_t n, size_t *which)
{
	static const char *const shown[] = { "", "V", "H", "S", "VS", "HS",
		"_V", "_H", "_S", "_VS", "_HS" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t length = strlen(names[i].name);

		if (n < length || strncmp(s, names[i].name, length) != 0)
			continue;
		for (size_t k = 0; k < sizeof(shown) / sizeof(*shown); k++) {
			if (strlen(shown[k]) != n - length ||
				strncmp(s + length, shown[k], n - length) != 0)
				continue;
			if (k > 0 && names[i].kind != MOODLE_CHOICE)
				continue;
			*which = i;
			return true;
		}
	}
	return false;
}

/* What looks like a mark, understood or not; false: there is none at s. */
static bool mark_at(const char *s, struct mark *out)
{
	const char *p = s + 1;
	size_t n;

	p += strspn(p, "0123456789");
	if (*p++ != ':')
		return false;
	n = strspn(p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
	if (n == 0 || p[n] != ':')
		return false;
	out->begin = s;
	out->which = sizeof(names) / sizeof(*names);
	find_name(p, n, &out->which);
	for (p += n + 1, out->answers = p; *p && *p != '}'; p++) {
		if (*p == '\\' && p[1])
			p++;
	}
	out->end = *p ? p + 1 : NULL;
	return true;
}

/* ---- answers ---- */

/* "\}", "\#", "\~" and the like, and what HTML hides. */
static const char *unescaped(
	struct moodle_file *f, const char *s, size_t n, bool html)
{
	struct buf b = { 0 };
	const char *out;

	while (n > 0 && isspace((unsigned char)*s)) {
		s++;
		n--;
	}
	while (n > 0 && isspace((unsigned char)s[n - 1]))
		n--;
	for (size_t i = 0; i < n; i++) {
		const char *end =
			html && s[i] == '&' ? memchr(s + i, ';', n - i) : NULL;

		if (end && end - (s + i) < 12) {
			markdown_add_entity(
				&b, s + i, (size_t)(end - (s + i)) + 1);
			i = (size_t)(end - s);
			continue;
		}
		if (s[i] == '\\' && i + 1 < n && strchr("}#~/\\\"", s[i + 1]))
			i++;
		buf_addc(&b, s[i]);
	}
	out = arena_strdup(f->arena, buf_str(&b));
	buf_release(&b);
	return out;
}

static const char *find_sign(const char *s, const char *end, char sign)
{
	for (; s < end; s++) {
		if (*s == '\\' && s + 1 < end)
			s++;
		else if (*s == sign)
			return s;
	}
	return end;
}

static bool take_number(
	struct moodle_file *f, struct moodle_answer *a, int line)
{
	const char *colon = strchr(a->text.text, ':');
	char number[NUMBER_ROOM];
	const char *word = a->text.text;
	double value;

	a->tolerance = "0";
	if (strcmp(word, "*") == 0)
		return true;
	if (colon) {
		if (!number_read(colon + 1, &value)) {
			moodle_note(f, NOTE_NUMBER_BAD, line, colon + 1, NULL);
			return false;
		}
		number_write(number, value < 0 ? -value : value);
		a->tolerance = arena_strdup(f->arena, number);
		word = arena_strndup(f->arena, word, (size_t)(colon - word));
	}
	if (!number_read(word, &value)) {
		moodle_note(f, NOTE_NUMBER_BAD, line, word, NULL);
		return false;
	}
	number_write(number, value);
	a->text.text = arena_strdup(f->arena, number);
	return true;
}

/* "=", "%50%" or nothing before the answer. */
static const char *take_weight(const char *s, const char *end, double *weight)
{
	char *stop;

	*weight = 0;
	if (s < end && *s == '=') {
		*weight = 100;
		return s + 1;
	}
	if (s < end && *s == '%') {
		*weight = strtod(s + 1, &stop);
		if (stop < end && *stop == '%')
			return stop + 1;
		*weight = 0;
	}
	return s;
}

static bool take_answer(struct moodle_file *f, struct moodle_question *part,
	enum moodle_format format, const char *s, const char *end)
{
	struct moodle_answer *a = moodle_add_answer(f, part);
	bool html = format == MOODLE_HTML || format == MOODLE_AUTO;
	const char *hash;

	s = take_weight(s, end, &a->weight);
	a->weight = moodle_weight(a->weight);
	hash = find_sign(s, end, '#');
	a->text.text = unescaped(
		f, s, (size_t)(hash - s), html && part->kind != MOODLE_CHOICE);
	a->text.format = part->kind == MOODLE_CHOICE ? format : MOODLE_PLAIN;
	a->text.line = a->feedback.line = part->line;
	if (hash < end && hash + 1 < end)
		a->feedback.text =
			unescaped(f, hash + 1, (size_t)(end - hash - 1), false);
	a->feedback.format = format;
	return part->kind != MOODLE_NUMBER || take_number(f, a, part->line);
}

static bool take_part(struct moodle_file *f, struct moodle_question *q,
	const struct mark *m, int line)
{
	struct moodle_question *part =
		moodle_add_part(f, q, names[m->which].kind);
	const char *s = m->answers, *end = m->end - 1;

	part->single = names[m->which].single;
	part->capitals = names[m->which].capitals;
	part->line = line;
	while (s < end) {
		const char *stop = find_sign(s, end, '~');

		if (stop > s && !take_answer(f, part, q->stem.format, s, stop))
			return false;
		s = stop < end ? stop + 1 : end;
	}
	return true;
}

bool cloze_read(struct moodle_file *f, struct moodle_question *q)
{
	struct buf stem = { 0 };
	const char *s = q->stem.text ? q->stem.text : "";
	int line = q->stem.line;
	bool sound = true;

	while (*s && sound) {
		struct mark m;

		line += *s == '\n';
		if (*s != '{' || !mark_at(s, &m)) {
			/* No text may hold the sign of a gap. */
			buf_add(&stem, s, *s != MOODLE_GAP[0]);
			s++;
			continue;
		}
		if (!m.end || m.which == sizeof(names) / sizeof(*names)) {
			moodle_note(f, NOTE_CLOZE_BROKEN, line, s, NULL);
			sound = false;
			break;
		}
		sound = take_part(f, q, &m, line);
		buf_adds(&stem, MOODLE_GAP);
		for (; s < m.end; s++)
			line += *s == '\n';
	}
	q->stem.text = arena_strdup(f->arena, buf_str(&stem));
	buf_release(&stem);
	return sound;
}

/* ---- writing ---- */

static void add_escaped(struct buf *out, const char *s)
{
	for (; s && *s; s++) {
		if (strchr("}#~/\\\"", *s))
			buf_addc(out, '\\');
		buf_addc(out, *s == '\n' ? ' ' : *s);
	}
}

static const char *name_of(const struct moodle_question *part)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (names[i].kind == part->kind &&
			names[i].single == part->single &&
			names[i].capitals == part->capitals)
			return names[i].name;
	}
	return names[0].name;
}

void cloze_write(struct buf *out, const struct moodle_question *part)
{
	char weight[NUMBER_ROOM];

	buf_addf(out, "{1:%s:", name_of(part));
	for (size_t i = 0; i < part->answers.count; i++) {
		const struct moodle_answer *a = &part->answers.items[i];

		if (i > 0)
			buf_addc(out, '~');
		snprintf(weight, sizeof(weight), "%.0f", a->weight);
		if (a->weight > 99.99)
			buf_addc(out, '=');
		else if (a->weight > 0 || part->kind != MOODLE_CHOICE)
			buf_addf(out, "%%%s%%", weight);
		add_escaped(out, a->text.text);
		if (part->kind == MOODLE_NUMBER && a->tolerance)
			buf_addf(out, ":%s", a->tolerance);
		if (a->feedback.text) {
			buf_addc(out, '#');
			add_escaped(out, a->feedback.text);
		}
	}
	buf_addc(out, '}');
}
