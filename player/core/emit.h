/*
 * emit.h - YAML in our house style, a line at a time.
 *
 * Each function appends one value, ended by a line feed: "key: value" with
 * the key set in by indent spaces or, where key is NULL, "- value" with the
 * dash there. Texts are UTF-8 without a NUL; what core/node refuses (control
 * characters and the like) is escaped, so the YAML is sound, but node_parse()
 * will tell of it. Every other text comes back from node_parse() as it was,
 * NFC.
 *
 * A map in a list: write its fields two further in than the dash, then call
 * emit_dash().
 */
#ifndef SABAQ_CORE_EMIT_H
#define SABAQ_CORE_EMIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* A word of ours, a number, true or false: as it is. */
void emit_word(struct buf *out, int indent, const char *key, const char *word);
/* A text of one line: plain where every reader takes it as it stands. */
void emit_short(struct buf *out, int indent, const char *key, const char *text);
/* The same, always in quotes: what is compared with answers. */
void emit_quoted(
	struct buf *out, int indent, const char *key, const char *text);
/* Markdown or a program: under "|" with its lines set in. */
void emit_block(struct buf *out, int indent, const char *key, const char *text);
/* "key:"; what belongs to it follows, two further in. */
void emit_open(struct buf *out, int indent, const char *key);
/* "key: [a, b]", each as emit_short() has it, or all quoted. */
void emit_flow(struct buf *out, int indent, const char *key,
	const char *const *items, size_t count, bool quoted);
/* Turns the line at from, set in by indent, into the first of a list item. */
void emit_dash(struct buf *out, size_t from, int indent);

/* Whether all YAML readers take a plain text as this very text. */
bool emit_is_plain(const char *text);

#endif
