/*
 * translation_parts.h - the inside of core/translation_text.
 */
#ifndef SABAQ_CORE_TRANSLATION_PARTS_H
#define SABAQ_CORE_TRANSLATION_PARTS_H

#include "core/line_edit.h"
#include "core/span.h"
#include "core/translation_text.h"

/* What begins lines that are the program's own, and those it put aside. */
#define MARK_SOURCE "#|"
#define MARK_NOTE "#:"
#define MARK_ASIDE "#-"
#define STALE "stale"

struct refresh {
	const struct original *source;
	const struct catalogue *words;
	struct line_edit *edit;
	const struct faults *found; /* counts that differ, and the like */
	struct buf aside; /* for the end of the file */
	struct refreshed told;
	bool dry; /* only finding out whether it can be done */
	bool stale; /* within a step whose source has changed */
};

/* ---- translation_empty.c: entries that wait ---- */

/* Whether a field of the source, s, holds texts to translate. */
bool field_worth(const struct field *f, const struct node *s);
bool shape_worth(const struct shape *shape, const struct node *s);
/*
 * Appends the empty entries of a field of the source, the source's texts
 * beside them; with key NULL an item of a list.
 */
void empty_field(struct refresh *r, struct buf *out, int indent,
	const struct field *f, const struct node *s, const char *key);
/* The same of one item of a list, or a map's value under key. */
void empty_item(struct refresh *r, struct buf *out, int indent,
	const struct shape *shape, const struct node *s, const char *key);
/* Appends a step under its id. */
void empty_step(
	struct refresh *r, struct buf *out, int indent, const struct node *s);
/* Appends what the source says, as comments. */
void source_remark(struct buf *out, int indent, const struct field *f,
	const struct node *s);
/* The digest of a step's texts; false where there is no such step. */
bool step_digest(const struct refresh *r, const char *id, char of[9]);
/* Steps: a list in the source, a map by id in translations. */
bool goes_by_id(const struct field *f);
/* The field that a value without fields stands for; NULL: none. */
const struct field *shorthand_of(const struct shape *shape);

/* ---- translation_lines.c: changes, but for r->dry ---- */

/* Whether an entry is there, but empty. */
bool entry_waits(const struct node *n);
/* New lines, which are released, after a line. */
void insert_after(struct refresh *r, size_t line, struct buf *lines);
/* Whether an entry has its lines for itself: "- " may stand before it. */
bool has_own_lines(const struct refresh *r, const struct span *t);
/* Makes comments of an entry's lines, where they are; false: cannot be. */
bool put_aside(struct refresh *r, const struct span *t);
/* Moves a step, or what goes by its name, to the end of the file. */
bool put_at_end(struct refresh *r, const struct span *t);
/* The source's text before an entry that waits, or is to be looked at. */
void show_source(struct refresh *r, const struct field *f, const struct node *s,
	const struct span *t);

/* ---- translation_stale.c: steps whose source has changed ---- */

/* Brings "of" up to date; whether the step waits to be looked at. */
bool refresh_of(struct refresh *r, const struct span *step,
	const struct span *of, const char *now);
/* Tells the translator so. */
void note_stale(struct refresh *r, const struct span *of);

/* ---- translation_refresh.c: what is there ---- */

/* The last line of what every translation begins with; 0: it has none. */
size_t head_end(const struct span *root);
/* Brings the whole file up to date; false where it cannot be edited. */
bool refresh_root(struct refresh *r, const struct span *root);

#endif
