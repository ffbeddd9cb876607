/*
 * open.h - the body of a question answered in one's own words.
 */
#ifndef SABAQ_CORE_OPEN_H
#define SABAQ_CORE_OPEN_H

struct open_body {
	const char *model; /* Markdown, or NULL */
};

#endif
