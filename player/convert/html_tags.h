/*
 * html_tags.h - what each tag of HTML means for Markdown: one table.
 */
#ifndef SABAQ_CONVERT_HTML_TAGS_H
#define SABAQ_CONVERT_HTML_TAGS_H

#include <stdbool.h>
#include <stddef.h>

enum html_act {
	HTML_THROUGH, /* nothing: its text is */
	HTML_LOST, /* its text is kept, it is noted */
	HTML_SKIP, /* nothing of it is shown, which is noted */
	HTML_BLOCK, /* a paragraph */
	HTML_BREAK,
	HTML_RULE,
	HTML_STRONG,
	HTML_EMPHASIS,
	HTML_CODE,
	HTML_PRE,
	HTML_HEADING,
	HTML_LIST,
	HTML_NUMBERED,
	HTML_ITEM,
	HTML_QUOTE,
	HTML_LINK,
	HTML_PICTURE,
	HTML_TABLE,
	HTML_ROW,
	HTML_CELL,
	HTML_RAISED,
	HTML_LOWERED,
};

/* A tag found in a text, from "<" to ">". */
struct html_tag {
	char name[16];
	enum html_act act;
	int level; /* of a heading */
	bool closing;
	const char *attributes; /* behind the name */
	const char *end; /* behind the ">" */
};

/* False where no tag that HTML knows begins at s; end: of the text. */
bool html_tag_at(const char *s, const char *end, struct html_tag *out);
/*
 * The value of an attribute, *n bytes, entities and all; NULL where there is
 * none.
 */
const char *html_attribute(
	const struct html_tag *tag, const char *name, size_t *n);

#endif
