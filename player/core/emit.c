#include "core/emit.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

static void begin(struct buf *out, int indent, const char *key)
{
	buf_fill(out, ' ', (size_t)indent);
	if (!key)
		buf_addc(out, '-');
	else if (emit_is_plain(key))
		buf_addf(out, "%s:", key);
	else
		buf_addf(out, "\"%s\":", key); /* an id such as "no" or "1" */
}

/* What some reader, of YAML 1.1 or 1.2, takes for something else. */
static bool is_word(const char *text)
{
	static const char *const words[] = { "true", "false", "yes", "no", "on",
		"off", "y", "n", "null", "nan", "inf" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcasecmp(text, words[i]) == 0)
			return true;
	}
	return false;
}

/* Signs that end a line to some readers: NEL, LS, PS; or that nobody sees. */
static bool is_odd(const char *text)
{
	size_t n = strlen(text);

	return text_find_danger(text, n) < n || strstr(text, "\xe2\x80\xa8") ||
	       strstr(text, "\xe2\x80\xa9");
}

/* A space that is not " ": beside a colon it is taken for a slip of the hand. */
static bool is_odd_space(uint32_t ch)
{
	return ch == 0xa0 || ch == 0x1680 || (ch >= 0x2000 && ch <= 0x200a) ||
	       ch == 0x202f || ch == 0x205f || ch == 0x3000;
}

static bool has_odd_colon(const char *text)
{
	size_t n = strlen(text), length;
	uint32_t ch, last = 0;

	for (; n > 0; text += length, n -= length, last = ch) {
		length = text_decode(text, n, &ch);
		if ((ch == ':' && is_odd_space(last)) ||
			(last == ':' && is_odd_space(ch)))
			return true;
	}
	return false;
}

/* Letters, "(" and signs that are not ASCII: not digits, signs or spaces. */
static bool begins_plain(const char *text)
{
	unsigned char c = (unsigned char)text[0];
	uint32_t ch;

	text_decode(text, strlen(text), &ch);
	return ch >= 0x80 ? !is_odd_space(ch)
			  : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
				    c == '(';
}

bool emit_is_plain(const char *text)
{
	size_t n = strlen(text);

	return n > 0 && begins_plain(text) && text[n - 1] != ' ' &&
	       text[n - 1] != ':' && !strpbrk(text, "\n\t") &&
	       !strstr(text, ": ") && !strstr(text, " #") && !is_word(text) &&
	       !is_odd(text) && !has_odd_colon(text);
}

static void add_escape(struct buf *out, uint32_t ch)
{
	static const struct {
		uint32_t ch;
		const char *as;
	} known[] = { { '"', "\\\"" }, { '\\', "\\\\" }, { '\n', "\\n" },
		{ '\t', "\\t" } };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (known[i].ch == ch) {
			buf_adds(out, known[i].as);
			return;
		}
	}
	if (ch > 0xffff)
		buf_addf(out, "\\U%08X", (unsigned)ch);
	else
		buf_addf(out, "\\u%04X", (unsigned)ch);
}

static void add_quoted(struct buf *out, const char *text)
{
	size_t n = strlen(text), length;
	uint32_t ch;

	buf_addc(out, '"');
	for (; n > 0; text += length, n -= length) {
		length = text_decode(text, n, &ch);
		if (ch == '"' || ch == '\\' || ch == '\n' || ch == '\t' ||
			ch == 0x2028 || ch == 0x2029 || is_odd_space(ch) ||
			text_danger(ch) != TEXT_SAFE)
			add_escape(out, ch);
		else
			buf_add(out, text, length);
	}
	buf_addc(out, '"');
}

void emit_word(struct buf *out, int indent, const char *key, const char *word)
{
	begin(out, indent, key);
	buf_addf(out, " %s\n", word);
}

void emit_quoted(struct buf *out, int indent, const char *key, const char *text)
{
	begin(out, indent, key);
	buf_addc(out, ' ');
	add_quoted(out, text);
	buf_addc(out, '\n');
}

void emit_short(struct buf *out, int indent, const char *key, const char *text)
{
	if (emit_is_plain(text))
		emit_word(out, indent, key, text);
	else
		emit_quoted(out, indent, key, text);
}

/* The lines before the first that has ink, or that one, begin with a space. */
static bool needs_digit(const char *text)
{
	size_t blank = strspn(text, "\n");

	return text[blank] == ' ' || text[blank] == '\t';
}

/* "|" with what says how many of its line feeds are the text's at the end. */
static void add_bar(struct buf *out, const char *text)
{
	size_t n = strlen(text), end = n;

	while (end > 0 && text[end - 1] == '\n')
		end--;
	buf_adds(out, " |");
	if (needs_digit(text))
		buf_addc(out, '2');
	if (end == n)
		buf_addc(out, '-');
	else if (n - end > 1)
		buf_addc(out, '+');
	buf_addc(out, '\n');
}

void emit_block(struct buf *out, int indent, const char *key, const char *text)
{
	size_t n = strlen(text), ink = strspn(text, " \t\n");

	if (ink == n || is_odd(text)) { /* no block holds it */
		emit_quoted(out, indent, key, text);
		return;
	}
	if (!strchr(text, '\n')) {
		emit_short(out, indent, key, text);
		return;
	}
	begin(out, indent, key);
	add_bar(out, text);
	while (*text) {
		size_t line = strcspn(text, "\n");

		if (line > 0)
			buf_fill(out, ' ', (size_t)indent + 2);
		buf_add(out, text, line);
		buf_addc(out, '\n');
		text += line + (text[line] == '\n');
	}
}

void emit_open(struct buf *out, int indent, const char *key)
{
	begin(out, indent, key);
	buf_addc(out, '\n');
}

/* In brackets a comma ends an item, too. */
static bool is_flow_plain(const char *text)
{
	return emit_is_plain(text) && !strpbrk(text, ",[]{}?:#");
}

void emit_flow(struct buf *out, int indent, const char *key,
	const char *const *items, size_t count, bool quoted)
{
	begin(out, indent, key);
	buf_adds(out, " [");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_adds(out, ", ");
		if (!quoted && is_flow_plain(items[i]))
			buf_adds(out, items[i]);
		else
			add_quoted(out, items[i]);
	}
	buf_adds(out, "]\n");
}

void emit_dash(struct buf *out, size_t from, int indent)
{
	out->data[from + (size_t)indent - 2] = '-';
}
