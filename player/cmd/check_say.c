/* sabaq check: text broken to the width of the terminal. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "cmd/check.h"

void check_add_wrapped(struct buf *out, const char *text, int indent, int width)
{
	int used = 0;

	while (*text) {
		size_t n = strcspn(text, " \n");
		int cells = text_width(text, n);

		if (used > 0 && indent + used + 1 + cells >= width) {
			buf_addc(out, '\n');
			used = 0;
		}
		if (used == 0)
			buf_fill(out, ' ', (size_t)indent);
		else
			buf_addc(out, ' ');
		buf_add(out, text, n);
		used += cells + (used > 0);
		text += n;
		if (*text == '\n') {
			buf_addc(out, '\n');
			used = 0;
		}
		text += *text != '\0';
	}
	if (used > 0)
		buf_addc(out, '\n');
}
