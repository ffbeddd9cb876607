/*
 * read.h - the body of a step that is only read.
 */
#ifndef SABAQ_CORE_READ_H
#define SABAQ_CORE_READ_H

struct read_body {
	const char *text; /* Markdown */
};

#endif
