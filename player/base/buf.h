/*
 * buf.h - bytes that grow.
 *
 * Zeroed is an empty buffer. data always ends in a NUL that len does not
 * count, except in a buffer nothing was ever added to, where it is NULL:
 * buf_str() is safe there too.
 */
#ifndef SABAQ_BASE_BUF_H
#define SABAQ_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *data;
	size_t len, room;
};

void buf_add(struct buf *b, const char *s, size_t n);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);
void buf_fill(struct buf *b, char c, size_t times);
void buf_addf(struct buf *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The text so far, never NULL; borrowed until the next change. */
const char *buf_str(const struct buf *b);
/* The text, the caller's to free; the buffer is empty afterwards. */
char *buf_steal(struct buf *b);
/* Forgets the text, keeps the memory. */
void buf_clear(struct buf *b);
void buf_release(struct buf *b);

#endif
