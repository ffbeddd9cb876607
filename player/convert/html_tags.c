#include "convert/html_tags.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char *name;
	enum html_act act;
} tags[] = {
	{ "a", HTML_LINK },
	{ "abbr", HTML_THROUGH },
	{ "article", HTML_BLOCK },
	{ "audio", HTML_PICTURE },
	{ "b", HTML_STRONG },
	{ "big", HTML_THROUGH },
	{ "blockquote", HTML_QUOTE },
	{ "body", HTML_THROUGH },
	{ "br", HTML_BREAK },
	{ "caption", HTML_BLOCK },
	{ "center", HTML_BLOCK },
	{ "cite", HTML_EMPHASIS },
	{ "code", HTML_CODE },
	{ "col", HTML_THROUGH },
	{ "colgroup", HTML_THROUGH },
	{ "dd", HTML_BLOCK },
	{ "del", HTML_LOST },
	{ "div", HTML_BLOCK },
	{ "dl", HTML_BLOCK },
	{ "dt", HTML_BLOCK },
	{ "em", HTML_EMPHASIS },
	{ "embed", HTML_PICTURE },
	{ "figcaption", HTML_BLOCK },
	{ "figure", HTML_BLOCK },
	{ "font", HTML_THROUGH },
	{ "footer", HTML_BLOCK },
	{ "h1", HTML_HEADING },
	{ "h2", HTML_HEADING },
	{ "h3", HTML_HEADING },
	{ "h4", HTML_HEADING },
	{ "h5", HTML_HEADING },
	{ "h6", HTML_HEADING },
	{ "head", HTML_SKIP },
	{ "header", HTML_BLOCK },
	{ "hr", HTML_RULE },
	{ "html", HTML_THROUGH },
	{ "i", HTML_EMPHASIS },
	{ "iframe", HTML_PICTURE },
	{ "img", HTML_PICTURE },
	{ "ins", HTML_LOST },
	{ "kbd", HTML_CODE },
	{ "label", HTML_THROUGH },
	{ "li", HTML_ITEM },
	{ "main", HTML_BLOCK },
	{ "mark", HTML_LOST },
	{ "nav", HTML_BLOCK },
	{ "object", HTML_PICTURE },
	{ "ol", HTML_NUMBERED },
	{ "p", HTML_BLOCK },
	{ "pre", HTML_PRE },
	{ "q", HTML_THROUGH },
	{ "s", HTML_LOST },
	{ "samp", HTML_CODE },
	{ "script", HTML_SKIP },
	{ "section", HTML_BLOCK },
	{ "small", HTML_THROUGH },
	{ "source", HTML_THROUGH },
	{ "span", HTML_THROUGH },
	{ "strike", HTML_LOST },
	{ "strong", HTML_STRONG },
	{ "style", HTML_SKIP },
	{ "sub", HTML_LOWERED },
	{ "sup", HTML_RAISED },
	{ "svg", HTML_SKIP },
	{ "table", HTML_TABLE },
	{ "tbody", HTML_THROUGH },
	{ "td", HTML_CELL },
	{ "tfoot", HTML_THROUGH },
	{ "th", HTML_CELL },
	{ "thead", HTML_THROUGH },
	{ "title", HTML_SKIP },
	{ "tr", HTML_ROW },
	{ "tt", HTML_CODE },
	{ "u", HTML_LOST },
	{ "ul", HTML_LIST },
	{ "var", HTML_EMPHASIS },
	{ "video", HTML_PICTURE },
	{ "wbr", HTML_THROUGH },
};

/* Where the tag ends: a ">" in quotes does not end it. */
static const char *find_end(const char *s, const char *end)
{
	char quote = '\0';

	for (; s < end && *s != '\0'; s++) {
		if (quote && *s == quote)
			quote = '\0';
		else if (!quote && (*s == '"' || *s == '\''))
			quote = *s;
		else if (!quote && *s == '<')
			return NULL;
		else if (!quote && *s == '>')
			return s + 1;
	}
	return NULL;
}

bool html_tag_at(const char *s, const char *end, struct html_tag *out)
{
	size_t n = 0;

	*out = (struct html_tag){ 0 };
	s++;
	if (s < end && *s == '/') {
		out->closing = true;
		s++;
	}
	while (s + n < end && n + 1 < sizeof(out->name) &&
		isalnum((unsigned char)s[n])) {
		out->name[n] = (char)tolower((unsigned char)s[n]);
		n++;
	}
	if (s + n >= end || !strchr(" \t\n/>", s[n]))
		return false;
	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		if (strcmp(tags[i].name, out->name) != 0)
			continue;
		out->act = tags[i].act;
		out->level = out->name[1] - '0';
		out->attributes = s + n;
		out->end = find_end(s + n, end);
		return out->end != NULL;
	}
	return false;
}

const char *html_attribute(
	const struct html_tag *tag, const char *name, size_t *n)
{
	size_t length = strlen(name);
	const char *s = tag->attributes;

	for (; s + length + 1 < tag->end; s++) {
		char quote;

		if (!isspace((unsigned char)*s) ||
			strncasecmp(s + 1, name, length) != 0 ||
			s[1 + length] != '=')
			continue;
		s += length + 2;
		quote = *s == '"' || *s == '\'' ? *s++ : '\0';
		*n = 0;
		while (s + *n < tag->end - 1 &&
			(quote ? s[*n] != quote
			       : !isspace((unsigned char)s[*n])))
			++*n;
		return s;
	}
	return NULL;
}
