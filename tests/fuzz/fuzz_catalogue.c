/* A .mo file of any bytes: refused, or safe to look up in. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "base/catalogue.h"

/* A result is a text that ends, and never NULL. */
static void touch(const char *text)
{
	if (!text || strlen(text) > CATALOGUE_BYTES)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const words[] = { "", "Next", "Open", "zzz",
		"%1 question", "\4", "\xff" };
	struct catalogue *c = catalogue_read(data, size, "ru");

	if (!c)
		return 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		touch(tr(c, words[i]));
		touch(trc(c, "file", words[i]));
		touch(trc(c, "", words[i]));
		for (unsigned long n = 0; n < 30; n++)
			touch(trn(c, words[i], "many", n));
	}
	catalogue_free(c);
	return 0;
}
