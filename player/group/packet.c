#include "group/packet.h"

#include <string.h>

#include "base/mem.h"

#define WORD(symbol, word) #word,
static const char *const words[] = { PACKET_WORDS(WORD) NULL };
#undef WORD

void packet_write(struct buf *out, const struct packet *p)
{
	buf_adds(out, words[p->word]);
	if (p->name && p->name[0])
		buf_addf(out, " %s", p->name);
	buf_addc(out, '\n');
	buf_add(out, p->body ? p->body : "", p->n);
}

bool packet_read(struct packet *out, char *bytes, size_t n)
{
	char *stop = memchr(bytes, '\n', n), *space;
	int word = 0;

	if (!stop)
		return false;
	bytes[n] = '\0';
	*stop = '\0';
	space = strchr(bytes, ' ');
	if (space)
		*space = '\0';
	while (words[word] && strcmp(words[word], bytes) != 0)
		word++;
	*out = (struct packet){ .word = (enum packet_word)word,
		.name = space ? space + 1 : "",
		.body = stop + 1,
		.n = n - (size_t)(stop + 1 - bytes) };
	return word < PACKET_UNKNOWN && strlen(out->name) < PACKET_NAME;
}

char *packet_value(const char *body, const char *key)
{
	size_t n = strlen(key);

	for (const char *line = body; *line;) {
		size_t length = strcspn(line, "\n");

		if (length > n && strncmp(line, key, n) == 0 && line[n] == ' ')
			return xstrndup(line + n + 1, length - n - 1);
		line += length + (line[length] == '\n');
	}
	return NULL;
}
