/* Plain mode: numbers, also from a keyboard whose digit row types letters. */
#include "ui/plain_parts.h"

#include <string.h>

#include "base/text.h"
#include "ui/keys.h"

void plain_typed_number(struct buf *b, const char *line)
{
	enum keys_row row = ROW_UNKNOWN;
	size_t n = strlen(line), start = b->len;

	for (size_t i = 0; i < n;) {
		uint32_t ch;

		i += text_decode(line + i, n - i, &ch);
		text_encode(b,
			keys_number(&row, b->data ? b->data + start : "", ch));
	}
}

/* Appends line with the letters of the Kazakh digit row as digits. */
static void add_digits(struct buf *b, const char *line)
{
	size_t n = strlen(line);

	/* With one real digit in it, a comma is a comma. */
	if (strpbrk(line, "0123456789")) {
		buf_adds(b, line);
		return;
	}
	for (size_t i = 0; i < n;) {
		struct key key = { .kind = KEYS_CHAR };
		int digit;

		i += text_decode(line + i, n - i, &key.ch);
		digit = keys_digit(&key);
		text_encode(b, digit < 0 ? key.ch : '0' + (uint32_t)digit);
	}
}
static bool has(const size_t *list, size_t count, size_t number)
{
	for (size_t i = 0; i < count; i++) {
		if (list[i] == number)
			return true;
	}
	return false;
}

/* Reads "3", "3)", "3." or "-"; false: something else. 0 is "-". */
static bool next(const char **s, size_t max, size_t *number)
{
	size_t length = strspn(*s, "0123456789");

	*number = 0;
	for (size_t i = 0; i < length && *number <= max; i++)
		*number = *number * 10 + (size_t)((*s)[i] - '0');
	if (length == 0 && **s != '-')
		return false;
	*s += length > 0 ? length : 1;
	/* "3)" and "3." as they are printed, "1, 3" as people write. */
	if (*number > max || (**s && !strchr(" ,;).", **s)))
		return false;
	*s += strspn(*s, " ,;).");
	return true;
}

size_t plain_numbers(const char *line, size_t max, size_t *out, size_t room)
{
	struct buf digits = { 0 };
	const char *s;
	size_t count = 0;

	add_digits(&digits, line);
	s = buf_str(&digits);
	s += strspn(s, " ,;");
	while (*s) {
		size_t number;

		if (!next(&s, max, &number) || number == 0 ||
			(count == room && !has(out, count, number))) {
			count = 0;
			break;
		}
		if (!has(out, count, number))
			out[count++] = number;
	}
	buf_release(&digits);
	return count;
}

bool plain_row(const char *line, size_t max, size_t *out, size_t count)
{
	struct buf digits = { 0 };
	const char *s;
	size_t n = 0;
	bool good = true;

	add_digits(&digits, line);
	s = buf_str(&digits);
	s += strspn(s, " ,;");
	for (; *s && good; n++)
		good = n < count && next(&s, max, &out[n]);
	buf_release(&digits);
	return good && n == count;
}

size_t plain_number(const char *line, size_t max)
{
	size_t number;

	return plain_numbers(line, max, &number, 1) == 1 ? number : 0;
}
