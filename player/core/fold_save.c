/*
 * The folded state as text. One thing a line: a letter, then its values,
 * each behind a tab. What a line belongs to came before it: a try (T) to the
 * last step (S), that to the last attempt (A), that and the marks of finished
 * attempts (M) to the last unit (U). Absent words are empty.
 */
#include <string.h>

#include "base/jsonl.h"
#include "core/fold_parts.h"

/* SplitMix64's mixing of each eight bytes into the sum so far. */
static uint64_t sum_of(const char *text, size_t n)
{
	uint64_t sum = n, word;

	for (size_t i = 0; i < n; i += sizeof(word)) {
		word = 0;
		memcpy(&word, text + i,
			n - i < sizeof(word) ? n - i : sizeof(word));
		sum = (sum ^ word) * 0x9e3779b97f4a7c15;
		sum ^= sum >> 29;
	}
	return sum;
}

void fold_sum_line(const char *text, size_t n, char out[FOLD_SUM_LINE + 1])
{
	uint64_t sum = sum_of(text, n);
	uint8_t bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (uint8_t)(sum >> (56 - 8 * i));
	out[0] = 'E';
	out[1] = '\t';
	digest_hex(bytes, sizeof(bytes), out + 2);
	out[FOLD_SUM_LINE - 1] = '\n';
	out[FOLD_SUM_LINE] = '\0';
}

/* ---- saving ---- */

static void put_long(struct buf *b, int64_t n)
{
	buf_addc(b, '\t');
	jsonl_add_long(b, n);
}

static void put_number(struct buf *b, double x)
{
	buf_addc(b, '\t');
	jsonl_add_number(b, x);
}

static void put_text(struct buf *b, const char *s)
{
	buf_addc(b, '\t');
	while (s && *s) {
		size_t plain = strcspn(s, "\t\n\\");

		buf_add(b, s, plain);
		s += plain;
		if (!*s)
			break;
		buf_addc(b, '\\');
		buf_adds(b, *s == '\t' ? "t" : *s == '\n' ? "n" : "\\");
		s++;
	}
}

static void save_step(struct buf *b, const struct fold_step *s)
{
	buf_addc(b, 'S');
	put_text(b, s->id);
	put_long(b, s->viewed);
	put_long(b, s->hints);
	put_long(b, s->given_open);
	put_long(b, s->sure);
	put_text(b, s->obj);
	put_text(b, s->mis);
	put_text(b, s->hit);
	put_text(b, s->lang);
	put_long(b, (int64_t)s->given_count);
	for (size_t i = 0; i < s->given_count; i++)
		put_text(b, s->given[i]);
	buf_addc(b, '\n');
	for (int i = 0; i < s->tries; i++) {
		buf_addc(b, 'T');
		put_long(b, s->all[i].number);
		put_long(b, s->all[i].live);
		put_long(b, s->all[i].right);
		put_number(b, s->all[i].score);
		put_number(b, s->all[i].max);
		buf_addc(b, '\n');
	}
}

static void save_attempt(struct buf *b, const struct fold_attempt *a)
{
	buf_addc(b, 'A');
	put_text(b, a->id);
	put_text(b, a->kind);
	put_text(b, a->via);
	put_long(b, a->pass);
	put_text(b, a->at);
	put_long(b, a->used_ms);
	put_long(b, a->opened_ms);
	put_long(b, a->last_ms);
	put_long(b, a->chain);
	put_long(b, a->finished);
	put_long(b, a->passed);
	put_number(b, a->score);
	put_number(b, a->max);
	put_text(b, a->why);
	put_long(b, (int64_t)a->order_count);
	for (size_t i = 0; i < a->order_count; i++)
		put_text(b, a->order[i]);
	buf_addc(b, '\n');
	for (size_t i = 0; i < a->step_count; i++)
		save_step(b, &a->steps[i]);
}

static void save_unit(struct buf *b, const struct fold_unit *u)
{
	buf_addc(b, 'U');
	put_text(b, u->module);
	put_text(b, u->unit);
	put_long(b, u->last_ms);
	buf_addc(b, '\n');
	for (size_t i = 0; i < u->mark_count; i++) {
		buf_addc(b, 'M');
		put_text(b, u->marks[i].id);
		put_long(b, u->marks[i].live);
		put_number(b, u->marks[i].score);
		put_number(b, u->marks[i].max);
		buf_addc(b, '\n');
	}
	for (size_t i = 0; i < u->attempt_count; i++)
		save_attempt(b, u->attempts[i]);
}

static void put_stamp(struct buf *b, const struct fold_stamp *s)
{
	put_long(b, s->ms);
	put_long(b, s->chain);
}

static void save_note(struct buf *b, const struct fold_note *n)
{
	buf_addc(b, 'N');
	put_text(b, n->module);
	put_text(b, n->unit);
	put_text(b, n->step);
	put_long(b, n->bookmark);
	put_stamp(b, &n->marked);
	put_stamp(b, &n->written);
	put_text(b, n->text);
	buf_addc(b, '\n');
}

void progress_save(const struct progress *p, struct buf *out)
{
	size_t start = out->len;
	char sum[FOLD_SUM_LINE + 1];
	int64_t recent = -1;

	for (size_t i = 0; i < p->unit_count; i++)
		if (p->units[i] == p->recent)
			recent = (int64_t)i;
	buf_adds(out, FOLD_FIRST_LINE);
	buf_addc(out, 'P');
	put_long(out, p->last_ms);
	put_long(out, p->last_chain);
	put_long(out, recent);
	put_text(out, p->review);
	buf_addc(out, '\n');
	for (size_t i = 0; i < p->chain_count; i++) {
		buf_addc(out, 'C');
		put_text(out, p->chains[i].log);
		put_long(out, p->chains[i].n);
		put_text(out, p->chains[i].h);
		buf_addc(out, '\n');
	}
	for (size_t i = 0; i < p->note_count; i++)
		save_note(out, &p->notes[i]);
	for (size_t i = 0; i < p->unit_count; i++)
		save_unit(out, p->units[i]);
	fold_sum_line(out->data + start, out->len - start, sum);
	buf_adds(out, sum);
}
