#include "core/remark.h"

#include <string.h>

#include "base/text.h"
#include "core/emit.h"

static void begin(struct buf *out, int indent, const char *mark)
{
	buf_fill(out, ' ', (size_t)indent);
	buf_adds(out, mark);
}

void remark_wrap(
	struct buf *out, int indent, const char *mark, const char *text)
{
	int start = indent + text_width(mark, strlen(mark)), used = 0;

	while (*text) {
		size_t n = strcspn(text, " \n");
		int width = text_width(text, n);

		if (used > 0 && used + 1 + width > REMARK_WIDTH) {
			buf_addc(out, '\n');
			used = 0;
		}
		if (used == 0) {
			begin(out, indent, mark);
			used = start;
		}
		buf_addc(out, ' ');
		buf_add(out, text, n);
		used += 1 + width;
		text += n;
		text += strspn(text, " \n");
	}
	if (used > 0)
		buf_addc(out, '\n');
}

void remark_lines(
	struct buf *out, int indent, const char *mark, const char *text)
{
	while (*text) {
		size_t n = strcspn(text, "\n");

		begin(out, indent, mark);
		if (n > 0)
			buf_addc(out, ' ');
		buf_add(out, text, n);
		buf_addc(out, '\n');
		text += n + (text[n] == '\n');
	}
}

void remark_item(struct buf *out, int indent, const char *map)
{
	size_t from;

	while (map[indent + 2] == '#') {
		size_t n = strcspn(map, "\n") + 1;

		buf_add(out, map + 2, n - 2);
		map += n;
	}
	from = out->len;
	buf_adds(out, map);
	emit_dash(out, from, indent + 2);
}
