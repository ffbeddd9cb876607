/*
 * gift.h - what convert/gift_read*.c share: pieces of a GIFT file.
 *
 * A block is what stands between empty lines. Its escapes have been replaced
 * by bytes that no text holds, so that every "=" or "{" left is a sign of the
 * format; gift_text() turns them back.
 */
#ifndef SABAQ_CONVERT_GIFT_H
#define SABAQ_CONVERT_GIFT_H

#include "convert/moodle.h"

/* A run of a block's bytes. */
struct gift_piece {
	const char *s;
	size_t n;
};

struct gift_block {
	struct moodle_file *file;
	const char *text; /* a line feed for each of the file's lines */
	int line; /* of its first byte */
	const char *id, *tags; /* from comments */
	enum moodle_format format; /* of the stem, which the rest inherits */
};

/* What an escape stands as in a block, the place in gift_escaped added; and
 * the end of a comment's line, which is no line of the text. */
enum { GIFT_ESCAPE = 0x01, GIFT_COMMENT = 0x0e };
extern const char gift_escaped[];

bool gift_is_space(char c);
/* Takes the word, or "[html]" and the like, off the front. */
bool gift_take_word(struct gift_piece *p, const char *word);
void gift_take_format(struct gift_piece *p, enum moodle_format *format);
/* White space at both ends left out. */
struct gift_piece gift_trim(struct gift_piece p);
/* The first byte c of the piece; its end where there is none. */
size_t gift_find(struct gift_piece p, char c);
struct gift_piece gift_from(struct gift_piece p, size_t at);
struct gift_piece gift_upto(struct gift_piece p, size_t at);
int gift_line(const struct gift_block *b, struct gift_piece p);
/* Escapes turned back, ends trimmed; in the file's arena. */
const char *gift_text(const struct gift_block *b, struct gift_piece p);
/* The same with the format it says, else the stem's. Empty: text NULL. */
struct moodle_text gift_formatted(
	const struct gift_block *b, struct gift_piece p);

/*
 * What stands in the braces, into q: its kind and answers. False where it
 * cannot be understood; that is noted.
 */
bool gift_answers(const struct gift_block *b, struct gift_piece braces,
	struct moodle_question *q);

#endif
