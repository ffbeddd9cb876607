/*
 * html_flow.h - for convert/html*.c alone: Markdown as it is being written.
 */
#ifndef SABAQ_CONVERT_HTML_FLOW_H
#define SABAQ_CONVERT_HTML_FLOW_H

#include "convert/html.h"
#include "convert/html_tags.h"

enum { NESTED_MAX = 12, LOST_MAX = 8 };

/* A list, item or quote that is open: what each of its lines begins with. */
struct nested {
	enum html_act act;
	size_t prefix; /* bytes of the prefix outside it */
	int number; /* of the next item; 0: no numbers */
};

struct html {
	struct moodle_file *file;
	struct buf *out;
	int line; /* of the source, for notes */
	bool lines; /* a line feed is a break, as in MOODLE_AUTO */
	bool flat; /* for a field of one line */
	struct buf prefix;
	struct nested nested[NESTED_MAX];
	size_t depth;
	bool fresh; /* nothing stands on the line yet but its prefix */
	bool bulleted; /* only an item's sign does */
	bool space; /* one is to come before the next word */
	bool strong, emphasis; /* open in the source */
	bool strong_out, emphasis_out; /* and in the output */
	int cells; /* of the row; -1: not in a table */
	bool head; /* the table's first row */
	const char *link;
	size_t link_n;
	char lost[LOST_MAX][16]; /* noted already */
	size_t lost_count;
};

/* Notes a tag whose meaning is lost, each name once. */
void html_note(struct html *h, const char *name);

/* ---- html_flow.c: lines and words ---- */

/* Whether all of it goes on one line. */
bool html_is_flat(const struct html *h);
/* Closes what is open of strong and emphasis; opens what the source has. */
void html_close_marks(struct html *h);
void html_open_marks(struct html *h);
/* What comes next stands on a line of its own. */
void html_end_line(struct html *h);
/* The same, with an empty line between. */
void html_end_block(struct html *h);
/* What a line begins with, or the space before a word. */
void html_begin_line(struct html *h);
void html_break(struct html *h);
/* A word without spaces, entities decoded. */
void html_add_word(struct html *h, const char *s, size_t n);
/* Text between tags, its white space made single spaces. */
void html_add_text(struct html *h, const char *s, const char *end);
/* "&nbsp;" and the like; the entity's bytes, 0 where there is none. */
size_t html_add_entity(struct buf *b, const char *s, const char *end);

/* ---- html_raw.c: what is taken up to its closing tag ---- */

/* Where the closing tag of that name begins; end where there is none. */
const char *html_find_closing(const char *s, const char *end, const char *name);
void html_add_code(struct html *h, const char *s, const char *end);
void html_add_fence(struct html *h, const char *s, const char *end);
/* Raised or lowered: digits have forms of their own, the rest gets a sign. */
void html_add_script(struct html *h, const struct html_tag *tag, const char *s,
	const char *end);

/* ---- html_nested.c: lists, quotes, tables ---- */

void html_list_tag(struct html *h, const struct html_tag *tag);
void html_table_tag(struct html *h, const struct html_tag *tag);

#endif
